import { Random } from '../../core/index.js';
import { dateOfDay, dayOfDate, durationOf, instantOn, startsFor } from '../../planner/class-day.rules.js';
import type {
  Placement,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  TimetableProblem,
  Wish,
} from '../../planner/timetable-problem.js';

export interface SomeProblemSize {
  cohorts: number;
  lessonsPerCohort: number;
  days: number;
  instructors: number;
  rooms: number;
  /** Locks, expected places, odd times, closures, kits, joined cohorts and all the rest. */
  isRich: boolean;
}

const FIRST = dayOfDate('2027-05-27');
const REGIONS = ['652901', '652901', '652928', '652902', null];

/** A problem that a seed decides, small enough to be looked at. */
export function someProblem(seed: number, size: SomeProblemSize): TimetableProblem {
  return new ProblemMaker(new Random(seed), size).problem();
}

class ProblemMaker {
  constructor(
    private readonly random: Random,
    private readonly size: SomeProblemSize,
  ) {}

  problem(): TimetableProblem {
    const { random, size } = this;
    const rooms = list(size.rooms, (i): PlannedResource => ({
      ...this.resource(`room${i}`),
      capacity: this.chance(0.2) ? null : 30 + random.below(3) * 20,
      offers: i === 0 || this.chance(0.5) ? ['CLASSROOM', 'STUDIO'] : ['STUDIO'],
    }));
    const instructors = list(size.instructors, (i): PlannedInstructor => ({
      ...this.resource(`i${i}`),
      instructorId: `person${i}`,
      teaches: new Set(['u0', 'u1', 'u2'].filter((_, u) => i === u || this.chance(0.6))),
      isVisiting: this.chance(0.3),
      wishes: this.wishes(),
    }));
    const kits = list(2, (i) => this.resource(`kit${i}`));
    const cohorts = list(size.cohorts, (i): PlannedCohort => ({
      ...this.resource(`c${i}`),
      cohortId: `cohort${i}`,
      startsOn: this.date(random.below(2)),
      endsOn: this.date(size.days - 1 - random.below(2)),
      seats: 20 + random.below(20),
      prefersEvening: this.chance(0.3),
      wishes: this.wishes(),
    }));
    const lessons = cohorts.flatMap((_, c) => list(size.lessonsPerCohort, (k) => this.lesson(c, k)));
    const problem: TimetableProblem = {
      notBefore: instantOn(FIRST, 11 * 60),
      places: new Map(REGIONS.map((regionCode, i) => [`p${i}`, { id: `p${i}`, regionCode, isTownship: i === 4 }])),
      rooms,
      instructors,
      cohorts,
      lessons,
      kits,
      uses: this.uses([...rooms, ...instructors, ...cohorts]),
      roadClosures: size.isRich
        ? list(2, () => ({
            fromPlaceId: `p${random.below(5)}`,
            toPlaceId: `p${random.below(5)}`,
            fromDate: this.date(random.below(3)),
            untilDate: this.date(3 + random.below(3)),
            minutes: this.chance(0.4) ? null : 20 + random.below(120),
          }))
        : [],
    };
    if (size.isRich) this.fix(problem);
    return problem;
  }

  private resource(id: string): PlannedResource {
    const isLimited = this.size.isRich && this.chance(0.25);
    const from = this.random.below(this.size.days);
    return {
      id,
      placeId: `p${this.random.below(this.size.isRich ? 5 : 2)}`,
      capacity: null,
      offers: [],
      periods: isLimited
        ? [
            {
              fromDate: this.date(from),
              untilDate: this.date(from + this.random.below(4)),
              isAvailable: this.chance(0.5),
            },
          ]
        : [],
      opensOn: this.size.isRich && this.chance(0.1) ? this.date(1) : null,
      closedOn: this.size.isRich && this.chance(0.1) ? this.date(this.size.days - 1) : null,
    };
  }

  private lesson(cohort: number, k: number): PlannedLesson {
    const { random, size } = this;
    const isPractice = this.chance(0.5);
    const isOnline = this.chance(0.15);
    const other = (cohort + 1) % size.cohorts;
    return {
      id: `cohort${cohort}:${k}`,
      cohortId: `cohort${cohort}`,
      unitId: `u${Math.floor((3 * k) / size.lessonsPerCohort)}`,
      position: size.isRich && this.chance(0.2) ? k - 1 : k,
      mode: isPractice ? 'PRACTICE' : 'THEORY',
      joinedCohortIds: size.isRich && other !== cohort && this.chance(0.1) ? [`cohort${other}`] : [],
      kitIds: size.isRich && this.chance(0.2) ? [`kit${random.below(2)}`] : [],
      after: size.isRich && k > 0 && cohort > 0 && this.chance(0.1) ? [`cohort${cohort - 1}:${k - 1}`] : [],
      classHours: 1 + random.below(4),
      needs: isOnline ? null : isPractice ? 'STUDIO' : 'CLASSROOM',
      mayBeEvening: isPractice,
      lockedAt: null,
      expectedAt: null,
    };
  }

  /** Some lessons locked and some expected, a few of them at odd times. */
  private fix(problem: TimetableProblem): void {
    for (const lesson of problem.lessons) {
      if (this.chance(0.12)) lesson.lockedAt = this.placement(problem, lesson);
      if (this.chance(0.3)) lesson.expectedAt = this.placement(problem, lesson);
    }
  }

  private placement(problem: TimetableProblem, { classHours, needs, mayBeEvening }: PlannedLesson): Placement {
    const { random } = this;
    const starts = startsFor(classHours, mayBeEvening);
    const odd = this.chance(0.3) ? random.below(200) : 0;
    const minutes = Math.min(1440 - 45 * classHours, (starts[random.below(starts.length)] ?? 600) + odd);
    const startsAt = instantOn(FIRST + random.below(this.size.days), minutes);
    return {
      startsAt,
      endsAt: startsAt + durationOf(classHours),
      instructorId: problem.instructors[random.below(problem.instructors.length)]!.instructorId,
      roomId: needs === null ? null : problem.rooms[random.below(problem.rooms.length)]!.id,
    };
  }

  private uses(resources: readonly PlannedResource[]): ResourceUse[] {
    return list(this.size.isRich ? 5 : 0, (i) => {
      const from = instantOn(FIRST + this.random.below(this.size.days), 540 + this.random.below(800));
      return {
        resourceId: resources[this.random.below(resources.length)]!.id,
        from,
        until: from + (30 + this.random.below(200)) * 60_000,
        placeId: this.chance(0.3) ? null : `p${this.random.below(5)}`,
        subjectId: `use${i}`,
      };
    });
  }

  private wishes(): Wish[] {
    if (!this.size.isRich || this.chance(0.6)) return [];
    const from = this.random.below(this.size.days);
    return [
      {
        fromDate: this.date(from),
        untilDate: this.date(from + this.random.below(3)),
        ...(this.chance(0.5) ? { slots: ['AFTERNOON', 'EVENING'] as const } : {}),
        points: (1 + this.random.below(3)) as 1 | 2 | 3,
      },
    ];
  }

  private chance(share: number): boolean {
    return this.random.unit() < share;
  }

  private date(offset: number): string {
    return dateOfDay(FIRST + offset);
  }
}

const list = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));

import { Random } from '../../core/random.js';
import {
  CLASS_DAY_SLOTS,
  CLASS_HOUR_MINUTES,
  dateOfDay,
  dayOfDate,
  durationOf,
  instantOn,
} from '../../planner/class-day.rules.js';
import type { PlacedLesson } from '../../planner/plan-check.rules.js';
import { REGION_CODES } from '../../planner/travel.rules.js';
import { instantText } from '../instant-text.js';
import { MOST_LESSONS, type ProblemFile, type ProblemFileInput } from '../problem-file.schema.js';
import { soundProblem } from '../problem-file.js';
import { outlineOf, type OutlineLesson } from './course-outline.js';
import type { Stretch } from './diary.js';
import { addDaysAway, harvestWishes } from './seasons.js';
import { Staff } from './staff.js';

export interface GeneratedProblem {
  file: ProblemFile;
  /** A timetable that keeps every rule: the problem was made around it, so that all lessons can be placed. */
  witness: PlacedLesson[];
}

type LessonInput = ProblemFileInput['lessons'][number];
type CohortInput = ProblemFileInput['cohorts'][number];

const FIRST_DAY = dayOfDate('2027-08-30');
/** The National Day holidays: no class. */
const CLOSED = { from: '2027-10-01', until: '2027-10-07' };
const SHARE = { township: 0.3, evening: 0.2, twin: 0.15, locked: 0.03, anyOrder: 0.1 };

/**
 * A realistic problem of any size: the ten county teams with their bases, studios and township rooms, cohorts of about
 * 33 with courses of 24 to 120 class hours, residents and visitors. The same numbers give the same problem.
 */
export function generateProblem(options: { lessons: number; seed: number }): GeneratedProblem {
  if (!Number.isInteger(options.lessons) || options.lessons < 1 || options.lessons > MOST_LESSONS) {
    throw new RangeError(`lessons must be 1 to ${MOST_LESSONS}`);
  }
  return new Generator(options.lessons, options.seed).run();
}

class Generator {
  private readonly random: Random;
  private readonly staff: Staff;
  private readonly cohorts: CohortInput[] = [];
  private readonly lessons: LessonInput[] = [];
  private readonly witness: PlacedLesson[] = [];

  constructor(
    private readonly size: number,
    private readonly seed: number,
  ) {
    this.random = new Random(seed);
    this.staff = new Staff(this.random);
  }

  run(): GeneratedProblem {
    while (this.lessons.length < this.size) {
      const first = this.addCohort(null);
      if (this.lessons.length < this.size && this.random.unit() < SHARE.twin) this.addCohort(first);
    }
    const lastDay = this.cohorts.reduce((last, { endsOn }) => Math.max(last, dayOfDate(endsOn)), FIRST_DAY);
    addDaysAway(this.staff, this.random, FIRST_DAY, lastDay);
    const { file } = soundProblem({
      horizon: { from: dateOfDay(FIRST_DAY), until: dateOfDay(lastDay) },
      places: REGION_CODES.flatMap((region) => [
        { id: region, region },
        { id: `${region}-township`, region, isTownship: true },
      ]),
      travel: {
        rides: [{ from: '652901', to: '652901-township', minutes: 40 }],
        closures: [{ from: '652902', to: '652925', fromDate: '2027-09-20', untilDate: '2027-09-22', minutes: null }],
      },
      resources: this.staff.resources,
      instructors: this.staff.members.map(({ input }) => input),
      cohorts: this.cohorts,
      lessons: this.lessons,
      locks: this.locks(),
      seed: this.seed,
    } satisfies ProblemFileInput);
    return { file, witness: this.witness };
  }

  /** A cohort with all its lessons; a twin begins with a lesson of its elder that it joins. */
  private addCohort(elder: CohortInput | null): CohortInput {
    const { random } = this;
    const region = elder ? elder.place.slice(0, 6) : (REGION_CODES[random.below(REGION_CODES.length)] ?? '');
    const isTownship = elder ? elder.place !== region : random.unit() < SHARE.township;
    // A year's starts for a year's cohorts, a season's for a plan of some weeks.
    const weeks = Math.min(40, 4 + Math.floor(this.size / 100));
    const start = elder ? dayOfDate(elder.startsOn) : FIRST_DAY + 7 * random.below(weeks);
    const cohort: CohortInput = {
      id: `cohort-${this.cohorts.length + 1}`,
      place: isTownship ? `${region}-township` : region,
      startsOn: dateOfDay(start),
      endsOn: dateOfDay(start),
      seats: 28 + random.below(11),
      prefersEvening: random.unit() < SHARE.evening,
      availability: [{ ...CLOSED, isAvailable: false }],
      wishes: harvestWishes(region),
    };
    this.cohorts.push(cohort);
    const outline = outlineOf(random).slice(0, this.size - this.lessons.length);
    let cursor = instantOn(start, 0);
    if (elder) cursor = this.join(elder, cohort);
    let position = 0;
    outline.forEach((each, i) => {
      if (i > 0 && random.unit() >= SHARE.anyOrder) position += 1;
      cursor = this.place(cohort, each, position, cursor);
    });
    // As much room again as a third of the time that is needed, and a week.
    const needed = Math.floor((cursor - instantOn(start, 0)) / 86_400_000) + 1;
    cohort.endsOn = dateOfDay(start + needed + Math.floor(needed / 3) + 7);
    return cohort;
  }

  /** The younger cohort sits in the elder's first lesson; returns when that ends. */
  private join(elder: CohortInput, cohort: CohortInput): number {
    const index = this.lessons.findIndex((lesson) => lesson.cohort === elder.id);
    const lesson = this.lessons[index];
    const placement = this.witness[index]?.placement;
    if (!lesson || !placement) throw new Error('a twin has an elder with lessons');
    const room = this.staff.resources.find(({ id }) => id === placement.roomId);
    // Seats add up: the room turns out to be a hall.
    if (room) room.capacity = Math.max(room.capacity ?? 0, elder.seats + cohort.seats);
    lesson.joins = [cohort.id];
    const day = Math.floor((placement.startsAt + 28_800_000) / 86_400_000);
    const midnight = instantOn(day, 0);
    const time = { from: (placement.startsAt - midnight) / 60_000, until: (placement.endsAt - midnight) / 60_000 };
    this.staff.diary.take(cohort.id, day, time, room?.place ?? null);
    return placement.endsAt;
  }

  /** Adds the lesson at the first time from `cursor` on at which everything it needs can be had; returns when it ends. */
  private place(cohort: CohortInput, { unit, classHours }: OutlineLesson, position: number, cursor: number): number {
    const region = cohort.place.slice(0, 6);
    // Studios and orchards are at the base; a township has a classroom.
    const placeId = unit.needs === null ? null : unit.needs === 'CLASSROOM' ? cohort.place : region;
    const id = `lesson-${this.lessons.length + 1}`;
    const first = Math.floor((cursor + 28_800_000) / 86_400_000);
    for (let day = first; ; day += 1) {
      for (const time of this.timesOn(cohort, day, classHours, unit.isLive, cursor)) {
        if (!this.staff.diary.canBeAt(cohort.id, day, placeId)) continue;
        const roomId = unit.needs && placeId && this.staff.roomFor(unit.needs, placeId, cohort.seats, day, time);
        if (unit.needs && !roomId) continue;
        const instructorId = this.staff.instructorFor(unit, region, placeId, day, time);
        if (!instructorId) continue;
        const kits = unit.isLive && placeId ? [this.staff.kitFor(placeId, day, time)] : [];
        for (const taken of [cohort.id, instructorId, ...(roomId ? [roomId] : []), ...kits]) {
          this.staff.diary.take(taken, day, time, placeId);
        }
        this.lessons.push({
          id,
          cohort: cohort.id,
          unit: unit.id,
          position,
          classHours,
          mode: unit.mode,
          needs: unit.needs,
          kits,
          mayBeEvening: unit.isLive,
        });
        const startsAt = instantOn(day, time.from);
        const endsAt = startsAt + durationOf(classHours);
        this.witness.push({ lessonId: id, placement: { startsAt, endsAt, instructorId, roomId } });
        return endsAt;
      }
    }
  }

  /** Times of a day that are open to the cohort: Monday to Saturday, at most six class hours, after what it had. */
  private timesOn(cohort: CohortInput, day: number, classHours: number, isLive: boolean, cursor: number): Stretch[] {
    const date = dateOfDay(day);
    // 1970-01-01 was a Thursday.
    if ((day + 4) % 7 === 0 || (CLOSED.from <= date && date <= CLOSED.until)) return [];
    const minutes = classHours * CLASS_HOUR_MINUTES;
    if (this.staff.diary.minutesOn(cohort.id, day) + minutes > 6 * CLASS_HOUR_MINUTES) return [];
    const slots = CLASS_DAY_SLOTS.filter(({ key }) => (key === 'EVENING' ? isLive : !isLive || !cohort.prefersEvening));
    return slots.flatMap((slot) => {
      const from = this.staff.diary.lastWithin(cohort.id, day, slot);
      const isOpen = from + minutes <= slot.until && instantOn(day, from) >= cursor;
      return isOpen ? [{ from, until: from + minutes }] : [];
    });
  }

  private locks(): ProblemFileInput['locks'] {
    return this.witness
      .filter(() => this.random.unit() < SHARE.locked)
      .map(({ lessonId, placement }) => ({
        lesson: lessonId,
        start: instantText(placement.startsAt),
        instructor: placement.instructorId,
        room: placement.roomId,
      }));
  }
}

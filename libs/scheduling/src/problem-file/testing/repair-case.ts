import { Random } from '../../core/random.js';
import { dateOfDay, dayOfDate } from '../../planner/class-day.rules.js';
import type { PlacedLesson, TimetableProblem } from '../../planner/timetable-problem.js';
import { soundProblem } from '../problem-file.js';
import type { ProblemFileInput } from '../problem-file.schema.js';

const FIRST = dayOfDate('2027-09-06');

/** Two or three cohorts of one county and its township in a week or so: small enough to be solved exactly. */
export function smallProblem(seed: number): TimetableProblem {
  const random = new Random(seed);
  const days = 4 + random.below(2);
  const cohorts = 2 + random.below(2);
  const [from, until] = [dateOfDay(FIRST), dateOfDay(FIRST + days - 1)];
  const input: ProblemFileInput = {
    horizon: { from, until },
    places: [
      { id: 'base', region: '652928' },
      { id: 'township', region: '652928', isTownship: true },
    ],
    resources: [
      { id: 'room-1', place: 'base', capacity: 40, offers: ['CLASSROOM'] },
      { id: 'room-2', place: 'township', capacity: 40, offers: ['CLASSROOM'] },
      { id: 'studio', place: 'base', capacity: 40, offers: ['STUDIO'] },
      { id: 'kit', kind: 'KIT', place: 'base' },
    ],
    // Few of them, and not always there: what one leaves cannot simply be taken over by another at the same hour.
    instructors: Array.from({ length: 3 }, (_, i) => ({
      id: `instructor-${i}`,
      place: i === 2 ? 'township' : 'base',
      teaches: ['theory', 'live'].filter((_unit, k) => i % 2 === k || random.unit() < 0.7),
      availability:
        i === 0
          ? ('ALWAYS' as const)
          : [{ from: dateOfDay(FIRST + random.below(2)), until: dateOfDay(FIRST + days - 1 - random.below(2)) }],
    })),
    cohorts: Array.from({ length: cohorts }, (_, c) => ({
      id: `cohort-${c}`,
      place: c === 0 ? 'township' : 'base',
      startsOn: from,
      endsOn: until,
      seats: 30 + random.below(8),
    })),
    lessons: Array.from({ length: cohorts }, (_, c) =>
      Array.from({ length: 3 + random.below(3) }, (_unused, i) => {
        const isLive = random.unit() < 0.4;
        return {
          id: `lesson-${c}-${i}`,
          cohort: `cohort-${c}`,
          unit: isLive ? 'live' : 'theory',
          position: Math.floor(i / (1 + random.below(2))),
          classHours: 2 + random.below(3),
          needs: isLive ? 'STUDIO' : 'CLASSROOM',
          kits: isLive ? ['kit'] : [],
          mayBeEvening: isLive,
        };
      }),
    ).flat(),
  };
  return soundProblem(JSON.parse(JSON.stringify(input))).problem;
}

/** The same problem some time after the plan was published, without one of its instructors for the days from `day` on. */
export function withoutInstructor(
  problem: TimetableProblem,
  published: readonly PlacedLesson[],
  instructorId: string,
  days: { from: number; until: number },
): TimetableProblem {
  const expected = new Map(published.map(({ lessonId, placement }) => [lessonId, placement]));
  const away = { fromDate: dateOfDay(days.from), untilDate: dateOfDay(days.until), isAvailable: false };
  return {
    ...problem,
    lessons: problem.lessons.map((lesson) => ({
      ...lesson,
      lockedAt: null,
      expectedAt: expected.get(lesson.id) ?? null,
    })),
    instructors: problem.instructors.map((instructor) =>
      instructor.instructorId === instructorId ? { ...instructor, periods: [...instructor.periods, away] } : instructor,
    ),
  };
}

/** Who teaches most in a plan: losing that one hurts most. */
export function busiestInstructor(published: readonly PlacedLesson[]): string {
  const counts = new Map<string, number>();
  for (const { placement } of published) {
    counts.set(placement.instructorId, (counts.get(placement.instructorId) ?? 0) + 1);
  }
  const [busiest] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return busiest?.[0] ?? '';
}

import type { Neighbours } from './lesson-clash.rules.js';
import type { PlannedLesson, ResourceUse } from './timetable-problem.js';

/** A lesson with its time; all that the order depends on. */
export interface TimedLesson {
  lesson: Pick<PlannedLesson, 'id' | 'cohortId' | 'position' | 'after'>;
  startsAt: number;
  endsAt: number;
}

/** Which lessons of a plan must be over before a lesson and which must not have begun, ready for many questions. */
export class LessonOrder {
  private readonly byCohort = new Map<string, CohortOrder>();
  private readonly byId = new Map<string, TimedLesson>();
  private readonly followers = new Map<string, TimedLesson[]>();

  constructor(timed: readonly TimedLesson[]) {
    const groups = new Map<string, TimedLesson[]>();
    for (const one of timed) {
      this.byId.set(one.lesson.id, one);
      listIn(groups, one.lesson.cohortId).push(one);
      for (const id of one.lesson.after ?? []) listIn(this.followers, id).push(one);
    }
    for (const [cohortId, group] of groups) this.byCohort.set(cohortId, new CohortOrder(group));
  }

  /**
   * Of all lessons before it, by position or named by `after`, the one that ends last; of those after it the one that
   * starts first. `cohortResourceId` is what the neighbours are said to take.
   */
  neighboursOf(lesson: TimedLesson['lesson'], cohortResourceId: string): Neighbours {
    const own = this.byCohort.get(lesson.cohortId);
    let before = own?.before(lesson.position) ?? null;
    let after = own?.after(lesson.position) ?? null;
    for (const id of lesson.after ?? []) {
      const other = this.byId.get(id);
      if (other && (!before || other.endsAt > before.endsAt)) before = other;
    }
    for (const other of this.followers.get(lesson.id) ?? []) {
      if (!after || other.startsAt < after.startsAt) after = other;
    }
    const useOf = (other: TimedLesson | null): ResourceUse | null =>
      other && {
        resourceId: cohortResourceId,
        from: other.startsAt,
        until: other.endsAt,
        placeId: null,
        subjectId: other.lesson.id,
      };
    return { before: useOf(before), after: useOf(after) };
  }
}

/** The lessons of one cohort by position, with the latest end from the front and the earliest start from the back. */
class CohortOrder {
  private readonly sorted: TimedLesson[];
  private readonly latest: TimedLesson[] = [];
  private readonly earliest: TimedLesson[] = [];

  constructor(lessons: readonly TimedLesson[]) {
    this.sorted = [...lessons].sort((a, b) => a.lesson.position - b.lesson.position);
    for (const one of this.sorted) {
      const last = this.latest.at(-1);
      this.latest.push(last && last.endsAt >= one.endsAt ? last : one);
    }
    for (const one of this.sorted.toReversed()) {
      const first = this.earliest.at(-1);
      this.earliest.push(first && first.startsAt <= one.startsAt ? first : one);
    }
  }

  before(position: number): TimedLesson | undefined {
    return this.latest[this.countUntil((other) => other < position) - 1];
  }

  after(position: number): TimedLesson | undefined {
    return this.earliest[this.sorted.length - this.countUntil((other) => other <= position) - 1];
  }

  /** How many of the first lessons have a position for which `holds`; it holds up to some place and not after it. */
  private countUntil(holds: (position: number) => boolean): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = this.sorted[middle];
      if (one && holds(one.lesson.position)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

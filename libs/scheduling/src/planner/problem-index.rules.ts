import type { Proposal } from './lesson-clash.rules.js';
import type {
  Placement,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  TimetableProblem,
} from './timetable-problem.js';

/** Everything of a problem by its id. */
export class ProblemIndex {
  readonly lessons: ReadonlyMap<string, PlannedLesson>;
  /** By cohort id, not by resource id. */
  readonly cohorts: ReadonlyMap<string, PlannedCohort>;
  /** By instructor id, not by resource id. */
  readonly instructors: ReadonlyMap<string, PlannedInstructor>;
  readonly rooms: ReadonlyMap<string, PlannedResource>;
  readonly kits: ReadonlyMap<string, PlannedResource>;

  constructor({ lessons, cohorts, instructors, rooms, kits = [] }: TimetableProblem) {
    this.lessons = new Map(lessons.map((lesson) => [lesson.id, lesson]));
    this.cohorts = new Map(cohorts.map((cohort) => [cohort.cohortId, cohort]));
    this.instructors = new Map(instructors.map((instructor) => [instructor.instructorId, instructor]));
    this.rooms = new Map(rooms.map((room) => [room.id, room]));
    this.kits = new Map(kits.map((kit) => [kit.id, kit]));
  }

  /** The cohorts that sit in a lesson, its own first; unknown ones are left out. */
  cohortsOf({ cohortId, joinedCohortIds = [] }: PlannedLesson): PlannedCohort[] {
    return [cohortId, ...joinedCohortIds].flatMap((id) => this.cohorts.get(id) ?? []);
  }

  kitsOf({ kitIds = [] }: PlannedLesson): PlannedResource[] {
    return kitIds.flatMap((id) => this.kits.get(id) ?? []);
  }

  /** A lesson at a place; throws when it names something that the problem does not have. */
  proposalOf(lessonId: string, placement: Placement): Proposal {
    const lesson = this.lessons.get(lessonId);
    const [cohort, ...joined] = lesson ? this.cohortsOf(lesson) : [];
    const instructor = this.instructors.get(placement.instructorId);
    const room = placement.roomId === null ? null : (this.rooms.get(placement.roomId) ?? null);
    const kits = lesson ? this.kitsOf(lesson) : [];
    const isWhole =
      joined.length === (lesson?.joinedCohortIds?.length ?? 0) && kits.length === (lesson?.kitIds?.length ?? 0);
    if (!lesson || !cohort || !instructor || !isWhole || (placement.roomId !== null && !room)) {
      throw new Error(`lesson ${lessonId} is placed with something that is not in the problem`);
    }
    const { startsAt, endsAt } = placement;
    return { lesson, cohort, instructor, room, joined, kits, startsAt, endsAt };
  }
}

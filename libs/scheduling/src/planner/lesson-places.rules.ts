import { Agenda } from './agenda.rules.js';
import { AddedCost, type WishCounts } from './added-cost.rules.js';
import { durationOf, instantOn, startsFor } from './class-day.rules.js';
import { fitnessClash, type Neighbours, type Proposal, timeClash, usesOf } from './lesson-clash.rules.js';
import { type LessonOptions, optionsOf } from './lesson-options.rules.js';
import { LessonOrder } from './lesson-order.rules.js';
import { ProblemIndex } from './problem-index.rules.js';
import { weightsOf } from './timetable-cost.rules.js';
import type { Clash, PlacedLesson, Placement, TimetableProblem } from './timetable-problem.js';
import { STANDARD_WEIGHTS, type TimetableWish } from './timetable-weights.js';

/** A time at which a lesson can be, with the best people and room for it. */
export interface LessonPlace {
  placement: Placement;
  changesInstructor: boolean;
  changesRoom: boolean;
  /** What the timetable would cost more (or less, negative) than with the lesson where it is now. */
  costChange: number;
  /** Its parts that are not 0, in the order of `STANDARD_WEIGHTS`. */
  parts: { key: TimetableWish; change: number }[];
}

/** A time at which it cannot be, whoever teaches it and wherever. */
export interface BlockedTime {
  startsAt: number;
  endsAt: number;
  /** What is in the way of the present instructor and room, or of the first choice when it has none. */
  clash: Clash;
}

export interface LessonPlaces {
  places: LessonPlace[];
  blocked: BlockedTime[];
}

/**
 * Where a lesson could be, for each start of the class-day grid from `fromDay` to `untilDay` (numbers of `dayOf`, both
 * included; nothing before `notBefore`): the same rules as in planning and the same weights. Of several people and rooms
 * the cheapest is told, the present ones first. `placed` is the plan as it stands, with or without the lesson.
 */
export function placesOfLesson(
  problem: TimetableProblem,
  placed: readonly PlacedLesson[],
  lessonId: string,
  { fromDay, untilDay }: { fromDay: number; untilDay: number },
): LessonPlaces {
  const search = new PlaceSearch(problem, placed, lessonId);
  const { lesson } = search.options;
  const result: LessonPlaces = { places: [], blocked: [] };
  for (let day = fromDay; day <= untilDay; day += 1) {
    for (const minutes of startsFor(lesson.classHours, lesson.mayBeEvening)) {
      const startsAt = instantOn(day, minutes);
      if (startsAt < problem.notBefore) continue;
      const endsAt = startsAt + durationOf(lesson.classHours);
      const place = search.bestAt(startsAt, endsAt);
      if ('kind' in place) result.blocked.push({ startsAt, endsAt, clash: place });
      else result.places.push(place);
    }
  }
  return result;
}

class PlaceSearch {
  readonly options: LessonOptions;
  private readonly agenda: Agenda;
  private readonly added: AddedCost;
  private readonly neighbours: Neighbours;
  private readonly current: Proposal | null;
  private readonly currentCounts: WishCounts | null;
  private readonly weights;

  constructor(
    private readonly problem: TimetableProblem,
    placed: readonly PlacedLesson[],
    lessonId: string,
  ) {
    const index = new ProblemIndex(problem);
    const lesson = index.lessons.get(lessonId);
    const [cohort] = lesson ? index.cohortsOf(lesson) : [];
    if (!lesson || !cohort) throw new Error(`lesson ${lessonId} is not in the problem`);
    const present = placed.find((one) => one.lessonId === lessonId);
    const others = placed.flatMap((one) =>
      one.lessonId === lessonId ? [] : [index.proposalOf(one.lessonId, one.placement)],
    );
    this.weights = weightsOf(problem);
    this.added = new AddedCost(problem, others);
    this.agenda = new Agenda([...problem.uses, ...others.flatMap(usesOf)]);
    this.neighbours = new LessonOrder(others).neighboursOf(lesson, cohort.id);
    this.current = present ? index.proposalOf(lessonId, present.placement) : null;
    this.currentCounts = this.current && this.added.of(this.current);
    this.options = this.presentFirst(optionsOf(problem, lesson, cohort));
  }

  /** The cheapest place at this time, or why the first choice cannot be there. */
  bestAt(startsAt: number, endsAt: number): LessonPlace | Clash {
    const { lesson, cohort, joined, kits, instructors, rooms } = this.options;
    let first: Clash | null = null;
    let best: LessonPlace | null = null;
    for (const instructor of instructors) {
      for (const room of rooms) {
        const proposal: Proposal = { lesson, cohort, joined, kits, instructor, room, startsAt, endsAt };
        const clash =
          fitnessClash(proposal) ??
          timeClash(proposal, this.agenda, this.problem.places, this.neighbours, this.problem.roadClosures);
        if (clash) first ??= clash;
        else {
          const place = this.placeOf(proposal);
          if (!best || place.costChange < best.costChange) best = place;
        }
      }
    }
    return (
      best ?? first ?? { kind: instructors.length === 0 ? 'COMPETENCE' : 'ROOM_KIND', resourceId: null, use: null }
    );
  }

  private placeOf(proposal: Proposal): LessonPlace {
    const counts = this.added.of(proposal);
    const parts = (Object.keys(STANDARD_WEIGHTS) as TimetableWish[]).flatMap((key) => {
      const change = (counts[key] - (this.currentCounts?.[key] ?? 0)) * this.weights[key];
      return change === 0 ? [] : [{ key, change }];
    });
    const { startsAt, endsAt, instructor, room } = proposal;
    return {
      placement: { startsAt, endsAt, instructorId: instructor.instructorId, roomId: room?.id ?? null },
      changesInstructor: this.current !== null && this.current.instructor.id !== instructor.id,
      changesRoom: this.current !== null && this.current.room?.id !== room?.id,
      costChange: parts.reduce((sum, { change }) => sum + change, 0),
      parts,
    };
  }

  private presentFirst(options: LessonOptions): LessonOptions {
    const { current } = this;
    if (!current) return options;
    const first = <T extends { id: string } | null>(list: readonly T[], id: string | undefined): T[] => [
      ...list.filter((one) => one?.id === id),
      ...list.filter((one) => one?.id !== id),
    ];
    return {
      ...options,
      instructors: first(options.instructors, current.instructor.id),
      rooms: first(options.rooms, current.room?.id),
    };
  }
}

import highsModule from 'highs';
import { Agenda } from '../../planner/agenda.rules.js';
import {
  CLASS_HOUR_MINUTES,
  dayOf,
  dayOfDate,
  durationOf,
  instantOn,
  MAX_CLASS_HOURS_PER_DAY,
  startsFor,
} from '../../planner/class-day.rules.js';
import { cohortsIn, fitnessClash, type Proposal, timeClash, usesOf } from '../../planner/lesson-clash.rules.js';
import { ProblemIndex } from '../../planner/problem-index.rules.js';
import type { PlacedLesson, PlannedLesson, TimetableProblem } from '../../planner/timetable-problem.js';

export interface ExactRepair {
  /** Fewest lessons that must stay without a place, and then fewest moves. */
  unplaced: number;
  moves: number;
  placed: PlacedLesson[];
}

// The package's types describe its CommonJS build, where the loader is one step further in.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const NOBODY = { before: null, after: null };
/** More than all moves together: a lesson without a place is never the better choice. */
const UNPLACED_COST = 1_000;

/**
 * The least repair there is, by integer programming over every lesson and every place it could have: the measure of the
 * planner's own. For small problems only. Null: not solved to the end within the seconds.
 */
export async function exactRepair(problem: TimetableProblem, seconds: number): Promise<ExactRepair | null> {
  const model = new RepairModel(problem);
  const highs = await loadHighs();
  const { Status, Columns } = highs.solve(model.text(), {
    output_flag: false,
    time_limit: seconds,
    mip_rel_gap: 0,
    random_seed: 1,
  });
  if (Status !== 'Optimal') return null;
  const chosen = model.proposals.filter((_, i) => (Columns[`x${i}`] as { Primal: number }).Primal > 0.5);
  return {
    unplaced: problem.lessons.length - chosen.length,
    moves: chosen.filter((proposal) => isMove(proposal)).length,
    placed: chosen.map((proposal) => ({ lessonId: proposal.lesson.id, placement: placementOf(proposal) })),
  };
}

/** One 0/1 variable per lesson and place; every rule that is about two lessons as rows. */
class RepairModel {
  readonly proposals: Proposal[];
  private readonly rows: string[] = [];
  private readonly byLesson = new Map<string, number[]>();

  constructor(private readonly problem: TimetableProblem) {
    const index = new ProblemIndex(problem);
    const agenda = new Agenda(problem.uses);
    this.proposals = problem.lessons.flatMap((lesson) =>
      [...placesOf(problem, index, lesson)].filter(
        (proposal) =>
          !fitnessClash(proposal) && !timeClash(proposal, agenda, problem.places, NOBODY, problem.roadClosures),
      ),
    );
    this.proposals.forEach(({ lesson }, i) => {
      this.byLesson.set(lesson.id, [...(this.byLesson.get(lesson.id) ?? []), i]);
    });
    this.oneThingAtATime();
    this.hoursADay();
    this.order();
    this.travel();
  }

  text(): string {
    const gains = this.proposals.map((proposal, i) => `- ${UNPLACED_COST - (isMove(proposal) ? 1 : 0)} x${i}`);
    const names = this.proposals.map((_, i) => `x${i}`);
    return ['Minimize', `gain: ${gains.join('\n')}`, 'Subject To', ...this.rows, 'Binary', ...names, 'End'].join('\n');
  }

  private atMost(limit: number, variables: readonly number[], factor = (_: number) => 1): void {
    const sum = variables.map((i) => `+ ${factor(i)} x${i}`).join('\n');
    if (variables.length > 1) this.rows.push(`r${this.rows.length}: ${sum} <= ${limit}`);
  }

  private oneThingAtATime(): void {
    const taken = new Groups();
    this.proposals.forEach((proposal, i) => {
      const { startsAt, endsAt } = proposal;
      for (const { resourceId } of usesOf(proposal)) {
        for (let at = startsAt; at < endsAt; at += CLASS_HOUR_MINUTES * 60_000) taken.add(`${resourceId} ${at}`, i);
      }
    });
    for (const variables of [...taken.values(), ...this.byLesson.values()]) this.atMost(1, variables);
  }

  private hoursADay(): void {
    const days = new Groups();
    this.proposals.forEach((proposal, i) => {
      for (const { id } of [proposal.instructor, ...cohortsIn(proposal)]) {
        days.add(JSON.stringify([id, dayOf(proposal.startsAt)]), i);
      }
    });
    const agenda = new Agenda(this.problem.uses);
    for (const [key, variables] of days) {
      const [id, day] = JSON.parse(key) as [string, number];
      const limit = MAX_CLASS_HOURS_PER_DAY - agenda.classHoursOn(id, day);
      this.atMost(limit, variables, (i) => this.proposals[i]?.lesson.classHours ?? 0);
    }
  }

  /** Of an ordered pair, not both the first ending after some instant and the second starting before it. */
  private order(): void {
    const { lessons } = this.problem;
    for (const before of lessons) {
      for (const after of lessons) {
        const isOrdered =
          (before.cohortId === after.cohortId && before.position < after.position) || after.after?.includes(before.id);
        if (!isOrdered) continue;
        const [firsts, seconds] = [this.byLesson.get(before.id) ?? [], this.byLesson.get(after.id) ?? []];
        for (const start of new Set(seconds.map((i) => this.proposals[i]?.startsAt ?? 0))) {
          this.atMost(1, [
            ...firsts.filter((i) => (this.proposals[i]?.endsAt ?? 0) > start),
            ...seconds.filter((i) => (this.proposals[i]?.startsAt ?? 0) <= start),
          ]);
        }
      }
    }
  }

  /** Pairs at two places of one day between which somebody cannot get in time; the rule itself is asked. */
  private travel(): void {
    const days = new Groups();
    this.proposals.forEach((proposal, i) => {
      for (const { id } of [proposal.instructor, ...cohortsIn(proposal)]) {
        if (proposal.room) days.add(JSON.stringify([id, dayOf(proposal.startsAt)]), i);
      }
    });
    const seen = new Set<string>();
    for (const variables of days.values()) {
      for (const i of variables) {
        for (const j of variables) {
          const [one, other] = [this.proposals[i], this.proposals[j]];
          if (i >= j || !one || !other || one.room?.placeId === other.room?.placeId || one.lesson === other.lesson)
            continue;
          const clash = timeClash(
            one,
            new Agenda(usesOf(other)),
            this.problem.places,
            NOBODY,
            this.problem.roadClosures,
          );
          if (clash?.kind !== 'TRAVEL' || seen.has(`${i} ${j}`)) continue;
          seen.add(`${i} ${j}`);
          this.atMost(1, [i, j]);
        }
      }
    }
  }
}

class Groups extends Map<string, number[]> {
  add(key: string, variable: number): void {
    const list = this.get(key);
    if (list) list.push(variable);
    else this.set(key, [variable]);
  }
}

function* placesOf(problem: TimetableProblem, index: ProblemIndex, lesson: PlannedLesson): Generator<Proposal> {
  if (lesson.lockedAt) {
    yield index.proposalOf(lesson.id, lesson.lockedAt);
    return;
  }
  const [cohort] = index.cohortsOf(lesson);
  const rooms = lesson.needs === null ? [null] : problem.rooms.map(({ id }) => id);
  for (let day = dayOfDate(cohort?.startsOn ?? ''); day <= dayOfDate(cohort?.endsOn ?? ''); day += 1) {
    for (const minutes of startsFor(lesson.classHours, lesson.mayBeEvening)) {
      const startsAt = instantOn(day, minutes);
      if (startsAt < problem.notBefore) continue;
      for (const { instructorId } of problem.instructors) {
        for (const roomId of rooms) {
          const endsAt = startsAt + durationOf(lesson.classHours);
          yield index.proposalOf(lesson.id, { startsAt, endsAt, instructorId, roomId });
        }
      }
    }
  }
}

const placementOf = ({ startsAt, endsAt, instructor, room }: Proposal) => ({
  startsAt,
  endsAt,
  instructorId: instructor.instructorId,
  roomId: room?.id ?? null,
});

function isMove(proposal: Proposal): boolean {
  const { expectedAt } = proposal.lesson;
  return Boolean(expectedAt) && JSON.stringify(placementOf(proposal)) !== JSON.stringify(inOrder(expectedAt));
}

const inOrder = (place: PlannedLesson['expectedAt']) =>
  place && {
    startsAt: place.startsAt,
    endsAt: place.endsAt,
    instructorId: place.instructorId,
    roomId: place.roomId,
  };

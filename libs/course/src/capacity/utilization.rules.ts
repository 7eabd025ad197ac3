import {
  classHoursOf,
  dateOfDay,
  dayOf,
  dayOfDate,
  isAvailableOn,
  type PlannedResource,
  type TimetablePlan,
  type TimetableProblem,
} from '#scheduling';
import type { Utilization } from './capacity-option.js';
import { isNewResource } from './capacity-option.rules.js';

/** 课时 of a day (handbook §2.3); a room is open no longer than people teach. */
const CLASS_HOURS_PER_DAY = 8;

/** First and last day of the study (numbers of `dayOf`): from the first day that can still be planned. */
export interface StudyDays {
  first: number;
  last: number;
}

/** The days over which the use of people and rooms is counted; null without a day. */
export function studyDays({ cohorts, notBefore }: TimetableProblem): StudyDays | null {
  const starts = cohorts.map(({ startsOn }) => dayOfDate(startsOn));
  const ends = cohorts.map(({ endsOn }) => dayOfDate(endsOn));
  if (starts.length === 0) return null;
  const first = Math.max(dayOf(notBefore), Math.min(...starts));
  const last = Math.max(...ends);
  return first <= last ? { first, last } : null;
}

/** How much of its time everybody and every room is used, by this timetable and by what they are booked for anyway. */
export function utilizationOf(problem: TimetableProblem, plan: Pick<TimetablePlan, 'placed'>): Utilization[] {
  const days = studyDays(problem);
  if (!days) return [];
  const used = new Map<string, number>();
  const use = (id: string, from: number, until: number): void => {
    const day = dayOf(from);
    if (day < days.first || day > days.last) return;
    used.set(id, (used.get(id) ?? 0) + classHoursOf(from, until));
  };
  for (const { resourceId, from, until } of problem.uses) use(resourceId, from, until);
  const resourceOf = new Map(problem.instructors.map(({ instructorId, id }) => [instructorId, id]));
  for (const { placement } of plan.placed) {
    const { startsAt, endsAt, instructorId, roomId } = placement;
    use(resourceOf.get(instructorId) ?? instructorId, startsAt, endsAt);
    if (roomId !== null) use(roomId, startsAt, endsAt);
  }
  const row = (resource: PlannedResource, kind: Utilization['kind']): Utilization => ({
    resourceId: resource.id,
    kind,
    isNew: isNewResource(resource.id),
    usedClassHours: used.get(resource.id) ?? 0,
    offeredClassHours: daysOf(resource, days) * CLASS_HOURS_PER_DAY,
  });
  const rows = [
    ...problem.instructors.map((instructor) => row(instructor, 'INSTRUCTOR')),
    ...problem.rooms.map((room) => row(room, 'ROOM')),
  ];
  // Somebody who is not there on any of the days says nothing about those who are.
  return rows.filter(({ usedClassHours, offeredClassHours }) => usedClassHours > 0 || offeredClassHours > 0);
}

function daysOf(resource: PlannedResource, { first, last }: StudyDays): number {
  let count = 0;
  const opens = resource.opensOn ? dayOfDate(resource.opensOn) : -Infinity;
  for (let day = first; day <= last; day += 1) {
    if (day >= opens && isAvailableOn(resource.periods, resource.closedOn, day)) count += 1;
  }
  return count;
}

/** Day of the last lesson. */
export function lastDayOf({ placed }: Pick<TimetablePlan, 'placed'>): string | null {
  const days = placed.map(({ placement }) => dayOf(placement.startsAt));
  return days.length > 0 ? dateOfDay(days.reduce((a, b) => Math.max(a, b))) : null;
}

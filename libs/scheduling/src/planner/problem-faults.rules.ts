import { isThereOn } from './availability.rules.js';
import { startsFor } from './class-day.rules.js';
import { horizonOf } from './fair-share.rules.js';
import { lockFaults } from './lock-faults.rules.js';
import { lessonsInCycles } from './precedence-cycle.rules.js';
import { fault, type ProblemFault } from './problem-fault.rules.js';
import type { PlannedResource, TimetableProblem } from './timetable-problem.js';
import { MOST_WEIGHT, STANDARD_WEIGHTS } from './timetable-weights.js';

/** A planner can rely on a problem without fatal faults; with them it still ends, but its plan says little. */
export function problemFaults(problem: TimetableProblem): ProblemFault[] {
  const faults = [
    ...(problem.lessons.length === 0 ? [fault('no-lessons', '/lessons')] : []),
    ...idFaults(problem),
    ...resourceFaults(problem),
    ...lessonFaults(problem),
    ...weightFaults(problem),
    ...problem.uses.flatMap(({ from, until }, i) => (from < until ? [] : [fault('bad-interval', `/uses/${i}`)])),
  ];
  if (faults.some(({ isFatal }) => isFatal)) return faults;
  // These follow references, and dates, so they need sound ones.
  const cycles = lessonsInCycles(problem.lessons).map((i) =>
    fault('precedence-cycle', `/lessons/${i}/after`, { lessonId: problem.lessons[i]?.id ?? '' }),
  );
  return [...faults, ...cycles, ...lockFaults(problem)];
}

function idFaults({ lessons, cohorts, instructors, rooms, kits = [] }: TimetableProblem): ProblemFault[] {
  const lists: [string, string, readonly string[]][] = [
    ['lessons', 'id', lessons.map(({ id }) => id)],
    ['cohorts', 'cohortId', cohorts.map(({ cohortId }) => cohortId)],
    ['instructors', 'instructorId', instructors.map(({ instructorId }) => instructorId)],
    ['cohorts', 'id', cohorts.map(({ id }) => id)],
    ['instructors', 'id', instructors.map(({ id }) => id)],
    ['rooms', 'id', rooms.map(({ id }) => id)],
    ['kits', 'id', kits.map(({ id }) => id)],
  ];
  return lists.flatMap(([list, name, ids]) => {
    const seen = new Set<string>();
    return ids.flatMap((id, i) => {
      if (seen.has(id)) return [fault('duplicate-id', `/${list}/${i}/${name}`, { id })];
      seen.add(id);
      return [];
    });
  });
}

const isDate = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);

function rangeFaults(pointer: string, names: [string, string], from: string, until: string): ProblemFault[] {
  const bad = [from, until].flatMap((value, i) =>
    isDate(value) ? [] : [fault('bad-date', `${pointer}/${names[i]}`, { value })],
  );
  if (bad.length > 0 || from <= until) return bad;
  return [fault('dates-reversed', `${pointer}/${names[1]}`, { from, until })];
}

function resourceFaults(problem: TimetableProblem): ProblemFault[] {
  const { rooms, instructors, cohorts, kits = [], roadClosures = [], places } = problem;
  const lists: [string, readonly PlannedResource[]][] = [
    ['rooms', rooms],
    ['instructors', instructors],
    ['cohorts', cohorts],
    ['kits', kits],
  ];
  const faults = lists.flatMap(([list, resources]) =>
    resources.flatMap((resource, i) => {
      const { placeId, capacity, opensOn = null, closedOn } = resource;
      const at = `/${list}/${i}`;
      const days = { opensOn, closedOn };
      return [
        ...(places.has(placeId) ? [] : [fault('unknown-reference', `${at}/placeId`, { of: 'place', id: placeId })]),
        ...(capacity === null || isCount(capacity)
          ? []
          : [fault('not-positive', `${at}/capacity`, { value: capacity })]),
        ...Object.entries(days).flatMap(([name, value]) =>
          value === null || isDate(value) ? [] : [fault('bad-date', `${at}/${name}`, { value })],
        ),
        ...resource.periods.flatMap(({ fromDate, untilDate }, k) =>
          rangeFaults(`${at}/periods/${k}`, ['fromDate', 'untilDate'], fromDate, untilDate),
        ),
      ];
    }),
  );
  for (const [i, { startsOn, endsOn, seats }] of cohorts.entries()) {
    faults.push(...rangeFaults(`/cohorts/${i}`, ['startsOn', 'endsOn'], startsOn, endsOn));
    if (!isCount(seats)) faults.push(fault('not-positive', `/cohorts/${i}/seats`, { value: seats }));
  }
  for (const [list, people] of [['cohorts', cohorts] as const, ['instructors', instructors] as const]) {
    for (const [i, { wishes = [] }] of people.entries()) {
      for (const [k, { fromDate, untilDate }] of wishes.entries())
        faults.push(...rangeFaults(`/${list}/${i}/wishes/${k}`, ['fromDate', 'untilDate'], fromDate, untilDate));
    }
  }
  for (const [i, { fromPlaceId, toPlaceId, fromDate, untilDate, minutes }] of roadClosures.entries()) {
    const at = `/roadClosures/${i}`;
    faults.push(...rangeFaults(at, ['fromDate', 'untilDate'], fromDate, untilDate));
    for (const [name, id] of Object.entries({ fromPlaceId, toPlaceId }))
      if (!places.has(id)) faults.push(fault('unknown-reference', `${at}/${name}`, { of: 'place', id }));
    if (minutes !== null && !(minutes >= 0)) faults.push(fault('not-positive', `${at}/minutes`, { value: minutes }));
  }
  return faults.length > 0 ? faults : neverThere(problem);
}

function neverThere(problem: TimetableProblem): ProblemFault[] {
  const [first, last] = horizonOf(problem);
  return problem.instructors.flatMap((instructor, i) => {
    for (let day = first; day <= last; day += 1) if (isThereOn(instructor, day)) return [];
    return [fault('never-there', `/instructors/${i}`, { id: instructor.instructorId }, false)];
  });
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;

function lessonFaults({ lessons, cohorts, instructors, rooms, kits = [] }: TimetableProblem): ProblemFault[] {
  const known = {
    lesson: new Set(lessons.map(({ id }) => id)),
    cohort: new Set(cohorts.map(({ cohortId }) => cohortId)),
    instructor: new Set(instructors.map(({ instructorId }) => instructorId)),
    room: new Set(rooms.map(({ id }) => id)),
    kit: new Set(kits.map(({ id }) => id)),
  };
  return lessons.flatMap((lesson, i) => {
    const at = `/lessons/${i}`;
    const refer = (of: keyof typeof known, id: string, name: string): ProblemFault[] =>
      known[of].has(id) ? [] : [fault('unknown-reference', `${at}/${name}`, { of, id })];
    const { classHours, lockedAt, expectedAt } = lesson;
    const tooLong = startsFor(classHours, lesson.mayBeEvening).length === 0 && !lockedAt;
    return [
      ...refer('cohort', lesson.cohortId, 'cohortId'),
      ...(lesson.joinedCohortIds ?? []).flatMap((id, k) => [
        ...refer('cohort', id, `joinedCohortIds/${k}`),
        ...(id === lesson.cohortId ? [fault('duplicate-id', `${at}/joinedCohortIds/${k}`, { id })] : []),
      ]),
      ...(lesson.kitIds ?? []).flatMap((id, k) => refer('kit', id, `kitIds/${k}`)),
      ...(lesson.after ?? []).flatMap((id, k) => refer('lesson', id, `after/${k}`)),
      ...Object.entries({ lockedAt, expectedAt }).flatMap(([name, place]) =>
        place
          ? [
              ...refer('instructor', place.instructorId, `${name}/instructorId`),
              ...(place.roomId === null ? [] : refer('room', place.roomId, `${name}/roomId`)),
              ...(place.startsAt < place.endsAt ? [] : [fault('bad-interval', `${at}/${name}`)]),
            ]
          : [],
      ),
      ...(isCount(classHours) ? [] : [fault('not-positive', `${at}/classHours`, { value: classHours })]),
      ...(isCount(classHours) && tooLong ? [fault('lesson-too-long', `${at}/classHours`, { classHours })] : []),
    ];
  });
}

function weightFaults({ weights = {} }: TimetableProblem): ProblemFault[] {
  return Object.entries(weights).flatMap(([key, value]) => {
    if (!(key in STANDARD_WEIGHTS)) return [fault('unknown-reference', `/weights/${key}`, { of: 'weight', id: key })];
    if (value >= 0 && value <= MOST_WEIGHT) return [];
    return [fault('bad-weight', `/weights/${key}`, { value, least: 0, most: MOST_WEIGHT })];
  });
}

import { fault, type FaultCode, type FileFault } from './file-fault.js';
import type { ProblemFile } from './problem-file.schema.js';

/** Ids that are used twice, and ids of things that are not in the file. */
export function referenceFaults(file: ProblemFile): FileFault[] {
  const faults: FileFault[] = [];
  const placeIds = idsOf(faults, [['places', file.places]]);
  // Rooms, kits, instructors and cohorts are all things that can be at one place only at a time: ids are told apart.
  idsOf(faults, [
    ['resources', file.resources],
    ['instructors', file.instructors],
    ['cohorts', file.cohorts],
  ]);
  const lessonIds = idsOf(faults, [['lessons', file.lessons]]);
  const known: Readonly<Partial<Record<FaultCode, ReadonlySet<string>>>> = {
    'unknown-place': placeIds,
    'unknown-lesson': lessonIds,
    'unknown-room': new Set(file.resources.filter(({ kind }) => kind === 'ROOM').map(({ id }) => id)),
    'unknown-kit': new Set(file.resources.filter(({ kind }) => kind === 'KIT').map(({ id }) => id)),
    'unknown-instructor': new Set(file.instructors.map(({ id }) => id)),
    'unknown-cohort': new Set(file.cohorts.map(({ id }) => id)),
  };
  const ask = (code: FaultCode, id: string | null, ...path: (string | number)[]): void => {
    if (id !== null && !known[code]?.has(id)) faults.push(fault(path, code, { id }));
  };

  file.travel.rides.forEach(({ from, to }, i) => {
    ask('unknown-place', from, 'travel', 'rides', i, 'from');
    ask('unknown-place', to, 'travel', 'rides', i, 'to');
    if (from === to) faults.push(fault(['travel', 'rides', i], 'same-place', { id: from }));
  });
  file.travel.closures.forEach(({ from, to }, i) => {
    ask('unknown-place', from, 'travel', 'closures', i, 'from');
    ask('unknown-place', to, 'travel', 'closures', i, 'to');
    if (from === to) faults.push(fault(['travel', 'closures', i], 'same-place', { id: from }));
  });
  for (const list of ['resources', 'instructors', 'cohorts'] as const) {
    file[list].forEach(({ place, taken }, i) => {
      ask('unknown-place', place, list, i, 'place');
      taken.forEach((use, j) => ask('unknown-place', use.place, list, i, 'taken', j, 'place'));
    });
  }
  file.lessons.forEach((lesson, i) => {
    ask('unknown-cohort', lesson.cohort, 'lessons', i, 'cohort');
    lesson.joins.forEach((id, j) => {
      ask('unknown-cohort', id, 'lessons', i, 'joins', j);
      if (id === lesson.cohort || lesson.joins.indexOf(id) < j) {
        faults.push(fault(['lessons', i, 'joins', j], 'joins-itself', { id }));
      }
    });
    lesson.kits.forEach((id, j) => ask('unknown-kit', id, 'lessons', i, 'kits', j));
    lesson.after.forEach((id, j) => ask('unknown-lesson', id, 'lessons', i, 'after', j));
    if (lesson.expected) {
      ask('unknown-instructor', lesson.expected.instructor, 'lessons', i, 'expected', 'instructor');
      ask('unknown-room', lesson.expected.room, 'lessons', i, 'expected', 'room');
    }
  });
  const locked = new Map<string, number>();
  file.locks.forEach((lock, i) => {
    ask('unknown-lesson', lock.lesson, 'locks', i, 'lesson');
    ask('unknown-instructor', lock.instructor, 'locks', i, 'instructor');
    ask('unknown-room', lock.room, 'locks', i, 'room');
    const first = locked.get(lock.lesson);
    if (first === undefined) locked.set(lock.lesson, i);
    else faults.push(fault(['locks', i], 'locked-twice', { id: lock.lesson, first: `/locks/${first}` }));
  });
  return faults;
}

function idsOf(faults: FileFault[], lists: readonly [string, readonly { id: string }[]][]): Set<string> {
  const seen = new Map<string, string>();
  for (const [name, list] of lists) {
    list.forEach(({ id }, i) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, `/${name}/${i}`);
      else faults.push(fault([name, i, 'id'], 'duplicate-id', { id, first }));
    });
  }
  return new Set(seen.keys());
}

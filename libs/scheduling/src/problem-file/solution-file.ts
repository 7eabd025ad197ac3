import type { PlacedLesson } from '../planner/plan-check.rules.js';
import type { SolvedTimetable, TimetableProblem } from '../planner/timetable-problem.js';
import { fault, fewEnough, type FileFault, FileFaultsError, schemaFaults } from './file-fault.js';
import { instantText } from './instant-text.js';
import { parseJson } from './json-document.js';
import { SolutionFile } from './solution-file.schema.js';

/** A plan as a file. */
export function toSolutionFile(solved: SolvedTimetable): SolutionFile {
  const { placed, unplaced, cost, parts, lowerBound, iterations, seconds } = solved;
  return {
    assignments: toAssignments(placed),
    unplaced: unplaced.map(({ lessonId, reasons }) => ({ lesson: lessonId, reasons })),
    cost,
    parts,
    lowerBound,
    iterations,
    seconds,
  };
}

/** Placements as a file writes them. */
export function toAssignments(placed: readonly PlacedLesson[]): SolutionFile['assignments'] {
  return placed.map(({ lessonId, placement }) => ({
    lesson: lessonId,
    start: instantText(placement.startsAt),
    end: instantText(placement.endsAt),
    instructor: placement.instructorId,
    room: placement.roomId,
  }));
}

/**
 * Reads the text of a solution to this problem; whether it keeps the rules is not asked here. Throws `FileFaultsError`
 * for what is no solution of it: unknown ids, a lesson twice.
 */
export function readSolutionFile(text: string, problem: TimetableProblem): PlacedLesson[] {
  const parsed = SolutionFile.safeParse(parseJson(text));
  if (!parsed.success) throw new FileFaultsError(fewEnough(schemaFaults(parsed.error.issues)));
  const lessons = new Set(problem.lessons.map(({ id }) => id));
  const instructors = new Set(problem.instructors.map(({ instructorId }) => instructorId));
  const rooms = new Set(problem.rooms.map(({ id }) => id));
  const seen = new Map<string, number>();
  const faults: FileFault[] = [];
  parsed.data.assignments.forEach(({ lesson, instructor, room }, i) => {
    const path = ['assignments', i];
    const first = seen.get(lesson);
    if (first !== undefined) {
      faults.push(fault([...path, 'lesson'], 'duplicate-id', { id: lesson, first: `/assignments/${first}` }));
    } else seen.set(lesson, i);
    if (!lessons.has(lesson)) faults.push(fault([...path, 'lesson'], 'unknown-lesson', { id: lesson }));
    if (!instructors.has(instructor)) {
      faults.push(fault([...path, 'instructor'], 'unknown-instructor', { id: instructor }));
    }
    if (room !== null && !rooms.has(room)) faults.push(fault([...path, 'room'], 'unknown-room', { id: room }));
  });
  if (faults.length > 0) throw new FileFaultsError(fewEnough(faults));
  return parsed.data.assignments.map(({ lesson, start, end, instructor, room }) => ({
    lessonId: lesson,
    placement: { startsAt: Date.parse(start), endsAt: Date.parse(end), instructorId: instructor, roomId: room },
  }));
}

import type { AttendanceMark } from './attendance.entity.js';
import { countedClassHours } from './class-hours.rules.js';

export interface MarkInput {
  mark: AttendanceMark;
  /** Minutes missed, for LATE and LEFT_EARLY. */
  minutesLate?: number;
}

/**
 * What a mark by hand counts. Leave is excused, but no attendance (handbook §2.3). Late or left early without minutes
 * means that whoever marked saw nothing that costs a class hour; minutes with another mark mean nothing and are dropped.
 */
export function markedHours(
  classHours: number,
  { mark, minutesLate }: MarkInput,
): { classHours: number; minutesLate: number | null } {
  switch (mark) {
    case 'PRESENT':
      return { classHours, minutesLate: null };
    case 'LATE':
    case 'LEFT_EARLY':
      return { classHours: countedClassHours(classHours, minutesLate ?? 0), minutesLate: minutesLate ?? null };
    case 'LEAVE':
    case 'ABSENT':
      return { classHours: 0, minutesLate: null };
  }
}

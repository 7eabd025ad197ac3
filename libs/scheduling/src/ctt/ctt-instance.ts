/**
 * Curriculum-based course timetabling, formulation UD2 of the Second International Timetabling Competition (2007),
 * track 3. Indices refer to the arrays of the instance and count from 0, as days and periods do.
 */
export interface CttInstance {
  name: string;
  days: number;
  periodsPerDay: number;
  courses: readonly CttCourse[];
  rooms: readonly CttRoom[];
  curricula: readonly CttCurriculum[];
  unavailabilities: readonly CttUnavailability[];
}

export interface CttCourse {
  id: string;
  teacher: string;
  /** At least 1. */
  lectures: number;
  /** Days over which the lectures should be spread. */
  minWorkingDays: number;
  students: number;
}

export interface CttRoom {
  id: string;
  /** Seats. */
  capacity: number;
}

export interface CttCurriculum {
  id: string;
  /** Indices of courses that the same students attend. */
  courses: readonly number[];
}

/** A period at which a course cannot be held. */
export interface CttUnavailability {
  course: number;
  day: number;
  period: number;
}

/** A lecture of a course at a room and time. */
export interface CttAssignment {
  course: number;
  room: number;
  day: number;
  /** Within the day. */
  period: number;
}

/** Complete when every course has as many assignments as lectures; order means nothing. */
export type CttSolution = readonly CttAssignment[];

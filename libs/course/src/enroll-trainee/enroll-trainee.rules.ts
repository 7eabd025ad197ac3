import { ageOn } from '#kernel';
import { cohortNotOpen, enrollmentTooYoung } from '../course.problems.js';
import type { CohortStatus } from '../cohort/cohort.entity.js';

export interface CohortSeats {
  status: CohortStatus;
  capacity: number;
  /** Enrollments that hold a seat now: INVITED, CONFIRMED, COMPLETED, NOT_COMPLETED. */
  seatsTaken: number;
  /** The first day of the cohort, `YYYY-MM-DD`. */
  startsOn: string;
}

export interface Applicant {
  birthDate: string | null;
  hasConsented: boolean;
}

/** A person under 14 is not enrolled at all: all their data would be sensitive (PIPL art. 28, handbook §5.1). */
const MINIMUM_AGE = 14;

/**
 * Seat or waiting list, or a named problem. The age of 16 binds the broadcast, not the theory (handbook §3.2), so it is
 * checked on the live date and not here. Without consent the seat is held as INVITED.
 */
export function decideEnrollment(cohort: CohortSeats, applicant: Applicant): 'CONFIRMED' | 'INVITED' | 'WAITLISTED' {
  if (cohort.status !== 'OPEN' && cohort.status !== 'RUNNING') throw cohortNotOpen(cohort.status);
  if (applicant.birthDate && ageOn(applicant.birthDate, cohort.startsOn) < MINIMUM_AGE) {
    throw enrollmentTooYoung(MINIMUM_AGE);
  }
  if (cohort.seatsTaken >= cohort.capacity) return 'WAITLISTED';
  return applicant.hasConsented ? 'CONFIRMED' : 'INVITED';
}

import { Problem } from '#kernel';
import { type Applicant, type CohortSeats, decideEnrollment } from '../enroll-trainee/enroll-trainee.rules.js';

export type RosterSeat = 'CONFIRMED' | 'INVITED' | 'WAITLISTED' | 'TOO_YOUNG';

/**
 * Decides the applicants of a roster one after another, each as if enrolled alone: the first free seats go to the first
 * rows of the sheet, then the waiting list. Throws `cohort-not-open` for the cohort as a whole.
 */
export function seatRoster(cohort: CohortSeats, applicants: readonly Applicant[]): RosterSeat[] {
  let { seatsTaken } = cohort;
  return applicants.map((applicant) => {
    const seat = seatOne({ ...cohort, seatsTaken }, applicant);
    if (seat === 'CONFIRMED' || seat === 'INVITED') seatsTaken += 1;
    return seat;
  });
}

/** Whether somebody of this birth date may not be enrolled in a cohort that begins on `startsOn` (handbook §5.1). */
export function isTooYoung(birthDate: string, startsOn: string): boolean {
  const cohort = { status: 'OPEN', capacity: 1, seatsTaken: 0, startsOn } as const;
  return seatOne(cohort, { birthDate, hasConsented: false }) === 'TOO_YOUNG';
}

function seatOne(cohort: CohortSeats, applicant: Applicant): RosterSeat {
  try {
    return decideEnrollment(cohort, applicant);
  } catch (error) {
    if (error instanceof Problem && error.slug === 'enrollment-too-young') return 'TOO_YOUNG';
    throw error;
  }
}

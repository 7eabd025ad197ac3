/** What is wished of a timetable. A weight is what one unit of a wish not met costs; 0 turns the wish off. */
export interface TimetableWeights {
  /** Per day on which a visiting instructor teaches. */
  visitingDays: number;
  /** Per day and place away from where an instructor starts. */
  trips: number;
  /** Per idle class hour between the first and the last lesson of a cohort's day; breaks between slots do not count. */
  cohortGaps: number;
  /** Per class day of a cohort beyond the fewest that its class hours need. */
  cohortDays: number;
  /** Per lesson at the wrong time of day: an evening for a cohort that studies by day, or a day for one that works. */
  evenings: number;
  /** Per further room that a cohort uses for one kind of place. */
  roomChanges: number;
  /** Per further instructor within one unit of a cohort. */
  instructorChanges: number;
  /** Per cohort day of more than four class hours without any practice. */
  theoryDays: number;
  /** Per class hour by which an instructor's load exceeds the average load of those who could share it. */
  unevenLoad: number;
  /** Per point of a wish of an instructor or cohort, and of harvest weeks. */
  wishes: number;
  /** In a repair: per lesson whose time, room or instructor differs from what people expect. */
  moves: number;
  /** In a repair, in addition: per lesson with a new time that starts within seven days. */
  lateNotice: number;
}

export type TimetableWish = keyof TimetableWeights;

/** Weights a coordinator starts from; each may be 0 to 100. */
export const STANDARD_WEIGHTS: TimetableWeights = {
  visitingDays: 10,
  trips: 6,
  cohortGaps: 3,
  cohortDays: 4,
  evenings: 4,
  roomChanges: 2,
  instructorChanges: 5,
  theoryDays: 2,
  unevenLoad: 1,
  wishes: 3,
  moves: 20,
  lateNotice: 10,
};

export const MOST_WEIGHT = 100;

/**
 * What is wished of a timetable. A weight is what one unit of a wish not met costs; 0 turns the wish off. Only placed
 * lessons of the problem count, not what its resources are otherwise taken for. A lesson with joined cohorts counts for
 * each of them wherever a cohort is named. `timetable-cost.rules` counts; its spec works each of these out by hand.
 */
export interface TimetableWeights {
  /** Per visiting instructor and day with a lesson of theirs. Two on Monday and one on Friday: 2. */
  visitingDays: number;
  /** Per instructor, day and place that is not where the instructor starts from; lessons without a room need no trip. */
  trips: number;
  /**
   * Per whole class hour that lies inside a slot of the class day and between two lessons of a cohort's day. 10:00–11:30
   * and 16:45–19:00: the rest of the morning (2) and the first class hour of the afternoon (1) make 3.
   */
  cohortGaps: number;
  /** Per class day of a cohort beyond its class hours / 8, rounded up. 12 class hours on 4 days: 2. */
  cohortDays: number;
  /**
   * Per lesson at the wrong time of day: in the evening for a cohort that studies by day; by day, though it may be in
   * the evening, for a cohort that works by day.
   */
  evenings: number;
  /** Per further room that a cohort uses for one kind of place. Three studios: 2. */
  roomChanges: number;
  /** Per further instructor within one unit of a cohort. Three people in a unit: 2. */
  instructorChanges: number;
  /** Per cohort day of more than four class hours that are all theory; a lesson whose mode is not stated is not theory. */
  theoryDays: number;
  /**
   * Per class hour that an instructor teaches above the fair share, rounded up. The share: the class hours of each unit,
   * placed or not, divided among those who can teach it by the days on which they are there. 60 class hours that one with
   * 10 days and one with 5 days can teach: 40 and 20.
   */
  unevenLoad: number;
  /** Per point of each wish of its instructor and cohorts (harvest weeks among them) that a lesson falls into. */
  wishes: number;
  /** In a repair: per placed lesson whose time, room or instructor differs from what people expect. */
  moves: number;
  /**
   * In a repair, in addition: per lesson with a new time when the earlier of its expected and its new start lies within
   * seven days of `notBefore`.
   */
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

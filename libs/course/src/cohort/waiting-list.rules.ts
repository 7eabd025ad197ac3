/** Seats that can be given to waiting people now. A cohort over its capacity (a lowered limit) has none, not fewer. */
export function freeSeats(cohort: { status: string; capacity: number; seatsTaken: number }): number {
  if (cohort.status !== 'OPEN' && cohort.status !== 'RUNNING') return 0;
  return Math.max(0, cohort.capacity - cohort.seatsTaken);
}

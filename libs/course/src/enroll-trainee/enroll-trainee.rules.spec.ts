import { describe, expect, it } from '@jest/globals';
import { Problem } from '#kernel';
import fc from 'fast-check';
import { type CohortSeats, decideEnrollment } from './enroll-trainee.rules.js';

const cohort: CohortSeats = { status: 'OPEN', capacity: 33, seatsTaken: 32, startsOn: '2024-06-06' };
const adult = { birthDate: '1995-05-05', hasConsented: true };

describe('decideEnrollment', () => {
  it('gives the last seat and then the waiting list', () => {
    expect(decideEnrollment(cohort, adult)).toBe('CONFIRMED');
    expect(decideEnrollment({ ...cohort, seatsTaken: 33 }, adult)).toBe('WAITLISTED');
  });

  it('holds the seat until the person has consented', () => {
    expect(decideEnrollment(cohort, { ...adult, hasConsented: false })).toBe('INVITED');
  });

  it.each(['CLOSING', 'CLOSED', 'CANCELLED'] as const)('refuses a cohort that is %s', (status) => {
    expect(() => decideEnrollment({ ...cohort, status }, adult)).toThrow(Problem);
  });

  it('counts age on the first day: 14 that day is enough, a day less is not', () => {
    expect(decideEnrollment(cohort, { ...adult, birthDate: '2010-06-06' })).toBe('CONFIRMED');
    expect(() => decideEnrollment(cohort, { ...adult, birthDate: '2010-06-07' })).toThrow(/too young/);
  });

  it('never seats more than the capacity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: -2, max: 2 }),
        fc.boolean(),
        (capacity, near, ok) => {
          const seatsTaken = Math.max(0, capacity + near);
          const decision = decideEnrollment({ ...cohort, capacity, seatsTaken }, { ...adult, hasConsented: ok });
          expect(decision === 'WAITLISTED').toBe(seatsTaken >= capacity);
        },
      ),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { Problem } from '#kernel';
import fc from 'fast-check';
import { isTooYoung, seatRoster } from './seat-roster.rules.js';

const cohort = { status: 'OPEN', capacity: 3, seatsTaken: 1, startsOn: '2024-06-06' } as const;
const adult = { birthDate: '1995-05-05', hasConsented: true };
const child = { birthDate: '2010-06-07', hasConsented: true };

describe('seatRoster', () => {
  it('gives free seats in the order of the sheet; a child takes none', () => {
    const applicants = [child, { ...adult, hasConsented: false }, adult, adult];
    expect(seatRoster(cohort, applicants)).toEqual(['TOO_YOUNG', 'INVITED', 'CONFIRMED', 'WAITLISTED']);
  });

  it('refuses a closed cohort as a whole', () => {
    expect(() => seatRoster({ ...cohort, status: 'CLOSED' }, [adult])).toThrow(Problem);
  });

  it('14 on the first day is old enough, a day less is not', () => {
    expect([isTooYoung('2010-06-06', cohort.startsOn), isTooYoung('2010-06-07', cohort.startsOn)]).toEqual([
      false,
      true,
    ]);
  });

  it('never seats more than the capacity, leaves no seat free while somebody waits, and keeps the order', () => {
    const applicant = fc.record({
      birthDate: fc.constantFrom('1995-05-05', '2010-06-06', '2010-06-07'),
      hasConsented: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(applicant, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 7 }),
        (all, capacity, seatsTaken) => {
          const seats = seatRoster({ ...cohort, capacity, seatsTaken }, all);
          const old = all.map(({ birthDate }) => birthDate <= '2010-06-06');
          expect(seats.map((seat) => seat !== 'TOO_YOUNG')).toEqual(old);
          const seated = seats.filter((seat) => seat === 'CONFIRMED' || seat === 'INVITED').length;
          const eligible = old.filter(Boolean).length;
          expect(seated).toBe(Math.min(eligible, Math.max(0, capacity - seatsTaken)));
          const waiting = seats.indexOf('WAITLISTED');
          if (waiting >= 0)
            expect(seats.slice(waiting).some((seat) => seat === 'CONFIRMED' || seat === 'INVITED')).toBe(false);
        },
      ),
    );
  });
});

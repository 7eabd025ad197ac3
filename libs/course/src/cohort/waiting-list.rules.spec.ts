import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeSeats } from './waiting-list.rules.js';

describe('freeSeats', () => {
  it('fills up to the capacity, never beyond, and only while people can still join', () => {
    const status = fc.constantFrom('OPEN', 'RUNNING', 'CLOSING', 'CLOSED', 'CANCELLED');
    fc.assert(
      fc.property(status, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -3, max: 3 }), (state, capacity, near) => {
        const seatsTaken = Math.max(0, capacity + near);
        const free = freeSeats({ status: state, capacity, seatsTaken });
        const joinable = state === 'OPEN' || state === 'RUNNING';
        expect(free > 0).toBe(joinable && seatsTaken < capacity);
        if (free > 0) expect(seatsTaken + free).toBe(capacity);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canTravelBetween, type Place, REGION_CODES, travelMinutes } from './travel.rules.js';

const seat = (regionCode: string, id = regionCode): Place => ({ id, regionCode, isTownship: false });
const [aksu, kuqa, keping, wensu] = [seat('652901'), seat('652902'), seat('652929'), seat('652922')];
const [JUNE, JANUARY] = [6, 1];
const anyPlace = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  regionCode: fc.constantFrom(...REGION_CODES, null),
  isTownship: fc.boolean(),
});

describe('travelMinutes', () => {
  it('knows the ten county teams', () => {
    expect(REGION_CODES).toHaveLength(10);
  });

  it.each([
    [aksu, kuqa, 195],
    [kuqa, keping, 330],
    [aksu, wensu, 30],
    // Not in the table, so through Aksu city: 3.25 h + 0.5 h.
    [kuqa, wensu, 225],
    [aksu, seat('652901', 'another base'), 18],
    [aksu, { ...seat('652927'), isTownship: true }, 150],
  ])('%j to %j is %d minutes', (from, to, minutes) => {
    expect(travelMinutes(from, to, JUNE)).toBe(minutes);
  });

  it('adds half in the months of snow and sandstorms', () => {
    expect(travelMinutes(aksu, seat('652927'), JANUARY)).toBe(135);
  });

  it('is symmetric, zero at one place and positive between two', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, fc.integer({ min: 1, max: 12 }), (from, to, month) => {
        expect(travelMinutes(from, to, month)).toBe(travelMinutes(to, from, month));
        expect(travelMinutes(from, to, month) === 0).toBe(from.id === to.id);
      }),
    );
  });
});

describe('canTravelBetween', () => {
  it('refuses Keping until 14:00 and Kuqa from 16:00 (handbook §6)', () => {
    expect(canTravelBetween(keping, kuqa, 120, JUNE)).toBe(false);
  });

  it('refuses both sides of a day for more than 3 h, whatever the gap; 3 h are allowed', () => {
    expect(canTravelBetween(aksu, kuqa, 600, JUNE)).toBe(false);
    expect(canTravelBetween(kuqa, seat('659002'), 210, JUNE)).toBe(true);
    expect(canTravelBetween(kuqa, seat('659002'), 209, JUNE)).toBe(false);
  });

  it('lets lessons of one place touch, and asks for ride and buffer otherwise', () => {
    expect(canTravelBetween(aksu, aksu, 0, JUNE)).toBe(true);
    expect(canTravelBetween(aksu, seat('652928'), 90, JUNE)).toBe(true);
    expect(canTravelBetween(aksu, seat('652928'), 89, JUNE)).toBe(false);
  });
});

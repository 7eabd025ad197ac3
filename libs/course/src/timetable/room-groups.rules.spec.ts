import { describe, expect, it } from '@jest/globals';
import type { PlannedResource } from '#scheduling';
import { groupRooms, plainNeeds } from './room-groups.rules.js';

const room = (id: string): PlannedResource => ({
  id,
  placeId: 'p',
  capacity: 40,
  offers: ['CLASSROOM', 'STUDIO'],
  periods: [],
  closedOn: null,
});

describe('rooms of several county teams in one plan', () => {
  it('stay as they are when everybody may be in the same ones, in whatever order', () => {
    const groups = groupRooms(
      [room('a'), room('b')],
      new Map([
        ['one', new Set(['a', 'b'])],
        ['two', new Set(['b', 'a'])],
      ]),
    );
    expect(groups.isSplit).toBe(false);
    expect(groups.needsOf('two', 'STUDIO')).toBe('STUDIO');
    expect(groups.rooms).toEqual([room('a'), room('b')]);
  });

  it('offer themselves to their own cohorts only', () => {
    const { needsOf, rooms } = groupRooms(
      [room('a'), room('b'), room('c')],
      new Map([
        ['one', new Set(['a', 'b'])],
        ['two', new Set(['b', 'c'])],
        ['three', new Set(['a', 'b'])],
      ]),
    );
    const free = (cohortId: string): string[] =>
      rooms.filter(({ offers }) => offers.includes(needsOf(cohortId, 'CLASSROOM'))).map(({ id }) => id);
    expect([free('one'), free('two'), free('three')]).toEqual([
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'b'],
    ]);
    expect(needsOf('one', 'CLASSROOM')).not.toBe(needsOf('two', 'CLASSROOM'));
    expect(plainNeeds(needsOf('two', 'CLASSROOM'))).toBe('CLASSROOM');
  });
});

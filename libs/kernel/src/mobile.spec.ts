import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMobile } from './mobile.js';

const mobiles = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

describe('parseMobile', () => {
  it.each([
    '13984428524',
    13984428524,
    '+86 139-8442-8524',
    '8613984428524',
    '0086 13984428524',
    '(+86)139 8442 8524',
    '１３９８４４２８５２４',
    "'13984428524",
    '139\u200B84428524\u202C',
  ])('reads %j', (raw) => {
    expect(parseMobile(raw)).toEqual({ ok: true, value: '13984428524' });
  });

  it.each([
    ['0997-2890894', 'PHONE_INVALID'],
    ['12984428524', 'PHONE_INVALID'],
    ['1398442852', 'PHONE_INVALID'],
    ['139844285245', 'PHONE_INVALID'],
    ['13984428524/13984428525', 'PHONE_INVALID'],
    ['1.3984E+10', 'PHONE_INVALID'],
    [1398442852.5, 'PHONE_INVALID'],
    ['无', 'PHONE_INVALID'],
    ['', 'PHONE_MISSING'],
    [' \u200B', 'PHONE_MISSING'],
    [null, 'PHONE_MISSING'],
  ])('refuses %j as %s', (raw, reason) => {
    expect(parseMobile(raw)).toEqual({ ok: false, reason });
  });

  it('accepts every mobile number with or without country code and separators, and is idempotent', () => {
    const gap = fc.constantFrom('', ' ', '-', '\u3000');
    fc.assert(
      fc.property(mobiles, fc.constantFrom('', '86', '+86', '0086'), gap, (value, code, by) => {
        const raw = [code, value.slice(0, 3), value.slice(3, 7), value.slice(7)].join(by);
        expect(parseMobile(raw)).toEqual({ ok: true, value });
        expect(parseMobile(value)).toEqual({ ok: true, value });
      }),
    );
  });
});

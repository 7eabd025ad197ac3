import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idChecksum, parseIdNumber } from './id-number.js';

const TODAY = '2024-06-06';
const MADE_UP =
  '652921199001010011 652921199205180223 652921200102251055 652921201012312066 652921198506153179 ' +
  '65292119950806019X 652901199503120012 652902198807070028 652922199911300153 652924200102250289 ' +
  '652925197908150334 652926199306010460 652927200601010510 65292819900920064X 652929199205180224 ' +
  '65900219961224013X 652923198504030119';

const idNumbers = fc
  .record({
    region: fc.integer({ min: 110000, max: 829999 }),
    birth: fc.date({
      min: new Date('1900-01-01'),
      max: new Date(`${TODAY}T00:00:00Z`),
      noInvalidDate: true,
    }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, birth, sequence }) => {
    const birthDate = birth.toISOString().slice(0, 10);
    const body = `${region}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return { value: body + idChecksum(body), birthDate, sex: sequence % 2 === 1 ? 'MALE' : 'FEMALE' };
  });

describe('parseIdNumber', () => {
  it.each(MADE_UP.split(' '))('accepts the made-up number %s, live and retired regions alike', (value) => {
    expect(parseIdNumber(value, TODAY)).toMatchObject({ ok: true, value });
  });

  it('works out the check character of the handbook example', () => {
    expect(idChecksum('65290119950312001')).toBe('2');
  });

  it('reads birth date and sex', () => {
    expect(parseIdNumber('652921199001010011', TODAY)).toEqual({
      ok: true,
      value: '652921199001010011',
      birthDate: '1990-01-01',
      sex: 'MALE',
    });
    expect(parseIdNumber('652921199205180223', TODAY)).toMatchObject({ sex: 'FEMALE' });
  });

  it.each([
    ["'65292119950806019x", 'apostrophe and lower-case x'],
    ['65292119950806019Ｘ', 'full-width X'],
    ['６５２９２１１９９５０８０６０１９Ｘ', 'full-width digits'],
    [' 652921 19950806 019X\u3000', 'spaces'],
    ['6529\u200B2119950806019X\uFEFF', 'invisible characters'],
    ['\u202D65292119950806019X\u202C', 'direction marks pasted from a phone'],
  ])('puts %j right (%s)', (raw) => {
    expect(parseIdNumber(raw, TODAY)).toMatchObject({ ok: true, value: '65292119950806019X' });
  });

  it.each([
    [null, 'ID_MISSING'],
    ['  \u200B', 'ID_MISSING'],
    [652921199001010011n.toString().slice(0, 15), 'ID_15_DIGITS'],
    [652921900101001, 'ID_15_DIGITS'],
    [6.52921199001010011e17, 'ID_PRECISION_LOST'],
    ['6.52921E+17', 'ID_PRECISION_LOST'],
    ['6.52921200203282e17', 'ID_PRECISION_LOST'],
    ['652921200203282000', 'ID_PRECISION_LOST'],
    ['65292119900101001', 'ID_FORMAT'],
    ['6529211990010100111', 'ID_FORMAT'],
    ['护照E12345678', 'ID_FORMAT'],
    ['X52921199001010011', 'ID_FORMAT'],
    [1.5, 'ID_FORMAT'],
    ['652929199202300227', 'ID_DATE'],
    ['652929199213010227', 'ID_DATE'],
    ['652929109205180227', 'ID_DATE'],
    ['652921199001010012', 'ID_CHECKSUM'],
  ])('refuses %p as %s', (raw, reason) => {
    expect(parseIdNumber(raw, TODAY)).toEqual({ ok: false, reason });
  });

  it('accepts someone born today and refuses someone born tomorrow', () => {
    expect(parseIdNumber('652921201012312066', '2010-12-31').ok).toBe(true);
    expect(parseIdNumber('652921201012312066', '2010-12-30')).toEqual({ ok: false, reason: 'ID_DATE' });
  });

  it('accepts every number with a right check character', () => {
    fc.assert(
      fc.property(idNumbers, ({ value, birthDate, sex }) => {
        expect(parseIdNumber(value, TODAY)).toEqual({ ok: true, value, birthDate, sex });
      }),
    );
  });

  it('refuses every other last character', () => {
    fc.assert(
      fc.property(idNumbers, fc.constantFrom(...'0123456789X'), ({ value }, last) => {
        fc.pre(last !== value[17]);
        expect(parseIdNumber(value.slice(0, 17) + last, TODAY).ok).toBe(false);
      }),
    );
  });

  it('refuses any single wrong digit and any two neighbors swapped', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, i, by) => {
        const digits = [...id.value];
        digits[i] = String((Number(digits[i]) + by) % 10);
        expect(parseIdNumber(digits.join(''), TODAY).ok).toBe(false);
        const swapped = [...id.value];
        [swapped[i], swapped[i + 1]] = [swapped[i + 1] ?? '', swapped[i] ?? ''];
        fc.pre(swapped.join('') !== id.value);
        expect(parseIdNumber(swapped.join(''), TODAY).ok).toBe(false);
      }),
    );
  });

  it('never accepts an 18-digit number from a numeric cell', () => {
    fc.assert(
      fc.property(idNumbers, ({ value }) => {
        fc.pre(!value.endsWith('X'));
        expect(parseIdNumber(Number(value), TODAY)).toEqual({ ok: false, reason: 'ID_PRECISION_LOST' });
      }),
    );
  });
});

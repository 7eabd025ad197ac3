import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameSearchKey, normalizePersonName } from './person-name.js';

const DOT_FORMS = [...'\u00B7\u30FB\uFF65\u2022\u2027\u2219\u22C5\u2024\u0387\u25CF\uFF0E\u002E'];
const hanParts = fc.string({
  unit: fc.constantFrom(...'迪丽妮格依明艾力尔瓦买提朱磊𠮷〇'),
  minLength: 1,
  maxLength: 5,
});
const messyNames = fc.string({
  unit: fc.constantFrom(...'迪丽依明aB9?？', ...DOT_FORMS, ' ', '\u3000', '\u00A0', '\u200B', '\uFEFF', '-', '\n'),
  maxLength: 12,
});

describe('normalizePersonName', () => {
  it.each(DOT_FORMS)('turns the dot %j between Chinese characters into U+00B7', (dot) => {
    for (const raw of [`迪丽妮格${dot}依明`, `迪丽妮格 ${dot} 依明`, `迪丽妮格\u200B${dot}\u3000依明`]) {
      expect(normalizePersonName(raw)).toMatchObject({ value: '迪丽妮格·依明', needsReview: false });
    }
  });

  it.each([
    [' 周强\u3000', '周强', false],
    ['刘\u200B洋', '刘洋', false],
    ['刘 洋', '刘洋', false],
    ['阿不都..热依木', '阿不都·热依木', false],
    ['艾力·买买提•伊明', '艾力·买买提·伊明', false],
    ['Anna  St. John-Smith', 'Anna St. John-Smith', false],
    ['迪丽妮格?依明', '迪丽妮格?依明', true],
    ['迪丽妮格？依明', '迪丽妮格？依明', true],
    ['·依明', '·依明', true],
    ['张三2', '张三2', true],
    ['张\uE81E', '张\uE81E', true],
    ['张三(组长)', '张三(组长)', true],
    ['', '', false],
  ])('reads %j as %j (needs review: %p)', (raw, value, needsReview) => {
    expect(normalizePersonName(raw)).toEqual({ value, changed: raw !== value, needsReview });
  });

  it('keeps long names and rare characters (GB18030) as they are', () => {
    const name = '阿卜杜热合曼·阿不都热依木·买买提依明·𠮷';
    expect(normalizePersonName(name)).toEqual({ value: name, changed: false, needsReview: false });
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(messyNames, (raw) => {
        const once = normalizePersonName(raw);
        const twice = normalizePersonName(once.value);
        expect(twice).toEqual({ value: once.value, changed: false, needsReview: once.needsReview });
      }),
      { numRuns: 1000 },
    );
  });

  it('finds one stored form however the dot was typed', () => {
    const gaps = fc.constantFrom('', ' ', '\u3000', '\u200B');
    fc.assert(
      fc.property(
        fc.array(hanParts, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(...DOT_FORMS),
        gaps,
        gaps,
        (parts, dot, before, after) => {
          const raw = parts.join(before + dot + after);
          expect(normalizePersonName(raw)).toEqual({
            value: parts.join('·'),
            changed: raw !== parts.join('·'),
            needsReview: false,
          });
          expect(nameSearchKey(raw)).toBe(parts.join(''));
        },
      ),
    );
  });
});

describe('nameSearchKey', () => {
  it('ignores dots, spaces and case, also in a half-typed name', () => {
    expect(nameSearchKey('迪丽妮格.')).toBe('迪丽妮格');
    expect(nameSearchKey('Anna  SMITH')).toBe('annasmith');
  });
});

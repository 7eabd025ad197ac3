import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isolate, visualRuns } from './text-runs.rules.js';

const shown = (line: string): string[] => visualRuns(line).map(({ text }) => text);

describe('visualRuns', () => {
  it.each([
    ['Chinese with a dot and a number', '阿依古丽·买买提 48', ['阿依古丽·买买提 48']],
    ['Uyghur words, one run', 'كۇرس تاماملاش', ['كۇرس تاماملاش']],
    ['a date from right to left', '2024-يىلى 6-ئاينىڭ', ['-ئاينىڭ', '6', '-يىلى ', '2024']],
    ['a number in parentheses, which turn round', 'كۇرس (48) بار', ['( بار', '48', 'كۇرس )']],
    ['an ISO date stays whole', 'كۈنى 2024-06-06', ['2024-06-06', 'كۈنى ']],
    ['Chinese inside Uyghur', 'سىنىپ: 2024年第3期 بار', [' بار', '2024年第3期', 'سىنىپ: ']],
    ['a code, isolated', `نومۇرى: ${isolate('XH-2024-E-000123')}`, ['XH-2024-E-000123', 'نومۇرى: ']],
    ['a mask, isolated', `كىملىك: ${isolate('6529**********0012')}`, ['6529**********0012', 'كىملىك: ']],
    ['nothing', '', []],
  ])('%s', (_, line, expected) => {
    expect(shown(line)).toEqual(expected);
  });

  it('on a sheet from right to left, a line that begins with a code goes from right to left as well', () => {
    const runs = (isInRightToLeftText: boolean): string[] =>
      visualRuns('XH كۇرس', isInRightToLeftText).map(({ text }) => text);
    expect([runs(false), runs(true)]).toEqual([
      ['XH ', 'كۇرس'],
      [' كۇرس', 'XH'],
    ]);
  });

  it('loses and adds no character, whatever the line', () => {
    const letters = fc.constantFrom(...'كۇرس', 'ې', ...'班期ab', ...'019', ...' -·،:()', '*');
    const sorted = (text: string): string => [...text.replaceAll(')', '(')].sort().join('');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (characters) => {
        const line = characters.join('');
        expect(sorted(shown(line).join(''))).toBe(sorted(line));
      }),
    );
  });
});

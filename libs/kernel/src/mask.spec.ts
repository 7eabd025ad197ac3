import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskIdNumber, maskMobile, maskName } from './mask.js';

describe('masks', () => {
  it('show what handbook §5.1 allows', () => {
    expect(maskIdNumber('652901199503120012')).toBe('6529**********0012');
    expect(maskIdNumber('65292119950806019X')).toBe('6529**********019X');
    expect(maskMobile('13812341234')).toBe('138****1234');
    expect(maskName('迪丽妮格·依明')).toBe('迪**');
    expect(maskName('𠮷野')).toBe('𠮷**');
    expect(maskName('')).toBe('**');
  });

  it('hide a value of another form whole', () => {
    expect(maskIdNumber('652921840122074')).toBe('*'.repeat(18));
    expect(maskMobile('0997-289089')).toBe('*'.repeat(11));
  });

  it('never show the birth date, and keep the length fixed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), fc.string({ maxLength: 20 }), (id, other) => {
        expect(maskIdNumber(id)).toBe(`${id.slice(0, 4)}**********${id.slice(14)}`);
        expect(maskIdNumber(other)).toHaveLength(18);
        expect(maskMobile(other)).toHaveLength(11);
        expect([...maskName(other)].length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

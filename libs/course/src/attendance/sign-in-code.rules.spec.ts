import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeAt, judgeCode, readCode, windowEnd } from './sign-in-code.rules.js';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true });
const KEY = Buffer.alloc(32, 7);
const START = new Date('2024-06-06T02:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

describe('codeAt', () => {
  it('is six digits, the same within 30 seconds', () => {
    fc.assert(
      fc.property(secret, instant, (key, at) => {
        const code = codeAt(key, at);
        expect(code).toMatch(/^\d{6}$/);
        expect(codeAt(key, new Date(windowEnd(at).getTime() - 1))).toBe(code);
        expect(codeAt(key, new Date(windowEnd(at).getTime() - 30_000))).toBe(code);
      }),
    );
  });

  it('is the HMAC of RFC 4226 with SHA-256 (test value of RFC 6238, appendix B, shortened to six digits)', () => {
    const key = Buffer.from('12345678901234567890123456789012');
    expect(codeAt(key, new Date(59_000))).toBe('119246');
    expect(codeAt(key, new Date(1_111_111_109_000))).toBe('084774');
  });
});

describe('judgeCode', () => {
  it('takes a code in its window and the next, and calls it run out after that', () => {
    const code = codeAt(KEY, START);
    expect(judgeCode(KEY, code, later(0))).toBe('right');
    expect(judgeCode(KEY, code, later(59))).toBe('right');
    expect(judgeCode(KEY, code, later(60))).toBe('expired');
    expect(judgeCode(KEY, code, later(600))).toBe('expired');
    expect(judgeCode(KEY, code, later(1200))).toBe('wrong');
  });

  it('does not know a code before its time, unless a phone without a connection runs a little slow', () => {
    const next = codeAt(KEY, later(30));
    expect(judgeCode(KEY, next, later(0))).toBe('wrong');
    expect(judgeCode(KEY, next, later(0), true)).toBe('right');
    expect(judgeCode(KEY, codeAt(KEY, later(60)), later(0), true)).toBe('wrong');
  });

  it('takes no code of another lesson', () => {
    fc.assert(
      fc.property(secret, secret, instant, (key, other, at) => {
        fc.pre(!key.equals(other));
        const code = codeAt(other, at);
        // Two lessons may show the same digits by chance, one time in half a million.
        fc.pre(code !== codeAt(key, at) && code !== codeAt(key, new Date(at.getTime() - 30_000)));
        expect(judgeCode(key, code, at)).not.toBe('right');
      }),
    );
  });
});

describe('readCode', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['\u200f123456', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12a456', null],
    ['', null],
  ])('%j is %j', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });
});

import { describe, expect, it } from '@jest/globals';
import { judgeSignIn, minutesToWait, type SignInLesson } from './sign-in-attempt.rules.js';
import { codeAt } from './sign-in-code.rules.js';

const KEY = Buffer.alloc(32, 9);
const at = (time: string): Date => new Date(`2024-06-06T${time}:00Z`);
const open: SignInLesson = { status: 'OPEN', openedAt: at('01:30'), closedAt: null, signInSecret: KEY };
const closed: SignInLesson = { ...open, status: 'CLOSED', closedAt: at('05:30') };

describe('judgeSignIn over the network', () => {
  it('needs an open lesson and the code of now', () => {
    expect(judgeSignIn(open, { code: codeAt(KEY, at('02:00')), seenAt: null }, at('02:00'))).toBe('right');
    expect(judgeSignIn(open, { code: codeAt(KEY, at('02:00')), seenAt: null }, at('02:05'))).toBe('expired');
    expect(judgeSignIn(closed, { code: codeAt(KEY, at('06:00')), seenAt: null }, at('06:00'))).toBe('not-open');
    const scheduled: SignInLesson = { status: 'SCHEDULED', openedAt: null, closedAt: null, signInSecret: null };
    expect(judgeSignIn(scheduled, { code: '000000', seenAt: null }, at('02:00'))).toBe('not-open');
  });
});

describe('judgeSignIn of a phone that was offline', () => {
  const seen = { code: codeAt(KEY, at('02:10')), seenAt: at('02:10') };

  it('counts for the instant at which the code was seen, until 12 hours later', () => {
    expect(judgeSignIn(open, seen, at('04:00'))).toBe('right');
    expect(judgeSignIn(closed, seen, at('14:10'))).toBe('right');
    expect(judgeSignIn(closed, seen, at('14:11'))).toBe('expired');
  });

  it('does not pass a code of another instant, nor one seen while the lesson was not open', () => {
    expect(judgeSignIn(open, { ...seen, seenAt: at('02:20') }, at('04:00'))).toBe('expired');
    expect(judgeSignIn(open, { ...seen, seenAt: at('01:50') }, at('04:00'))).toBe('wrong');
    for (const outside of ['01:29', '05:31']) {
      const attempt = { code: codeAt(KEY, at(outside)), seenAt: at(outside) };
      expect(judgeSignIn(closed, attempt, at('06:00'))).toBe('not-open');
    }
  });
});

describe('minutesToWait', () => {
  it('lets ten wrong codes pass and then waits for the five minutes to end', () => {
    const windowStartedAt = at('02:00');
    expect(minutesToWait(null, at('02:01'))).toBe(0);
    expect(minutesToWait({ failures: 9, windowStartedAt }, at('02:01'))).toBe(0);
    expect(minutesToWait({ failures: 10, windowStartedAt }, at('02:01'))).toBe(4);
    expect(minutesToWait({ failures: 10, windowStartedAt }, at('02:05'))).toBe(0);
  });
});

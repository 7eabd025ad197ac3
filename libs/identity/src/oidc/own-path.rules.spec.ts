import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from './own-path.rules.js';

describe('ownPath', () => {
  it('keeps a path, encoded for a header', () => {
    for (const path of ['/', '/account', '/cohorts/1?tab=lessons#top']) expect(ownPath(path)).toBe(path);
    expect(ownPath('/ug/页?q=页')).toBe('/ug/%E9%A1%B5?q=%E9%A1%B5');
    expect(ownPath('/%E9%A1%B5')).toBe('/%E9%A1%B5');
  });

  it.each([
    '',
    'account',
    'https://evil.example',
    'javascript:alert(1)',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '///evil.example',
    '/\t\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
  ])('refuses %j', (path) => {
    expect(ownPath(path)).toBeNull();
  });

  it('never gives what a browser would open elsewhere', () => {
    const sign = fc.constantFrom('/', '\\', '\t', '\n', '\r', ' ', '.', '..', '@', ':', '?', '#', 'a', 'evil.example');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 8 }), (signs) => {
        const path = ownPath(`/${signs.join('')}`);
        fc.pre(path !== null);
        expect(new URL(path ?? '', 'https://silkcast.test/sign-in').origin).toBe('https://silkcast.test');
        expect(path).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 2000 },
    );
  });
});

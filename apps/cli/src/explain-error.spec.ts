import { describe, expect, it } from '@jest/globals';
import { notFound, Problem } from '#kernel';
import { BackupError, ConfigError } from '#platform';
import { OperatorError } from './command.js';
import { explainError } from './explain-error.js';

const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`failed: ${code}`), { code }, more);

describe('explainError', () => {
  it.each([
    [new OperatorError('Do this.'), 'Do this.'],
    [new BackupError('No backup.'), 'No backup.'],
    [new ConfigError('The configuration:\n  PORT: no'), 'The configuration:\n  PORT: no'],
    [notFound('cohort'), 'Not found (what cohort).'],
    [
      new Problem('x', 400, { title: 'Some fields are not right', errors: [{ pointer: '/mobile', code: 'wrong' }] }),
      'Some fields are not right (/mobile wrong).',
    ],
    [withCode('ENOENT', { path: '/tmp/a.xlsx' }), 'No such file or folder: /tmp/a.xlsx'],
    [withCode('EISDIR'), 'A folder, not a file'],
    [withCode('42P01'), 'The database is not up to date: run `silkcast migrate`.'],
    [withCode('ECONNREFUSED'), 'The database does not answer at DATABASE_URL (connection refused).'],
  ])('%j', (error, line) => {
    expect(explainError(error)).toBe(line);
  });

  it('leaves faults of the tool to be shown whole', () => {
    for (const error of [new TypeError('x is not a function'), withCode('23505'), withCode('ERR_X'), 'text', null]) {
      expect(explainError(error)).toBeNull();
    }
  });
});

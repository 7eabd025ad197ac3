import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeOwnership } from './ownership.js';
import { processMark } from './process-identity.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'silkcast-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('ownership of a data folder', () => {
  it('belongs to one until it is released', () => {
    const first = takeOwnership(folder);
    expect(() => takeOwnership(folder)).toThrow('already in use by this process');
    first.release();
    takeOwnership(folder);
    expect(() => takeOwnership(folder)).toThrow('already in use');
    expect(readdirSync(folder)).toEqual(['owner-2']);
  });

  it('passes by an owner that died', () => {
    const dead = spawnSync('true').pid;
    writeFileSync(join(folder, 'owner-5'), `${dead}\n${processMark(process.pid)}\n`);
    takeOwnership(folder);
    expect(readdirSync(folder)).toEqual(['owner-6']);
  });

  it('passes by an owner whose number went to another process', () => {
    writeFileSync(join(folder, 'owner-1'), `${process.pid}\nan earlier boot 1234\n`);
    expect(() => takeOwnership(folder)).not.toThrow();
  });

  it('respects a living owner whatever older files say', () => {
    writeFileSync(join(folder, 'owner-9'), 'released\n');
    writeFileSync(join(folder, 'owner-10'), `${process.ppid}\n${processMark(process.ppid)}\n`);
    expect(() => takeOwnership(folder)).toThrow(`process ${process.ppid}`);
  });
});

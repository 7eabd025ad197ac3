import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

interface ListedProblem {
  slug: string;
  status: number;
  text: string;
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const script: string = '../../scripts/list-problems.mjs';
const { listProblems, problemsPage } = (await import(script)) as {
  listProblems: () => ListedProblem[];
  problemsPage: () => string;
};

/** All texts of the web app, as source. */
const webTexts = readdirSync(join(root, 'apps/web/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, 'apps/web/src', file), 'utf8'))
  .join('\n');

describe('problems', () => {
  const problems = listProblems();

  it('are listed in docs/problems.md as the sources have them (npm run problems)', () => {
    expect(problems.length).toBeGreaterThan(50);
    expect(readFileSync(join(root, 'docs/problems.md'), 'utf8')).toBe(problemsPage());
  });

  it('have a sentence that says when they happen, and a client or server status', () => {
    expect(problems.filter(({ text, status }) => text.length < 10 || status < 400).map(({ slug }) => slug)).toEqual([]);
  });

  it('have a text in each of the three languages of the web app', () => {
    const without = problems.filter(({ slug }) => {
      const key = new RegExp(`(?:'${slug}'|^ *${slug}):`, 'gm');
      return (webTexts.match(key) ?? []).length < 3;
    });
    expect(without.map(({ slug }) => slug)).toEqual([]);
  });
});

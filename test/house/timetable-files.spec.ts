import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  clashesOf,
  costOf,
  FILE_SCHEMAS,
  readProblemFile,
  readSolutionFile,
  STANDARD_WEIGHTS,
  violationsOf,
} from '#scheduling';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

interface Schema {
  description?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  $defs?: Record<string, Schema>;
  $ref?: string;
}

/** A schema's places without a description, as paths. */
function undescribed(schema: Schema, path = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    ...(inner.description ? [] : [`${path}/${name}`]),
    ...undescribed(inner, `${path}/${name}`),
  ]);
}

describe.each(['problem', 'solution'] as const)('docs/schemas/timetable-%s.schema.json', (name) => {
  const schema = FILE_SCHEMAS[name]() as Schema;

  it('says what the code says (npm run -s silkcast -- timetable schema)', () => {
    expect(JSON.parse(read(`docs/schemas/timetable-${name}.schema.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('describes every field', () => {
    const everywhere = [schema, ...Object.values(schema.$defs ?? {})].flatMap((each) => undescribed(each));
    expect(everywhere).toEqual([]);
    expect(Object.keys(schema.properties ?? {}).length).toBeGreaterThan(5);
  });
});

/** The documents in a page, by the word after `json`. */
function documentsIn(page: string): Map<string, string> {
  return new Map([...page.matchAll(/```json (\w+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [name, text]));
}

describe('docs/timetable-problem.md', () => {
  const page = read('docs/timetable-problem.md');
  const documents = documentsIn(page);

  it('shows a problem that is one, and a solution of it that breaks no rule', () => {
    const { file, problem } = readProblemFile(documents.get('problem') ?? '');
    const placed = readSolutionFile(documents.get('solution') ?? '', problem);
    expect(clashesOf(problem, placed)).toEqual([]);
    expect(violationsOf(problem, placed)).toEqual([]);
    expect(costOf(problem, placed).cost).toBe((JSON.parse(documents.get('solution') ?? '') as { cost: number }).cost);
    // Complete: nothing is left to be looked up elsewhere.
    const shown = Object.keys(JSON.parse(documents.get('problem') ?? '') as object);
    expect(Object.keys(file).filter((key) => !shown.includes(key))).toEqual([]);
  });

  it('gives each weight the meaning and the standard value that the code gives it', () => {
    const source = read('libs/scheduling/src/planner/timetable-weights.ts');
    const meanings = [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+): number;/g)].map(
      ([, comment = '', key = '']) => [key, comment.replaceAll(/\s*\n\s*\*\s*/g, ' ').trim()] as const,
    );
    expect(meanings.map(([key]) => key)).toEqual(Object.keys(STANDARD_WEIGHTS));
    const rows = meanings.map(
      ([key, meaning]) => `| \`${key}\` | ${STANDARD_WEIGHTS[key as keyof typeof STANDARD_WEIGHTS]} | ${meaning} |`,
    );
    const table = page.split('\n').filter((line) => /^\| `\w+` \| \d+ \|/.test(line));
    expect(table).toEqual(rows);
    const schema = FILE_SCHEMAS.problem() as Schema;
    const described = Object.entries(schema.$defs?.['Weights']?.properties ?? {}).map(([key, { description }]) => [
      key,
      description,
    ]);
    expect(described).toEqual(meanings);
  });
});

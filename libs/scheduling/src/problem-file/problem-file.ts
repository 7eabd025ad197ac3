import type { TimetableProblem } from '../planner/timetable-problem.js';
import { fault, fewEnough, type FileFault, FileFaultsError, schemaFaults } from './file-fault.js';
import { parseJson } from './json-document.js';
import { lockFaults } from './lock-faults.rules.js';
import { orderFaults } from './order-faults.rules.js';
import { ProblemFile } from './problem-file.schema.js';
import { rangeFaults } from './range-faults.rules.js';
import { referenceFaults } from './reference-faults.rules.js';
import { toProblem } from './to-problem.rules.js';

/** A problem file that has been found sound. */
export interface ReadProblem {
  file: ProblemFile;
  problem: TimetableProblem;
}

/** Reads the text of a problem file; throws `FileFaultsError` with everything that is wrong with it. */
export function readProblemFile(text: string): ReadProblem {
  return soundProblem(parseJson(text));
}

/** The same for a document that is parsed already. */
export function soundProblem(document: unknown): ReadProblem {
  const parsed = ProblemFile.safeParse(document);
  if (!parsed.success) throw new FileFaultsError(fewEnough(schemaFaults(parsed.error.issues)));
  const file = parsed.data;
  demand([...emptyFaults(file), ...referenceFaults(file), ...rangeFaults(file)]);
  // These follow the ids and days that have just been found sound.
  const problem = toProblem(file);
  demand([...orderFaults(problem), ...lockFaults(file, problem)]);
  return { file, problem };
}

/** The text of a problem file, a line per place, resource, person and lesson so that versions can be compared. */
export function writeProblemFile(file: ProblemFile): string {
  const fields = Object.entries(file).map(([key, value]) => {
    const isList = Array.isArray(value) && value.length > 0;
    const text = isList
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function emptyFaults({ lessons, cohorts, instructors }: ProblemFile): FileFault[] {
  return [
    ...(lessons.length === 0 ? [fault(['lessons'], 'no-lessons')] : []),
    ...(cohorts.length === 0 ? [fault(['cohorts'], 'no-cohorts')] : []),
    ...(instructors.length === 0 ? [fault(['instructors'], 'no-instructors')] : []),
  ];
}

function demand(faults: readonly FileFault[]): void {
  if (faults.length > 0) throw new FileFaultsError(fewEnough(faults));
}

import { z } from 'zod';
import { ProblemFile } from './problem-file.schema.js';
import { SolutionFile } from './solution-file.schema.js';

/** JSON Schemas (draft 2020-12) of the files, as they are kept in `docs/schemas`. */
export const FILE_SCHEMAS = {
  problem: (): Record<string, unknown> => ({ ...z.toJSONSchema(ProblemFile, { io: 'input' }) }),
  solution: (): Record<string, unknown> => ({ ...z.toJSONSchema(SolutionFile, { io: 'input' }) }),
};

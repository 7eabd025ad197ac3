import { z } from 'zod';
import { MOST_LESSONS } from './problem-file.schema.js';

const Id = z.string().min(1).max(100);
const Instant = z.iso.datetime({ offset: true });

const Assignment = z
  .strictObject({
    lesson: Id.describe('Id of the lesson.'),
    start: Instant.describe('Start, ISO 8601 with an offset; written as +08:00, 北京时间.'),
    end: Instant.describe('End, not included.'),
    instructor: Id.describe('Id of the instructor.'),
    room: Id.nullable().describe('Id of the room; null: none.'),
  })
  .meta({ id: 'Assignment' });

const Reason = z
  .strictObject({
    code: z.string().describe('Why not: NO_COMPETENT_INSTRUCTOR, INSTRUCTOR_NOT_AVAILABLE, ROOM_BUSY, …'),
    params: z.record(z.string(), z.union([z.string(), z.number()])).describe('Ids, numbers and dates of the reason.'),
  })
  .meta({ id: 'Reason' });

const Part = z
  .strictObject({
    key: z.string().describe('The wish, as in `weights` of the problem.'),
    count: z.number().describe('How often it is not met.'),
    weight: z.number().describe('What one of them costs.'),
    cost: z.number().describe('count × weight.'),
  })
  .meta({ id: 'CostPart' });

/** A timetable as a file: the answer to a problem file. To be checked, it needs its assignments only. */
export const SolutionFile = z
  .strictObject({
    $schema: z.string().max(1_000).optional().describe('Address of this schema, for editors; otherwise ignored.'),
    assignments: z.array(Assignment).max(MOST_LESSONS).describe('Where every placed lesson is.'),
    unplaced: z
      .array(
        z.strictObject({
          lesson: Id.describe('Id of the lesson.'),
          reasons: z.array(Reason).describe('What stands in its way, the most frequent first.'),
        }),
      )
      .max(MOST_LESSONS)
      .default([])
      .describe('Lessons without a place. No rule is ever broken to place one.'),
    cost: z.number().optional().describe('Sum of the parts.'),
    parts: z.array(Part).max(100).optional().describe('How each wish fared.'),
    lowerBound: z.number().nullable().optional().describe('No timetable of this problem can cost less; null: unknown.'),
    iterations: z.number().optional().describe('Steps of the search.'),
    seconds: z.number().optional().describe('How long it took.'),
  })
  .meta({ title: 'Silkcast timetable' });

export type SolutionFile = z.infer<typeof SolutionFile>;

import type { CostPart } from '#scheduling';
import { z } from 'zod';

const Count = z.number().int().min(1).max(5).default(1);

/** What there would be in addition. */
export const CapacityOption = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('INSTRUCTOR'),
      courseUnitIds: z
        .array(z.uuid())
        .min(1)
        .max(500)
        .optional()
        .describe('What the new instructors can teach; either this or likeInstructorId'),
      likeInstructorId: z.uuid().optional().describe('They can teach what this instructor can'),
      baseId: z.uuid().describe('Org unit from which they come to lessons'),
      fromDate: z.iso.date().describe('First day of the stay, 北京时间'),
      untilDate: z.iso.date().describe('Last day, included'),
      count: Count,
    }),
    z.object({
      kind: z.literal('ROOM'),
      baseId: z.uuid().describe('Org unit where the new rooms are'),
      offers: z
        .array(z.enum(['CLASSROOM', 'STUDIO', 'ORCHARD']))
        .min(1)
        .max(3)
        .describe('Kinds of lesson that they are fit for'),
      capacity: z.number().int().min(1).max(5000).describe('Seats'),
      count: Count,
    }),
    z.object({
      kind: z.literal('WEEK'),
      days: z.number().int().min(1).max(28).describe('Days by which the cohorts end later'),
      cohortIds: z.array(z.uuid()).min(1).max(60).optional().describe('Left out: all cohorts of the study'),
    }),
  ])
  .meta({ id: 'CapacityOption' });
export type CapacityOption = z.infer<typeof CapacityOption>;

export type UtilizationKind = 'INSTRUCTOR' | 'ROOM';

/** How much of the time that somebody or some room is there, they are used. */
export interface Utilization {
  /** Of the instructor or the room; of one that does not exist yet, `new-1`, `new-2` … */
  resourceId: string;
  kind: UtilizationKind;
  isNew: boolean;
  usedClassHours: number;
  offeredClassHours: number;
}

/** One planned option as it is stored; names are added when it is read. */
export interface StoredCapacityResult {
  /** Place in the list of options; -1 is the timetable without any. */
  option: number;
  lessons: number;
  unplaced: number;
  cost: number;
  parts: CostPart[];
  /** `YYYY-MM-DD`; null when nothing was placed. */
  lastDay: string | null;
  utilization: Utilization[];
}

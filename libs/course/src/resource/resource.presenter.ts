import { pageOf } from '#platform';
import { z } from 'zod';
import { AffectedLesson } from '../timetable/affected-lessons.query.js';

/** What can be created here; instructors and cohorts are resources too, but come with the person and the cohort. */
export const PlaceKind = z.enum(['ROOM', 'STUDIO', 'LIVE_ROOM', 'KIT', 'ORCHARD']);

/** Fields that a person fills in. */
export const ResourceFields = {
  name: z.string().trim().min(1).max(100),
  capacity: z.number().int().min(1).max(5000).nullable().describe('Seats; null when nobody counts them'),
  equipment: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]{1,29}$/, 'an upper-case code such as RING_LIGHT'))
    .max(30)
    .describe('Codes; CLASSROOM, STUDIO and ORCHARD also make it fit for lessons that need these'),
} as const;

export const ResourceView = z
  .object({
    id: z.uuid(),
    kind: PlaceKind,
    name: z.string(),
    capacity: z.number().int().nullable(),
    equipment: z.array(z.string()),
    closedOn: z.string().nullable().describe('First day, 北京时间, on which it is no longer there'),
    orgUnit: z.object({
      id: z.uuid(),
      nameZh: z.string(),
      nameUg: z.string().nullable(),
      nameEn: z.string().nullable(),
    }),
  })
  .meta({ id: 'Resource' });
export type ResourceView = z.infer<typeof ResourceView>;
export const ResourcePage = pageOf('ResourcePage', ResourceView);

export const ResourceChanged = z
  .object({
    resource: ResourceView,
    affectedLessons: z
      .array(AffectedLesson)
      .describe('Coming lessons in it that are no longer possible; they stay until somebody moves them'),
  })
  .meta({ id: 'ResourceChanged' });
export type ResourceChanged = z.infer<typeof ResourceChanged>;

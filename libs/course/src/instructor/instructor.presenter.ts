import { pageOf } from '#platform';
import { z } from 'zod';
import { AffectedLesson } from '../timetable/affected-lessons.query.js';

export const AvailabilityPeriodView = z
  .object({
    fromDate: z.iso.date().describe('First day, 北京时间'),
    untilDate: z.iso.date().describe('Last day, included'),
    isAvailable: z.boolean().describe('false: away on these days'),
    note: z.string().max(200).nullable().default(null),
  })
  .meta({ id: 'AvailabilityPeriod' });
export type AvailabilityPeriodView = z.infer<typeof AvailabilityPeriodView>;

export const InstructorView = z
  .object({
    id: z.uuid(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    kind: z.enum(['LOCAL', 'VISITING']),
    orgUnit: z.object({
      id: z.uuid(),
      nameZh: z.string(),
      nameUg: z.string().nullable(),
      nameEn: z.string().nullable(),
    }),
    competences: z.array(
      z.object({
        courseUnitId: z.uuid(),
        courseCode: z.string(),
        titleZh: z.string(),
        titleUg: z.string().nullable(),
        titleEn: z.string().nullable(),
      }),
    ),
    availability: z.array(AvailabilityPeriodView).describe('Without days named as present, present on all others'),
    personId: z.uuid(),
  })
  .meta({ id: 'Instructor' });
export type InstructorView = z.infer<typeof InstructorView>;
export const InstructorPage = pageOf('InstructorPage', InstructorView);

/** An instructor after a change. */
export const InstructorChanged = z
  .object({
    instructor: InstructorView,
    affectedLessons: z
      .array(AffectedLesson)
      .describe('Coming lessons that the instructor can no longer give; they stay until somebody moves them'),
  })
  .meta({ id: 'InstructorChanged' });
export type InstructorChanged = z.infer<typeof InstructorChanged>;

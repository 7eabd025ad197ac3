import { z } from 'zod';

const Title = z.string().nullable();

/** A course in a list. */
export const CourseRow = z
  .object({
    id: z.uuid(),
    code: z.string(),
    version: z.number().int(),
    tier: z.enum(['ENTRY', 'INTERMEDIATE', 'ADVANCED']),
    workType: z.string(),
    titleZh: z.string(),
    titleUg: Title,
    titleEn: Title,
    classHours: z.number().int().describe('课时 of 45 minutes'),
    units: z.number().int(),
    practiceClassHours: z.number().int(),
  })
  .meta({ id: 'CourseRow' });
export type CourseRow = z.infer<typeof CourseRow>;

const CourseUnit = z
  .object({
    id: z.uuid(),
    position: z.number().int(),
    titleZh: z.string(),
    titleUg: Title,
    titleEn: Title,
    classHours: z.number().int(),
    mode: z.enum(['THEORY', 'PRACTICE']),
    equipment: z.enum(['CLASSROOM', 'STUDIO', 'ORCHARD', 'ONLINE']),
  })
  .meta({ id: 'CourseUnit' });
export type CourseUnit = z.infer<typeof CourseUnit>;

/** A course with its plan. */
export const CoursePlan = CourseRow.extend({ plan: z.array(CourseUnit) }).meta({ id: 'CoursePlan' });
export type CoursePlan = z.infer<typeof CoursePlan>;

/** Select list of `CourseRow`, over `course k`. */
export const COURSE_COLUMNS = `k.id, k.code, k.version, k.tier, k.work_type as "workType", k.title_zh as "titleZh",
  k.title_ug as "titleUg", k.title_en as "titleEn", k.class_hours as "classHours",
  (select count(*)::int from course_unit u where u.course_id = k.id) as units,
  (select coalesce(sum(u.class_hours), 0)::int from course_unit u where u.course_id = k.id and u.mode = 'PRACTICE')
    as "practiceClassHours"`;

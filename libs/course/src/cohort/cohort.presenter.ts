import { z } from 'zod';
import { COHORT_ACTIONS } from './cohort-actions.policy.js';

const Name = z.string().nullable();

/** A cohort in a list. */
export const CohortRow = z
  .object({
    id: z.uuid(),
    code: z.string(),
    nameZh: z.string(),
    nameUg: Name,
    nameEn: Name,
    programmeId: z.uuid(),
    programmeNameZh: z.string(),
    programmeNameUg: Name,
    programmeNameEn: Name,
    courseId: z.uuid(),
    courseTitleZh: z.string(),
    courseTitleUg: Name,
    courseTitleEn: Name,
    tier: z.enum(['ENTRY', 'INTERMEDIATE', 'ADVANCED']),
    courseClassHours: z.number().int().describe('课时 of 45 minutes in the course plan'),
    orgUnitId: z.uuid(),
    orgUnitNameZh: z.string(),
    orgUnitNameUg: Name,
    orgUnitNameEn: Name,
    baseId: z.uuid(),
    baseNameZh: z.string(),
    baseNameUg: Name,
    baseNameEn: Name,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    capacity: z.number().int(),
    seatsTaken: z.number().int().describe('Everybody but the waiting and the withdrawn'),
    status: z.enum(['OPEN', 'RUNNING', 'CLOSING', 'CLOSED', 'CANCELLED']),
    timetableStatus: z.enum(['NONE', 'DRAFT', 'PUBLISHED']),
  })
  .meta({ id: 'CohortRow' });
export type CohortRow = z.infer<typeof CohortRow>;

/** A cohort's own page. */
export const Cohort = CohortRow.extend({
  joinCode: z
    .string()
    .nullable()
    .describe('For the class, with mobile and ID number; only to those who may change the cohort'),
  counts: z.object({
    enrolled: z.number().int().describe('Hold a seat: invited, confirmed, completed, not completed'),
    invited: z.number().int(),
    confirmed: z.number().int(),
    waitlisted: z.number().int(),
    withdrawn: z.number().int(),
    completed: z.number().int(),
    notCompleted: z.number().int(),
  }),
  lessons: z.object({
    total: z.number().int(),
    placed: z.number().int().describe('Have a time, also as a draft'),
    held: z.number().int().describe('Are over'),
  }),
  plannedClassHours: z.number().int().describe('Class hours of the lessons that are not cancelled'),
  timetablePublishedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  allowedActions: z.array(z.enum(COHORT_ACTIONS)),
}).meta({ id: 'Cohort' });
export type Cohort = z.infer<typeof Cohort>;

/** Select list of `CohortRow`, over `COHORT_FROM`. */
export const COHORT_COLUMNS = `c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn",
  c.programme_id as "programmeId", g.name_zh as "programmeNameZh", g.name_ug as "programmeNameUg",
  g.name_en as "programmeNameEn", c.course_id as "courseId", k.title_zh as "courseTitleZh",
  k.title_ug as "courseTitleUg", k.title_en as "courseTitleEn", k.tier, k.class_hours as "courseClassHours",
  c.org_unit_id as "orgUnitId", o.name_zh as "orgUnitNameZh", o.name_ug as "orgUnitNameUg",
  o.name_en as "orgUnitNameEn", c.base_id as "baseId", b.name_zh as "baseNameZh", b.name_ug as "baseNameUg",
  b.name_en as "baseNameEn", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.capacity,
  seats.taken as "seatsTaken", c.status, c.timetable_status as "timetableStatus"`;

export const COHORT_FROM = `cohort c join programme g on g.id = c.programme_id join course k on k.id = c.course_id
  join org_unit o on o.id = c.org_unit_id join org_unit b on b.id = c.base_id
  cross join lateral (select count(*)::int as taken from enrollment e
    where e.cohort_id = c.id and e.status not in ('WAITLISTED','WITHDRAWN')) as seats`;

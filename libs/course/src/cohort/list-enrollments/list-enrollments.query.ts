import { type Actor, notFound, type Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { EnrollmentStatus } from '../../enrollment.entity.js';
import { cohortScope } from '../cohort-scope.js';
import { matchesName, nameSearch } from '../search-names.js';
import { utc } from '../utc.js';

export const ENROLLMENT_STATUSES = [
  'INVITED',
  'CONFIRMED',
  'WAITLISTED',
  'WITHDRAWN',
  'COMPLETED',
  'NOT_COMPLETED',
] as const;

/** A person in a cohort; ID number and mobile only masked (handbook §5.1). */
export const EnrollmentRow = z
  .object({
    id: z.uuid(),
    traineeId: z.uuid(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    idNumberMasked: z.string().nullable(),
    mobileMasked: z.string().nullable(),
    status: z.enum(ENROLLMENT_STATUSES),
    source: z.enum(['ROSTER', 'COORDINATOR', 'SELF']),
    hasConsented: z.boolean(),
    waitingPosition: z.number().int().nullable().describe('1 is the next to get a seat'),
    enrolledAt: z.string(),
    withdrawnAt: z.string().nullable(),
    attendedClassHours: z.number().int(),
    heldClassHours: z.number().int().describe('Class hours of the lessons that are over'),
    attendanceRateHundredths: z
      .number()
      .int()
      .nullable()
      .describe('8000 = 80.00 %, rounded down; null before the first lesson'),
  })
  .meta({ id: 'EnrollmentRow' });
export type EnrollmentRow = z.infer<typeof EnrollmentRow>;

export interface EnrollmentFilter extends PageQuery {
  status?: EnrollmentStatus;
}

const SORTABLE = {
  nameZh: 'p.name_zh collate "zh-Hans-CN-x-icu"',
  status: 'e.status',
  enrolledAt: 'e.created_at',
  attendedClassHours: 'attended.hours',
  attendanceRateHundredths: 'attended.hours',
  waitingPosition: 'waiting.position',
};

const COLUMNS = `e.id, e.trainee_id as "traineeId", p.name_zh as "nameZh", p.name_ug as "nameUg",
  p.id_number_masked as "idNumberMasked", p.mobile_masked as "mobileMasked", e.status, e.source,
  e.consent_id is not null as "hasConsented", waiting.position as "waitingPosition",
  ${utc('e.created_at')} as "enrolledAt", ${utc('e.withdrawn_at')} as "withdrawnAt",
  attended.hours as "attendedClassHours", held.hours as "heldClassHours",
  case when held.hours > 0 then attended.hours * 10000 / held.hours end as "attendanceRateHundredths"`;

const FROM = `enrollment e join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id
  cross join (select coalesce(sum(class_hours), 0)::int as hours from lesson
    where cohort_id = $1 and status = 'CLOSED') as held
  cross join lateral (select coalesce(sum(a.class_hours), 0)::int as hours from attendance a
    join lesson l on l.id = a.lesson_id where a.enrollment_id = e.id and l.status = 'CLOSED') as attended
  left join (select id, (row_number() over (order by waitlisted_at nulls last, created_at, id))::int as position
    from enrollment where cohort_id = $1 and status = 'WAITLISTED') as waiting on waiting.id = e.id
  where e.cohort_id = $1`;

/** One page of a cohort's enrollments, or `not-found` outside the scope. */
export async function listEnrollments(
  tx: EntityManager,
  actor: Actor,
  cohortId: string,
  filter: EnrollmentFilter,
): Promise<Page<EnrollmentRow>> {
  await requireReadable(tx, actor, cohortId);
  const where = `${FROM} and ($2::text is null or e.status = $2) and ${matchesName(3, 4)}`;
  const given = [cohortId, filter.status ?? null, ...nameSearch(filter.search)];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: EnrollmentRow[] = await tx.query(
    `select ${COLUMNS} from ${where}
     order by ${orderBy(filter.sort, SORTABLE, `${SORTABLE.nameZh}, e.id`)} limit $5 offset $6`,
    [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}

/** The cohort's code, or `not-found` when the actor may not read its enrollments. */
export async function requireReadable(tx: EntityManager, actor: Actor, cohortId: string): Promise<{ code: string }> {
  const scope = cohortScope(actor, 'enrollment:read', 2);
  const [cohort]: { code: string }[] = await tx.query(
    `select c.code from cohort c where c.id = $1 and ${scope.condition}`,
    [cohortId, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  return cohort;
}

import type { Actor, Page } from '#kernel';
import type { PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ENROLLMENT_STATUSES } from '../list-enrollments/list-enrollments.query.js';
import { utc } from '../utc.js';

const Name = z.string().nullable();

/** One's own enrollment. */
export const MyEnrollment = z
  .object({
    id: z.uuid(),
    status: z.enum(ENROLLMENT_STATUSES),
    needsConsent: z.boolean().describe('The seat is held until you read the text and agree'),
    isBeingConfirmed: z.boolean().describe('You agreed a moment ago; the seat is confirmed by itself within seconds'),
    mayWithdraw: z.boolean(),
    cohortId: z.uuid(),
    nameZh: z.string(),
    nameUg: Name,
    nameEn: Name,
    courseTitleZh: z.string(),
    courseTitleUg: Name,
    courseTitleEn: Name,
    tier: z.enum(['ENTRY', 'INTERMEDIATE', 'ADVANCED']),
    baseNameZh: z.string(),
    baseNameUg: Name,
    baseNameEn: Name,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    plannedClassHours: z.number().int().describe('Of the lessons, or of the course plan before there are any'),
    attendedClassHours: z.number().int(),
    withdrawnAt: z.string().nullable(),
  })
  .meta({ id: 'MyEnrollment' });
export type MyEnrollment = z.infer<typeof MyEnrollment>;

/** One page of the enrollments of the person who asks; nobody else's. */
export async function listMyEnrollments(
  tx: EntityManager,
  actor: Actor,
  query: PageQuery,
): Promise<Page<MyEnrollment>> {
  const from = `enrollment e join trainee t on t.id = e.trainee_id join cohort c on c.id = e.cohort_id
    join course k on k.id = c.course_id join org_unit b on b.id = c.base_id
    cross join lateral (select sum(class_hours)::int as hours from lesson
      where cohort_id = c.id and status <> 'CANCELLED') as planned
    cross join lateral (select coalesce(sum(class_hours), 0)::int as hours from attendance
      where enrollment_id = e.id) as attended
    cross join lateral (select e.status = 'INVITED' and c.status in ('OPEN','RUNNING') as stands) as invited
    cross join lateral (select exists (select from consent where person_id = t.person_id and purpose = 'ENROLLMENT'
      and withdrawn_at is null) as stands) as consented
    where t.person_id = $1`;
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(`select count(*)::int as total from ${from}`, [
    actor.personId,
  ]);
  const items: MyEnrollment[] = await tx.query(
    `select e.id, e.status, invited.stands and not consented.stands as "needsConsent",
            invited.stands and consented.stands as "isBeingConfirmed",
            e.status in ('INVITED','CONFIRMED','WAITLISTED') as "mayWithdraw", c.id as "cohortId", c.name_zh as "nameZh",
            c.name_ug as "nameUg", c.name_en as "nameEn", k.title_zh as "courseTitleZh", k.title_ug as "courseTitleUg",
            k.title_en as "courseTitleEn", k.tier, b.name_zh as "baseNameZh", b.name_ug as "baseNameUg",
            b.name_en as "baseNameEn", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn",
            coalesce(planned.hours, k.class_hours) as "plannedClassHours", attended.hours as "attendedClassHours",
            ${utc('e.withdrawn_at')} as "withdrawnAt"
     from ${from} order by c.starts_on desc, e.id limit $2 offset $3`,
    [actor.personId, query.pageSize, (query.page - 1) * query.pageSize],
  );
  return { items, page: query.page, pageSize: query.pageSize, total };
}

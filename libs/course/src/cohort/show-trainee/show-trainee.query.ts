import { type Actor, notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { cohortScope } from '../cohort-scope.js';
import { ENROLLMENT_STATUSES } from '../list-enrollments/list-enrollments.query.js';
import { TRAINEE_COLUMNS, TRAINEE_FROM, TraineeRow } from '../list-trainees/list-trainees.query.js';
import { traineeScope } from '../list-trainees/trainee-visibility.js';
import { utc } from '../utc.js';

const TraineeEnrollment = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    code: z.string(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    nameEn: z.string().nullable(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    status: z.enum(ENROLLMENT_STATUSES),
    attendedClassHours: z.number().int(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'TraineeEnrollment' });

/** A trainee's own page. The birth date stays out: together with the masked number it would give most of it away. */
export const Trainee = TraineeRow.extend({
  nameLatin: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  sex: z.enum(['MALE', 'FEMALE']).nullable(),
  countyName: z.string().nullable(),
  educationLevel: z.string().nullable(),
  hukouPlace: z.string().nullable(),
  employer: z.string().nullable(),
  workType: z.string().nullable(),
  hasConsented: z.boolean(),
  consentedAt: z.string().nullable(),
  cohorts: z.array(TraineeEnrollment).describe('Those of your scope, the latest first, at most 100'),
}).meta({ id: 'Trainee' });
export type Trainee = z.infer<typeof Trainee>;

/** One trainee with the enrollments that the actor may see, or `not-found`. */
export async function findTrainee(tx: EntityManager, actor: Actor, id: string): Promise<Trainee> {
  const scope = traineeScope(actor, 2);
  const [row]: Omit<Trainee, 'cohorts'>[] = await tx.query(
    `select ${TRAINEE_COLUMNS}, p.name_latin as "nameLatin", extract(year from p.birth_date)::int as "birthYear", p.sex,
            t.county_name as "countyName", t.education_level as "educationLevel", t.hukou_place as "hukouPlace",
            t.employer, t.work_type as "workType", standing.given_at is not null as "hasConsented",
            ${utc('standing.given_at')} as "consentedAt"
     from (select 1) as one left join lateral (
       select given_at from consent s join trainee st on st.person_id = s.person_id
       where st.id = $1 and s.purpose = 'ENROLLMENT' and s.withdrawn_at is null) as standing on true,
       ${TRAINEE_FROM} and t.id = $1 and ${scope.condition}`,
    [id, scope.roots],
  );
  if (!row) throw notFound('trainee');
  const cohorts = cohortScope(actor, 'trainee:read', 2);
  const enrollments: Trainee['cohorts'] = await tx.query(
    `select e.id, c.id as "cohortId", c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn",
            c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", e.status,
            (select coalesce(sum(a.class_hours), 0)::int from attendance a where a.enrollment_id = e.id)
              as "attendedClassHours",
            e.status in ('INVITED','CONFIRMED','WAITLISTED') as "mayWithdraw"
     from enrollment e join cohort c on c.id = e.cohort_id where e.trainee_id = $1 and ${cohorts.condition}
     order by c.starts_on desc, e.id limit 100`,
    [id, cohorts.roots],
  );
  return { ...row, cohorts: enrollments };
}

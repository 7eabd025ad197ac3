import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import { beijingDate, notFound, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import type { EntityManager } from 'typeorm';
import { credentialNumber, credentialPrefix, type CourseTier } from './credential-number.rules.js';

/** Credentials of one unit of work; its series is locked that long. */
const CHUNK = 200;
/** 128 random bits: nobody guesses the code of a credential. */
const VERIFY_CODE_BYTES = 16;

export interface IssuingProgress {
  issued: number;
  total: number;
}

interface CohortToIssue {
  orgUnitCode: string;
  tier: CourseTier;
  nameZh: string;
  nameUg: string;
  nameEn: string;
}

interface Entitled {
  enrollmentId: string;
  personId: string;
}

/**
 * Completed, and without a credential that stands. One that was revoked comes again only after a corrected name: what
 * was revoked for another reason was meant to be lost. Who had their data erased gets nothing more.
 */
const ENTITLED = `completion_decision d join enrollment e on e.id = d.enrollment_id
  join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id
  where d.cohort_id = $1 and d.outcome = 'COMPLETED' and p.erased_at is null and not exists (
    select 1 from credential k where k.enrollment_id = e.id and k.kind = 'COMPLETION'
      and (k.status = 'VALID' or k.revoke_reason_class <> 'NAME_CORRECTED'))`;

/**
 * Issues the next credentials of a cohort. The series' row is locked before anybody is looked for, and number, credential
 * and notice commit together: numbers have no gap and no double, however often and from wherever this is called.
 */
@Injectable()
export class IssueCredentialsChunkHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: Notices,
  ) {}

  /** Answers how far the cohort is; `issued` equals `total` when nothing is left. Throws `not-found`. */
  handle(context: RequestContext, cohortId: string, jobId: string): Promise<IssuingProgress> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now } = work;
      const cohort = await readCohort(tx, cohortId);
      const issuedOn = beijingDate(now);
      const prefix = credentialPrefix(cohort.orgUnitCode, issuedOn, cohort.tier);
      const lastSerial = await lockSeries(tx, prefix);
      const entitled = await nextEntitled(tx, cohortId);
      if (entitled.length > 0) {
        const numbers = entitled.map((_, index) => credentialNumber(prefix, lastSerial + index + 1));
        await insertCredentials(work, entitled, numbers, issuedOn);
        await tx.query(`update credential_series set last_serial = $2 where prefix = $1`, [
          prefix,
          lastSerial + entitled.length,
        ]);
        await this.tell(tx, entitled, cohortId, cohort, jobId);
        await audit.record({
          action: 'credential:issue',
          subjectType: 'cohort',
          subjectId: cohortId,
          changes: { count: entitled.length, first: numbers[0], last: numbers.at(-1), jobId },
        });
      }
      return readProgress(tx, cohortId);
    });
  }

  private async tell(
    tx: EntityManager,
    entitled: readonly Entitled[],
    cohortId: string,
    { nameZh, nameUg, nameEn }: CohortToIssue,
    jobId: string,
  ): Promise<void> {
    await this.notices.tell(
      tx,
      entitled.map(({ personId }) => personId),
      {
        kind: 'credential-issued',
        params: { cohortId, nameZh, nameUg, nameEn },
        link: '/my-credentials',
        dedupeKey: `credential-issued:${cohortId}:${jobId}`,
      },
    );
  }
}

async function readCohort(tx: EntityManager, cohortId: string): Promise<CohortToIssue> {
  const [cohort]: CohortToIssue[] = await tx.query(
    `select o.code as "orgUnitCode", k.tier, c.name_zh as "nameZh", coalesce(c.name_ug, c.name_zh) as "nameUg",
            coalesce(c.name_en, c.name_zh) as "nameEn"
     from cohort c join course k on k.id = c.course_id join org_unit o on o.id = c.org_unit_id where c.id = $1`,
    [cohortId],
  );
  if (!cohort) throw notFound('cohort');
  return cohort;
}

async function lockSeries(tx: EntityManager, prefix: string): Promise<number> {
  await tx.query(`insert into credential_series (prefix) values ($1) on conflict do nothing`, [prefix]);
  const [series]: { lastSerial: number }[] = await tx.query(
    `select last_serial as "lastSerial" from credential_series where prefix = $1 for update`,
    [prefix],
  );
  return series?.lastSerial ?? 0;
}

/** Persons are locked against erasure meanwhile, so that no credential is written in a name that was just erased. */
function nextEntitled(tx: EntityManager, cohortId: string): Promise<Entitled[]> {
  return tx.query(
    `select e.id as "enrollmentId", p.id as "personId" from ${ENTITLED}
     order by p.name_zh collate "zh-Hans-CN-x-icu", e.id limit ${CHUNK} for share of p`,
    [cohortId],
  );
}

/** Copies everything that is printed: later changes of person, course or cohort do not reach an issued credential. */
async function insertCredentials(
  { tx, now }: Work,
  entitled: readonly Entitled[],
  numbers: readonly string[],
  issuedOn: string,
): Promise<void> {
  await tx.query(
    `insert into credential (kind, number, verify_code, holder_person_id, holder_name_zh, holder_name_ug, holder_name_latin,
       holder_id_masked, issuer_org_unit_id, cohort_id, enrollment_id, course_title_zh, course_title_ug, course_title_en,
       cohort_name_zh, class_hours, starts_on, ends_on, issued_on, issued_at)
     select 'COMPLETION', given.number, given.verify_code, p.id, p.name_zh, p.name_ug, p.name_latin, p.id_number_masked,
            c.org_unit_id, c.id, e.id, k.title_zh, k.title_ug, k.title_en, c.name_zh, d.planned_class_hours, c.starts_on,
            c.ends_on, $4, $5
     from unnest($1::uuid[], $2::text[], $3::text[]) as given(enrollment_id, number, verify_code)
     join enrollment e on e.id = given.enrollment_id join completion_decision d on d.enrollment_id = e.id
     join cohort c on c.id = e.cohort_id join course k on k.id = c.course_id
     join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id`,
    [
      entitled.map(({ enrollmentId }) => enrollmentId),
      numbers,
      entitled.map(() => randomBytes(VERIFY_CODE_BYTES).toString('hex')),
      issuedOn,
      now,
    ],
  );
}

async function readProgress(tx: EntityManager, cohortId: string): Promise<IssuingProgress> {
  const [row]: { issued: number; open: number }[] = await tx.query(
    `select (select count(*)::int from credential where cohort_id = $1 and status = 'VALID') as issued,
            (select count(*)::int from ${ENTITLED}) as open`,
    [cohortId],
  );
  const { issued, open } = row ?? { issued: 0, open: 0 };
  return { issued, total: issued + open };
}

import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { invalidInput, notFound, type ProblemError, type RequestContext } from '#kernel';
import { JobRuns, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { CohortStatus } from '../cohort/cohort.entity.js';
import { timetableClosed } from '../timetable/timetable.problems.js';
import type { CapacityOption } from './capacity-option.js';
import { CAPACITY_STUDY_REQUESTED } from './capacity.events.js';
import type { CapacityStudyStarted, NewCapacityStudy } from './capacity.presenter.js';
import { capacityStudyRunning } from './capacity.problems.js';

export const STUDY_CAPACITY = 'course.study-capacity';

/** Asks what more people, rooms or days would bring; the planning itself runs on the queue. */
@Injectable()
export class StartCapacityStudyHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobRuns: JobRuns,
  ) {}

  /** Throws `not-found`, `invalid-input`, `capacity-study-running`, `timetable-closed`. */
  handle(context: RequestContext, study: NewCapacityStudy): Promise<CapacityStudyStarted> {
    const cohortIds = [...new Set(study.cohortIds)].sort();
    return this.unitOfWork.run(context, async ({ tx, audit, outbox }) => {
      const orgUnitId = await assertCohorts(tx, context, cohortIds);
      await assertOptions(tx, context, study.options, cohortIds);
      await assertNoneRunning(tx, context);
      const [row]: { id: string }[] = await tx.query(`select gen_random_uuid() as id`);
      const studyId = row?.id ?? '';
      const jobId = await this.jobRuns.create(tx, {
        kind: STUDY_CAPACITY,
        subjectType: 'capacity_study',
        subjectId: studyId,
        ownerPersonId: context.actor.personId,
        orgUnitId,
        total: study.options.length + 1,
      });
      await tx.query(
        `insert into capacity_study (id, name, options, seconds, job_run_id, created_by) values ($1, $2, $3, $4, $5, $6)`,
        [studyId, study.name ?? null, JSON.stringify(study.options), study.seconds, jobId, context.actor.personId],
      );
      await tx.query(`insert into capacity_study_cohort (capacity_study_id, cohort_id) select $1, unnest($2::uuid[])`, [
        studyId,
        cohortIds,
      ]);
      const changes = { jobId, cohorts: cohortIds.length, options: study.options.map(({ kind }) => kind) };
      await audit.record({ action: 'capacity:study', subjectType: 'capacity_study', subjectId: studyId, changes });
      await outbox.add(CAPACITY_STUDY_REQUESTED, { studyId, jobId });
      return { studyId, jobId };
    });
  }
}

/** All in scope and still open for planning; answers the org unit of the first, whose scope may watch the job. */
async function assertCohorts(tx: EntityManager, { actor }: RequestContext, cohortIds: string[]): Promise<string> {
  const scope = cohortScope(actor, 'timetable:plan', 2);
  const found: { orgUnitId: string; status: CohortStatus }[] = await tx.query(
    `select c.org_unit_id as "orgUnitId", c.status from cohort c where c.id = any($1::uuid[]) and ${scope.condition}
     order by c.id`,
    [cohortIds, scope.roots],
  );
  const [first] = found;
  if (!first || found.length < cohortIds.length) throw notFound('cohort');
  const closed = found.find(({ status }) => status !== 'OPEN' && status !== 'RUNNING');
  if (closed) throw timetableClosed(closed.status);
  return first.orgUnitId;
}

/** Two at once would take the workers from those who plan for real. */
async function assertNoneRunning(tx: EntityManager, { actor }: RequestContext): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext($1))`, [`${STUDY_CAPACITY}:${actor.personId ?? ''}`]);
  const [running]: { id: string }[] = await tx.query(
    `select subject_id as id from job_run where kind = $1 and owner_person_id = $2 and status in ('QUEUED','RUNNING')
     and cancel_requested_at is null limit 1`,
    [STUDY_CAPACITY, actor.personId],
  );
  if (running) throw capacityStudyRunning(running.id);
}

async function assertOptions(
  tx: EntityManager,
  { actor }: RequestContext,
  options: readonly CapacityOption[],
  cohortIds: readonly string[],
): Promise<void> {
  const faults = options.flatMap((option, i) => faultsOf(option, `/options/${i}`, cohortIds));
  const units = options.flatMap((option, i) =>
    option.kind === 'INSTRUCTOR'
      ? (option.courseUnitIds ?? []).map((id, j) => ({ id, pointer: `/options/${i}/courseUnitIds/${j}` }))
      : [],
  );
  const known = new Set(await idsIn(tx, 'select id from course_unit where id = any($1::uuid[])', units));
  for (const { id, pointer } of units) if (!known.has(id)) faults.push({ pointer, code: 'unknown-course-unit' });
  if (faults.length > 0) throw invalidInput(faults);
  const bases = options.flatMap((option) => (option.kind === 'WEEK' ? [] : [{ id: option.baseId }]));
  const places = OrgScope.of(actor, 'timetable:plan');
  await assertAll(tx, `select o.id from org_unit o where o.id = any($1::uuid[]) and ${places.condition('o.id', 2)}`, {
    what: 'org-unit',
    asked: bases,
    roots: places.roots,
  });
  const people = OrgScope.of(actor, 'instructor:read');
  const likes = options.flatMap((option) =>
    option.kind === 'INSTRUCTOR' && option.likeInstructorId ? [{ id: option.likeInstructorId }] : [],
  );
  await assertAll(
    tx,
    `select i.id from instructor i where i.id = any($1::uuid[]) and ${people.condition('i.org_unit_id', 2)}`,
    { what: 'instructor', asked: likes, roots: people.roots },
  );
}

/** What can be said without the database. */
function faultsOf(option: CapacityOption, pointer: string, cohortIds: readonly string[]): ProblemError[] {
  if (option.kind === 'WEEK') {
    return (option.cohortIds ?? []).flatMap((id, i) =>
      cohortIds.includes(id) ? [] : [{ pointer: `${pointer}/cohortIds/${i}`, code: 'not-in-study' }],
    );
  }
  if (option.kind === 'ROOM') return [];
  const faults: ProblemError[] = [];
  if (!option.courseUnitIds === !option.likeInstructorId)
    faults.push({ pointer: `${pointer}/courseUnitIds`, code: option.courseUnitIds ? 'not-both' : 'required' });
  if (option.untilDate < option.fromDate) faults.push({ pointer: `${pointer}/untilDate`, code: 'before-from' });
  return faults;
}

async function assertAll(
  tx: EntityManager,
  sql: string,
  { what, asked, roots }: { what: string; asked: readonly { id: string }[]; roots: string[] },
): Promise<void> {
  if (asked.length === 0) return;
  const known = new Set(await idsIn(tx, sql, asked, [roots]));
  if (asked.some(({ id }) => !known.has(id))) throw notFound(what);
}

async function idsIn(
  tx: EntityManager,
  sql: string,
  asked: readonly { id: string }[],
  more: readonly unknown[] = [],
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(sql, [[...new Set(asked.map(({ id }) => id))], ...more]);
  return rows.map(({ id }) => id);
}

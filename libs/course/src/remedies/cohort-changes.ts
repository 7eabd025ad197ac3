import { ProgrammeDirectory } from '#coordination';
import { notFound, type RequestContext } from '#kernel';
import type { Work } from '#platform';
import type { Remedy } from '#scheduling';
import { type BaseFacts, checkCohortPlan } from '../cohort/cohort-plan.rules.js';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { CohortStatus } from '../cohort/cohort.entity.js';
import { cohortRefused, cohortSettled, timetablePublished } from '../cohort/cohort.problems.js';
import { remedyOutdated } from './remedies.problems.js';

type Params<K extends Remedy['kind']> = Extract<Remedy, { kind: K }>['params'];

interface DatedCohort extends BaseFacts {
  programmeId: string;
  status: CohortStatus;
  timetableStatus: string;
  startsOn: string;
  endsOn: string;
}

/**
 * The cohort lasts longer, under the same rules as any change of its dates. Throws `not-found`, `remedy-outdated`,
 * `cohort-settled`, `timetable-published`, `cohort-refused`.
 */
export async function extendCohort(
  { tx, audit }: Work,
  { actor }: RequestContext,
  programmes: ProgrammeDirectory,
  { cohortId, startsOn, endsOn }: Params<'EXTEND_COHORT'>,
): Promise<void> {
  const scope = cohortScope(actor, 'cohort:update', 2);
  const [cohort]: DatedCohort[] = await tx.query(
    `select c.programme_id as "programmeId", c.status, c.timetable_status as "timetableStatus", b.kind,
            b.founded_on::text as "foundedOn", b.founded_precision as "foundedPrecision", b.closed_on::text as "closedOn",
            c.starts_on::text as "startsOn", c.ends_on::text as "endsOn"
     from cohort c join org_unit b on b.id = c.base_id where c.id = $1 and ${scope.condition} for update of c`,
    [cohortId, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  if (cohort.status !== 'OPEN' && cohort.status !== 'RUNNING') throw cohortSettled(cohort.status);
  if (cohort.timetableStatus === 'PUBLISHED') throw timetablePublished();
  const before = { startsOn: cohort.startsOn, endsOn: cohort.endsOn };
  // One end stays and the other moves out; anything else was proposed for other dates.
  const isLater = startsOn === before.startsOn && endsOn > before.endsOn;
  const isEarlier = endsOn === before.endsOn && startsOn < before.startsOn;
  if (!isLater && !isEarlier) throw remedyOutdated('EXTEND_COHORT');
  const after = { startsOn, endsOn };
  const faults = checkCohortPlan(after, await programmes.get(tx, cohort.programmeId), cohort);
  if (faults.length > 0) throw cohortRefused(faults);
  await tx.query(`update cohort set starts_on = $2, ends_on = $3 where id = $1`, [cohortId, startsOn, endsOn]);
  await audit.record({
    action: 'cohort:update',
    subjectType: 'cohort',
    subjectId: cohortId,
    changes: { before, after },
  });
}

/** The planner may move the lesson again. Throws `not-found`, `remedy-outdated`. */
export async function unlockLesson(
  { tx, audit, now }: Work,
  { actor }: RequestContext,
  { lessonId }: Params<'UNLOCK_LESSON'>,
): Promise<void> {
  const scope = cohortScope(actor, 'lesson:move', 2);
  const [lesson]: { isLocked: boolean }[] = await tx.query(
    `select l.is_locked and l.status in ('DRAFT','SCHEDULED') and l.starts_at > $3 as "isLocked"
     from lesson l join cohort c on c.id = l.cohort_id where l.id = $1 and ${scope.condition} for update of l`,
    [lessonId, scope.roots, now],
  );
  if (!lesson) throw notFound('lesson');
  if (!lesson.isLocked) throw remedyOutdated('UNLOCK_LESSON');
  await tx.query(`update lesson set is_locked = false where id = $1`, [lessonId]);
  await audit.record({ action: 'lesson:unlock', subjectType: 'lesson', subjectId: lessonId });
}

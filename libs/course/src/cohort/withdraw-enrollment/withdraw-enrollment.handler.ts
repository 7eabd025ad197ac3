import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import type { EnrollmentStatus } from '../../enrollment.entity.js';
import { cohortScope } from '../cohort-scope.js';
import { enrollmentNotActive } from '../cohort.problems.js';
import { noticeParams } from '../enrollment-notice.query.js';
import { lockSeats, promoteWaiting } from '../promote-waiting.js';

export interface WithdrawnEnrollment {
  id: string;
  status: 'WITHDRAWN';
  promoted: number;
}
interface Owner {
  cohortId: string;
  personId: string;
}

const ACTIVE: readonly EnrollmentStatus[] = ['INVITED', 'CONFIRMED', 'WAITLISTED'];
const OWNER = `select e.cohort_id as "cohortId", t.person_id as "personId"
  from enrollment e join trainee t on t.id = e.trainee_id join cohort c on c.id = e.cohort_id where e.id = $1`;

/** Withdraws an enrollment under the cohort's lock, so that its seat goes to exactly one waiting person. */
@Injectable()
export class WithdrawEnrollmentHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: Notices,
  ) {}

  /** The person is told that they were withdrawn. */
  byStaff(context: RequestContext, id: string, reason: string): Promise<WithdrawnEnrollment> {
    return this.unitOfWork.run(context, async (work) => {
      const scope = cohortScope(context.actor, 'enrollment:withdraw', 2);
      const [owner]: Owner[] = await work.tx.query(`${OWNER} and ${scope.condition}`, [id, scope.roots]);
      if (!owner) throw notFound('enrollment');
      const withdrawn = await withdraw(work, id, owner.cohortId, reason);
      await this.notices.tell(work.tx, [owner.personId], {
        kind: 'enrollment-withdrawn',
        params: await noticeParams(work.tx, owner.cohortId),
        dedupeKey: `enrollment:${id}:withdrawn:${work.now.toISOString()}`,
      });
      return withdrawn;
    });
  }

  /** Only the person's own enrollment. */
  byTrainee(context: RequestContext, id: string): Promise<WithdrawnEnrollment> {
    return this.unitOfWork.run(context, async (work) => {
      const [owner]: Owner[] = await work.tx.query(`${OWNER} and t.person_id = $2`, [id, context.actor.personId]);
      if (!owner) throw notFound('enrollment');
      return withdraw(work, id, owner.cohortId, 'by the person');
    });
  }
}

async function withdraw(work: Work, id: string, cohortId: string, reason: string): Promise<WithdrawnEnrollment> {
  const { tx, audit, now } = work;
  await lockSeats(work, cohortId);
  const [row]: { status: EnrollmentStatus }[] = await tx.query(
    `select status from enrollment where id = $1 for update`,
    [id],
  );
  if (!row) throw notFound('enrollment');
  if (!ACTIVE.includes(row.status)) throw enrollmentNotActive(row.status);
  await tx.query(`update enrollment set status = 'WITHDRAWN', withdrawn_at = $2, updated_at = $2 where id = $1`, [
    id,
    now,
  ]);
  await audit.record({
    action: 'enrollment:withdraw',
    subjectType: 'enrollment',
    subjectId: id,
    changes: { before: row.status, after: 'WITHDRAWN' },
    reason,
  });
  const promoted = await promoteWaiting(work, cohortId);
  return { id, status: 'WITHDRAWN', promoted: promoted.length };
}

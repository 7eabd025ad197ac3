import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { TraineeDirectory } from '#trainee';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import { TRAINEE_ENROLLED } from '../course.events.js';
import { alreadyEnrolled } from '../course.problems.js';
import type { EnrollmentStatus } from '../enrollment.entity.js';
import { type CohortSeats, decideEnrollment } from './enroll-trainee.rules.js';

export interface EnrolledTrainee {
  id: string;
  cohortId: string;
  traineeId: string;
  status: EnrollmentStatus;
}

/** Enrolls one trainee; the cohort row is locked, so seats are counted one enrollment at a time. */
@Injectable()
export class EnrollTraineeHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly trainees: TraineeDirectory,
  ) {}

  handle(context: RequestContext, cohortId: string, traineeId: string): Promise<EnrolledTrainee> {
    return this.unitOfWork.run(context, async ({ tx, audit, outbox, now }) => {
      const cohort = await lockCohort(tx, context, cohortId);
      const trainee = await this.trainees.get(tx, traineeId);
      const consentId = trainee.enrollmentConsentId;
      const status = decideEnrollment(cohort, {
        birthDate: trainee.birthDate,
        hasConsented: consentId !== null,
      });
      const [row]: { id: string }[] = await tx.query(
        `insert into enrollment (cohort_id, trainee_id, status, source, consent_id, waitlisted_at, enrolled_by)
         values ($1, $2, $3, 'COORDINATOR', $4, $5, $6)
         on conflict on constraint uq_enrollment_cohort_trainee do update
           set status = excluded.status, source = excluded.source, consent_id = excluded.consent_id,
               waitlisted_at = excluded.waitlisted_at, enrolled_by = excluded.enrolled_by, withdrawn_at = null,
               updated_at = now()
           where enrollment.status = 'WITHDRAWN'
         returning id`,
        [cohortId, traineeId, status, consentId, status === 'WAITLISTED' ? now : null, context.actor.personId],
      );
      // Who left may come back (leaving has no penalty, handbook §5.1); anybody else is in the cohort already.
      if (!row) throw alreadyEnrolled();
      const { id } = row;
      await audit.record({
        action: 'enrollment:create',
        subjectType: 'enrollment',
        subjectId: id,
        changes: { status },
      });
      await outbox.add(TRAINEE_ENROLLED, { enrollmentId: id, cohortId, traineeId, status });
      return { id, cohortId, traineeId, status };
    });
  }
}

/** The cohort with its taken seats, locked; outside the actor's scope it does not exist. */
async function lockCohort(tx: EntityManager, { actor }: RequestContext, id: string): Promise<CohortSeats> {
  const scope = cohortScope(actor, 'enrollment:create', 2);
  const [cohort]: Omit<CohortSeats, 'seatsTaken'>[] = await tx.query(
    `select status, capacity, starts_on::text as "startsOn" from cohort c
     where c.id = $1 and ${scope.condition} for update`,
    [id, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  // Counted after the lock is held: a count in the same statement would see seats as they were before the wait.
  const [{ taken } = { taken: 0 }]: { taken: number }[] = await tx.query(
    `select count(*)::int as taken from enrollment where cohort_id = $1 and status not in ('WAITLISTED','WITHDRAWN')`,
    [id],
  );
  return { ...cohort, seatsTaken: taken };
}

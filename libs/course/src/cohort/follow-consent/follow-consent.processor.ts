import { Injectable } from '@nestjs/common';
import { CONSENT_GIVEN, CONSENT_WITHDRAWN } from '#identity';
import { OnMessage, type QueuedMessage, type Work } from '#platform';
import { TRAINEE_ENROLLED } from '../../course.events.js';
import { lockSeats, promoteWaiting } from '../promote-waiting.js';

/** Enrollments follow the consent on which they rest (handbook §5.1). */
@Injectable()
export class FollowConsentProcessor {
  /** Consent turns a held seat into a confirmed one; a waiting person keeps the place and is confirmed on moving up. */
  @OnMessage({ topic: CONSENT_GIVEN, consumer: 'course.confirm-invited', queue: 'events' })
  async confirm(message: QueuedMessage, { tx, audit, outbox }: Work): Promise<void> {
    const { consentId, personId, purpose } = message.payload;
    if (purpose !== 'ENROLLMENT') return;
    const [confirmed]: [{ id: string; cohortId: string; traineeId: string; status: string }[], number] = await tx.query(
      // Closing locks the cohort: whoever agrees after that is not confirmed in a cohort that is already decided.
      `with live as materialized (
         select c.id from cohort c where c.status in ('OPEN','RUNNING')
           and c.id in (select o.cohort_id from enrollment o join trainee p on p.id = o.trainee_id where p.person_id = $2)
         order by c.id for share)
       update enrollment e set status = case e.status when 'INVITED' then 'CONFIRMED' else e.status end, consent_id = s.id,
              updated_at = now()
       from trainee t, consent s, live
       where e.cohort_id = live.id and t.id = e.trainee_id and t.person_id = $2 and e.status in ('INVITED','WAITLISTED')
         and s.id = $1 and s.person_id = t.person_id and s.withdrawn_at is null
       returning e.id, e.cohort_id as "cohortId", e.trainee_id as "traineeId", e.status`,
      [consentId, personId],
    );
    for (const { id, cohortId, traineeId, status } of confirmed) {
      if (status !== 'CONFIRMED') continue;
      await audit.record({
        action: 'enrollment:confirm',
        subjectType: 'enrollment',
        subjectId: id,
        changes: { status },
      });
      await outbox.add(TRAINEE_ENROLLED, { enrollmentId: id, cohortId, traineeId, status });
    }
  }

  /** Without consent nobody stays enrolled; what is decided already (completed or not) stays as it is, without penalty. */
  @OnMessage({ topic: CONSENT_WITHDRAWN, consumer: 'course.withdraw-unconsented', queue: 'events' })
  async withdraw(message: QueuedMessage, work: Work): Promise<void> {
    const { tx, audit, now } = work;
    const { consentId, purpose } = message.payload;
    if (purpose !== 'ENROLLMENT') return;
    const resting: { id: string; cohortId: string }[] = await tx.query(
      `select e.id, e.cohort_id as "cohortId" from enrollment e join consent s on s.id = e.consent_id
       where s.id = $1 and s.withdrawn_at is not null and e.status in ('INVITED','CONFIRMED','WAITLISTED')
       order by e.cohort_id`,
      [consentId],
    );
    // Cohorts are locked in the order of their ids, so two people who leave the same cohorts do not deadlock.
    for (const { id, cohortId } of resting) {
      await lockSeats(work, cohortId);
      const [left]: [unknown[], number] = await tx.query(
        `update enrollment set status = 'WITHDRAWN', withdrawn_at = $2, updated_at = $2
         where id = $1 and status in ('INVITED','CONFIRMED','WAITLISTED') returning id`,
        [id, now],
      );
      if (left.length === 0) continue;
      await audit.record({
        action: 'enrollment:withdraw',
        subjectType: 'enrollment',
        subjectId: id,
        changes: { after: 'WITHDRAWN' },
        reason: 'consent withdrawn',
      });
      await promoteWaiting(work, cohortId);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import { OnMessage, type QueuedMessage, type Work } from '#platform';
import { TRAINEE_ENROLLED } from '../../course.events.js';
import { noticeParams } from '../enrollment-notice.query.js';

/** What the page words; a withdrawn one is told by who withdraws. */
const KINDS: Readonly<Record<string, string>> = {
  INVITED: 'enrollment-invited',
  CONFIRMED: 'enrollment-confirmed',
  WAITLISTED: 'enrollment-waitlisted',
};

/** Tells a person that they were invited to, confirmed in or put on the waiting list of a cohort. */
@Injectable()
export class TellTraineeProcessor {
  constructor(private readonly notices: Notices) {}

  /** A seat that was withdrawn or decided in between is not announced any more: the row is the truth, not the message. */
  @OnMessage({ topic: TRAINEE_ENROLLED, consumer: 'course.tell-trainee', queue: 'events' })
  async tell(message: QueuedMessage, { tx }: Pick<Work, 'tx'>): Promise<void> {
    const [row]: { id: string; cohortId: string; personId: string; status: string }[] = await tx.query(
      `select e.id, e.cohort_id as "cohortId", t.person_id as "personId", e.status
       from enrollment e join trainee t on t.id = e.trainee_id where e.id = $1`,
      [message.payload['enrollmentId']],
    );
    const kind = row && KINDS[row.status];
    if (!row || !kind) return;
    await this.notices.tell(tx, [row.personId], {
      kind,
      params: await noticeParams(tx, row.cohortId),
      link: '/my-cohorts',
      dedupeKey: `enrollment:${row.id}:${row.status}:${message.messageId}`,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import { makeUpAnswered, makeUpClash, makeUpGone } from './make-up.problems.js';
import type { MakeUp } from './make-up.presenter.js';
import { isStillMissed, oneMakeUp } from './make-ups.query.js';

export type MakeUpAnswer = 'ACCEPTED' | 'DECLINED';

interface Proposal {
  enrollmentId: string;
  lessonId: string;
  status: string;
  isOpen: boolean;
  freeSeats: number;
}

/**
 * The trainee says yes or no to a proposal. After a yes the trainee signs in at that lesson with its code, and the class
 * hours are written to the lesson that was missed, so that nothing is counted twice.
 */
@Injectable()
export class AnswerMakeUpHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `not-found`, `make-up-answered`, `make-up-gone`, `make-up-clash`; the same answer again changes nothing. */
  handle(context: RequestContext, id: string, answer: MakeUpAnswer): Promise<MakeUp> {
    const { personId } = context.actor;
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now } = work;
      const proposal = await lockProposal(work, personId, id);
      if (!proposal) throw notFound('make-up');
      if (proposal.status !== answer) {
        if (proposal.status === 'EXPIRED' || (proposal.status === 'PROPOSED' && !proposal.isOpen)) throw makeUpGone();
        if (proposal.status !== 'PROPOSED') throw makeUpAnswered(proposal.status);
        if (answer === 'ACCEPTED') await checkStillFits(work, proposal);
        await tx.query(`update make_up_proposal set status = $2, answered_at = $3 where id = $1`, [id, answer, now]);
        const action = answer === 'ACCEPTED' ? 'make-up:accept' : 'make-up:decline';
        const changes = { enrollmentId: proposal.enrollmentId, lessonId: proposal.lessonId };
        await audit.record({ action, subjectType: 'make_up_proposal', subjectId: id, changes });
      }
      const answered = await oneMakeUp(tx, personId, id);
      if (!answered) throw new Error('proposal vanished in its own transaction');
      return answered;
    });
  }
}

/** The proposal and its lesson, held: whoever moves or closes the lesson waits. */
async function lockProposal({ tx, now }: Work, personId: string | null, id: string): Promise<Proposal | null> {
  const [proposal]: Proposal[] = await tx.query(
    `select m.enrollment_id as "enrollmentId", m.lesson_id as "lessonId", m.status,
            k.status = 'SCHEDULED' and k.starts_at > $3 and c.timetable_status = 'PUBLISHED' and c.status in ('OPEN','RUNNING')
              and e.status = 'CONFIRMED' and own.status in ('OPEN','RUNNING') and ${isStillMissed} as "isOpen",
            least(c.capacity, coalesce(r.capacity, c.capacity))
              - (select count(*)::int from enrollment x where x.cohort_id = c.id and x.status not in ('WAITLISTED','WITHDRAWN'))
              - (select count(*)::int from make_up_proposal o where o.lesson_id = k.id and o.id <> m.id
                   and o.status in ('PROPOSED','ACCEPTED')) as "freeSeats"
     from make_up_proposal m join enrollment e on e.id = m.enrollment_id join trainee t on t.id = e.trainee_id
     join cohort own on own.id = e.cohort_id join lesson k on k.id = m.lesson_id join cohort c on c.id = k.cohort_id
     left join resource r on r.id = k.room_id
     where m.id = $2 and t.person_id = $1 for update of m for share of k`,
    [personId, id, now],
  );
  return proposal ?? null;
}

async function checkStillFits({ tx }: Work, { enrollmentId, lessonId, freeSeats }: Proposal): Promise<void> {
  if (freeSeats < 1) throw makeUpGone();
  const clashes: unknown[] = await tx.query(
    `select 1 from enrollment e join enrollment x on x.trainee_id = e.trainee_id and x.status = 'CONFIRMED'
     join cohort c on c.id = x.cohort_id join lesson k on k.id = $2
     join lesson l on (l.cohort_id = c.id and c.timetable_status = 'PUBLISHED' and l.status in ('SCHEDULED','OPEN')
         or l.id in (select m.lesson_id from make_up_proposal m where m.enrollment_id = x.id and m.status = 'ACCEPTED'))
       and l.starts_at < k.ends_at and l.ends_at > k.starts_at
     where e.id = $1 limit 1`,
    [enrollmentId, lessonId],
  );
  if (clashes.length > 0) throw makeUpClash();
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Notices } from '#identity';
import { systemContext } from '#kernel';
import { type Reconciled, type Reconciliation, Reconciliations, UnitOfWork } from '#platform';
import { isStillMissed } from './make-ups.query.js';
import { proposeMakeUps } from './propose-make-ups.js';

/** Cancelled lessons looked at in one go. */
const MOST_CANCELLED = 50;

/** Proposals whose lesson is over or off end; lessons that were called off get their proposals, however that happened. */
@Injectable()
export class MakeUpReconciliation implements Reconciliation, OnModuleInit {
  readonly name = 'course.make-ups';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: Notices,
    private readonly reconciliations: Reconciliations,
  ) {}

  onModuleInit(): void {
    this.reconciliations.register(this);
  }

  async reconcile(now: Date): Promise<Reconciled> {
    const context = systemContext('reconcile-make-ups');
    const cancelled = await this.unitOfWork.run(context, async ({ tx }) => {
      await tx.query(
        `update make_up_proposal m set status = 'EXPIRED', answered_at = null from lesson k
         where k.id = m.lesson_id and ((m.status = 'PROPOSED' and (k.status <> 'SCHEDULED' or k.starts_at <= $1 or not ${isStillMissed}))
           or (m.status = 'ACCEPTED' and k.status = 'CANCELLED'))`,
        [now],
      );
      return tx.query<{ id: string }[]>(
        `select l.id from lesson l join cohort c on c.id = l.cohort_id
         where l.status = 'CANCELLED' and l.changed_at > $1::timestamptz - interval '7 days' and l.starts_at is not null
           and c.timetable_status = 'PUBLISHED' and c.status in ('OPEN','RUNNING')
           and not exists (select 1 from make_up_proposal m where m.missed_lesson_id = l.id)
         order by l.changed_at, l.id limit ${MOST_CANCELLED}`,
        [now],
      );
    });
    for (const { id } of cancelled) {
      await this.unitOfWork.run(context, (work) => proposeMakeUps(work, this.notices, id));
    }
    return { rebuilt: 0, withdrawn: 0 };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type OrgScope, type PersonRecordKeeper, PersonRecords } from '#identity';
import { systemContext } from '#kernel';
import { Audit, Outbox } from '#platform';
import type { EntityManager } from 'typeorm';
import { lockSeats, promoteWaiting } from '../cohort/promote-waiting.js';

const ERASED_NAME = '已注销';
const MOST_ROWS = 5_000;

/** What training keeps about a person: profile, enrollments with attendance and outcome, teaching (handbook §5.1). */
@Injectable()
export class TrainingRecords implements OnModuleInit, PersonRecordKeeper {
  readonly name = 'training';

  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.register(this);
  }

  async read(tx: EntityManager, personId: string): Promise<unknown> {
    const [profile]: unknown[] = await tx.query(
      `select u.name_zh as "orgUnitName", t.county_name as "countyName", t.education_level as "educationLevel",
              t.hukou_place as "hukouPlace", t.employer, t.work_type as "workType", to_json(t.created_at) as "createdAt"
       from trainee t join org_unit u on u.id = t.org_unit_id where t.person_id = $1`,
      [personId],
    );
    const enrollments: unknown[] = await tx.query(
      `select c.code as "cohortCode", c.name_zh as "cohortName", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn",
              e.status, e.source, to_json(e.created_at) as "createdAt", to_json(e.withdrawn_at) as "withdrawnAt",
              d.outcome, d.attended_class_hours as "attendedClassHours", d.planned_class_hours as "plannedClassHours",
              (select coalesce(json_agg(json_build_object('startsAt', l.starts_at, 'mark', a.mark, 'classHours', a.class_hours,
                        'minutesLate', a.minutes_late, 'method', a.method, 'signedInAt', a.signed_in_at) order by l.starts_at), '[]')
               from attendance a join lesson l on l.id = a.lesson_id where a.enrollment_id = e.id) as attendance
       from enrollment e join trainee t on t.id = e.trainee_id join cohort c on c.id = e.cohort_id
       left join completion_decision d on d.enrollment_id = e.id
       where t.person_id = $1 order by e.created_at, e.id limit ${MOST_ROWS}`,
      [personId],
    );
    const lessons: unknown[] = await tx.query(
      `select c.name_zh as "cohortName", to_json(l.starts_at) as "startsAt", l.class_hours as "classHours", l.status
       from lesson l join instructor i on i.id = l.instructor_id join cohort c on c.id = l.cohort_id
       where i.person_id = $1 order by l.starts_at, l.id limit ${MOST_ROWS}`,
      [personId],
    );
    return { profile: profile ?? null, enrollments, taughtLessons: lessons };
  }

  /**
   * The profile goes, and so does the name on the instructor's seat. Enrollments that hold or wait for a seat end, the
   * seat goes to the next; what was decided stays, counted without a name.
   */
  async erase(tx: EntityManager, personId: string, now: Date): Promise<void> {
    const open: { id: string; cohortId: string }[] = await tx.query(
      `select e.id, e.cohort_id as "cohortId" from enrollment e join trainee t on t.id = e.trainee_id
       where t.person_id = $1 and e.status in ('INVITED','CONFIRMED','WAITLISTED') order by e.cohort_id`,
      [personId],
    );
    const context = systemContext('erase');
    const work = { tx, now, outbox: new Outbox(tx), audit: new Audit(tx, context), afterCommit: () => undefined };
    for (const { id, cohortId } of open) {
      await lockSeats(work, cohortId);
      await tx.query(
        `update enrollment set status = 'WITHDRAWN', withdrawn_at = $2, updated_at = $2
         where id = $1 and status in ('INVITED','CONFIRMED','WAITLISTED')`,
        [id, now],
      );
      await work.audit.record({
        action: 'enrollment:withdraw',
        subjectType: 'enrollment',
        subjectId: id,
        changes: { after: 'WITHDRAWN' },
        reason: 'person erased',
      });
      await promoteWaiting(work, cohortId);
    }
    await tx.query(
      `update trainee set county_name = null, education_level = null, hukou_place = null, employer = null, work_type = null,
              updated_at = $2 where person_id = $1`,
      [personId, now],
    );
    await tx.query(
      `update resource r set name = $2 from instructor i where i.resource_id = r.id and i.person_id = $1`,
      [personId, ERASED_NAME],
    );
  }

  /** Looked after by the county team, or enrolled in a cohort that the team runs or the base holds. */
  async isInScope(tx: EntityManager, personId: string, scope: OrgScope): Promise<boolean> {
    const found: unknown[] = await tx.query(
      `select 1 from trainee t where t.person_id = $1 and (${scope.condition('t.org_unit_id', 2)} or exists (
         select 1 from enrollment e join cohort c on c.id = e.cohort_id where e.trainee_id = t.id
           and (${scope.condition('c.org_unit_id', 2)} or ${scope.condition('c.base_id', 2)})))`,
      [personId, scope.roots],
    );
    return found.length > 0;
  }

  async orgUnitOfJoinCode(tx: EntityManager, personId: string, joinCode: string): Promise<string | null> {
    const [cohort]: { orgUnitId: string }[] = await tx.query(
      `select c.org_unit_id as "orgUnitId" from enrollment e join trainee t on t.id = e.trainee_id
       join cohort c on c.id = e.cohort_id
       where t.person_id = $1 and c.join_code = $2 and c.status <> 'CANCELLED' and e.status <> 'WITHDRAWN' limit 1`,
      [personId, joinCode],
    );
    return cohort?.orgUnitId ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { affectedLessons } from '../timetable/affected-lessons.query.js';
import { assertPeriods } from './availability-periods.js';
import type { InstructorChanged } from './instructor.presenter.js';
import { showInstructor } from './instructors.query.js';
import { assertManaged, lockInstructor, replaceCompetences } from './managed-instructor.query.js';

/** What may change; a field that is left out stays. */
export interface InstructorChanges {
  orgUnitId?: string;
  kind?: 'LOCAL' | 'VISITING';
  courseUnitIds?: readonly string[];
}

/** Changes an instructor; lessons stay, and those no longer possible are named. */
@Injectable()
export class UpdateInstructorHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `not-found`, `invalid-input`. */
  handle(context: RequestContext, id: string, changes: InstructorChanges): Promise<InstructorChanged> {
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      const before = await lockInstructor(tx, context, id);
      const kind = changes.kind ?? before.kind;
      const orgUnitId = changes.orgUnitId ?? before.orgUnitId;
      if (orgUnitId !== before.orgUnitId) await assertManaged(tx, context, orgUnitId);
      await tx.query(`update instructor set kind = $2, org_unit_id = $3 where id = $1`, [id, kind, orgUnitId]);
      await tx.query(`update resource set org_unit_id = $2 where id = $1`, [before.resourceId, orgUnitId]);
      if (changes.courseUnitIds) await replaceCompetences(tx, id, changes.courseUnitIds);
      const instructor = await showInstructor(tx, id);
      if (kind !== before.kind) assertPeriods(instructor.availability, kind, '/kind');
      await audit.record({
        action: 'instructor:update',
        subjectType: 'instructor',
        subjectId: id,
        changes: {
          before: { kind: before.kind, orgUnitId: before.orgUnitId },
          after: { kind, orgUnitId },
          courseUnits: changes.courseUnitIds?.length ?? null,
        },
      });
      return { instructor, affectedLessons: await affectedLessons(tx, { instructorId: id }, now) };
    });
  }
}

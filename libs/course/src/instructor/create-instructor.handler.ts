import { Injectable } from '@nestjs/common';
import { PersonRecords } from '#identity';
import { beijingDate, notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { assertPeriods, replacePeriods } from './availability-periods.js';
import type { AvailabilityPeriodView, InstructorView } from './instructor.presenter.js';
import { instructorRoleMissing } from './instructor.problems.js';
import { showInstructor } from './instructors.query.js';
import { assertManaged, replaceCompetences } from './managed-instructor.query.js';

export interface NewInstructor {
  personId: string;
  orgUnitId: string;
  kind: 'LOCAL' | 'VISITING';
  courseUnitIds: readonly string[];
  availability: readonly AvailabilityPeriodView[];
}

/** The name of a person is kept with the person only, so the resource has none of its own. */
const RESOURCE_NAME = '讲师';

/** Makes a person bookable for lessons; a former trainee may teach as well (handbook §0.7). */
@Injectable()
export class CreateInstructorHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly persons: PersonRecords,
  ) {}

  /** Throws `not-found`, `instructor-role-missing`, `instructor-exists`, `invalid-input`. */
  handle(context: RequestContext, given: NewInstructor): Promise<InstructorView> {
    const { personId, orgUnitId, kind, courseUnitIds, availability } = given;
    assertPeriods(availability, kind, '/availability');
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      await assertManaged(tx, context, orgUnitId);
      if (!(await this.persons.isInScope(tx, context.actor, 'instructor:manage', personId))) throw notFound('person');
      const [role]: unknown[] = await tx.query(
        `select 1 from role_assignment where person_id = $1 and role = 'INSTRUCTOR'
         and (valid_until is null or valid_until >= $2::date) limit 1`,
        [personId, beijingDate(now)],
      );
      if (!role) throw instructorRoleMissing();
      const [resource]: { id: string }[] = await tx.query(
        `insert into resource (kind, org_unit_id, name) values ('INSTRUCTOR', $1, $2) returning id`,
        [orgUnitId, RESOURCE_NAME],
      );
      const resourceId = resource?.id ?? '';
      const [row]: { id: string }[] = await tx.query(
        `insert into instructor (person_id, kind, resource_id, org_unit_id) values ($1, $2, $3, $4) returning id`,
        [personId, kind, resourceId, orgUnitId],
      );
      const id = row?.id ?? '';
      await replaceCompetences(tx, id, courseUnitIds);
      await replacePeriods(tx, resourceId, availability);
      const changes = { kind, orgUnitId, courseUnits: courseUnitIds.length, periods: availability.length };
      await audit.record({ action: 'instructor:create', subjectType: 'instructor', subjectId: id, changes });
      return showInstructor(tx, id);
    });
  }
}

import { randomBytes } from 'node:crypto';
import { buildOrgUnit, buildPerson } from '#identity/testing';
import type { EntityManager } from 'typeorm';
import type { EnrollmentStatus } from './enrollment.entity.js';
import type { LessonStatus } from './lesson/lesson.entity.js';

const tag = (): string => randomBytes(4).toString('hex');

async function insert(tx: EntityManager, table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values);
  const [row]: { id: string }[] = await tx.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    Object.values(values),
  );
  return row?.id ?? '';
}

/** A course with one theory and one practice unit of `classHours / 2` each. */
export async function buildCourse(tx: EntityManager, classHours = 8): Promise<{ id: string; unitIds: string[] }> {
  const id = await insert(tx, 'course', {
    code: `C${tag()}`,
    tier: 'ENTRY',
    title_zh: '入门课程',
    class_hours: classHours,
  });
  const unit = (position: number, mode: string, equipment: string): Promise<string> =>
    insert(tx, 'course_unit', {
      course_id: id,
      position,
      title_zh: `单元 ${position}`,
      class_hours: classHours / 2,
      mode,
      equipment,
    });
  return { id, unitIds: [await unit(1, 'THEORY', 'CLASSROOM'), await unit(2, 'PRACTICE', 'STUDIO')] };
}

export interface CohortOverrides {
  orgUnitId?: string;
  programmeId?: string;
  courseId?: string;
  capacity?: number;
  status?: string;
  startsOn?: string;
  endsOn?: string;
}

/** An open cohort with all its parents. */
export async function buildCohort(
  tx: EntityManager,
  overrides: CohortOverrides = {},
): Promise<{ id: string; orgUnitId: string }> {
  const orgUnitId = overrides.orgUnitId ?? (await buildOrgUnit(tx)).id;
  const programmeId =
    overrides.programmeId ??
    (await insert(tx, 'programme', {
      org_unit_id: orgUnitId,
      name_zh: `项目 ${tag()}`,
      year: 2024,
      starts_on: '2024-01-01',
      ends_on: '2024-12-31',
    }));
  const courseId = overrides.courseId ?? (await buildCourse(tx)).id;
  const baseId = (await buildOrgUnit(tx, { kind: 'TRAINING_BASE', parent_id: orgUnitId })).id;
  const resourceId = await insert(tx, 'resource', { kind: 'COHORT', org_unit_id: orgUnitId, name: `班 ${tag()}` });
  const id = await insert(tx, 'cohort', {
    programme_id: programmeId,
    course_id: courseId,
    org_unit_id: orgUnitId,
    base_id: baseId,
    resource_id: resourceId,
    code: `K${tag()}`,
    name_zh: '测试班',
    starts_on: overrides.startsOn ?? '2024-06-06',
    ends_on: overrides.endsOn ?? '2024-06-20',
    capacity: overrides.capacity ?? 33,
    status: overrides.status ?? 'OPEN',
    join_code: tag().slice(0, 6).toUpperCase(),
  });
  return { id, orgUnitId };
}

/** An enrollment as it stands; CONFIRMED and COMPLETED need a consent. */
export async function buildEnrollment(
  tx: EntityManager,
  cohortId: string,
  traineeId: string,
  overrides: { status?: EnrollmentStatus; consentId?: string; waitlistedAt?: Date } = {},
): Promise<{ id: string }> {
  const status = overrides.status ?? 'INVITED';
  return {
    id: await insert(tx, 'enrollment', {
      cohort_id: cohortId,
      trainee_id: traineeId,
      status,
      source: 'COORDINATOR',
      consent_id: overrides.consentId ?? null,
      waitlisted_at: overrides.waitlistedAt ?? (status === 'WAITLISTED' ? new Date() : null),
    }),
  };
}

/** An instructor with the resource that scheduling books; person and org unit are made unless given. */
export async function buildInstructor(
  tx: EntityManager,
  overrides: { personId?: string; orgUnitId?: string } = {},
): Promise<{ id: string; personId: string }> {
  const personId = overrides.personId ?? (await buildPerson(tx)).id;
  const orgUnitId = overrides.orgUnitId ?? (await buildOrgUnit(tx)).id;
  const resourceId = await insert(tx, 'resource', {
    kind: 'INSTRUCTOR',
    org_unit_id: orgUnitId,
    name: `讲师 ${tag()}`,
  });
  const id = await insert(tx, 'instructor', {
    person_id: personId,
    kind: 'LOCAL',
    resource_id: resourceId,
    org_unit_id: orgUnitId,
  });
  return { id, personId };
}

export interface LessonOverrides {
  status?: LessonStatus;
  startsAt?: Date;
  classHours?: number;
  instructorId?: string;
  position?: number;
}

/** A lesson of a published timetable that begins now unless told otherwise; OPEN and CLOSED ones have been opened. */
export async function buildLesson(
  tx: EntityManager,
  cohortId: string,
  overrides: LessonOverrides = {},
): Promise<{ id: string; startsAt: Date; endsAt: Date; secret: Buffer | null }> {
  const { status = 'SCHEDULED', startsAt = new Date(), classHours = 4 } = overrides;
  const endsAt = new Date(startsAt.getTime() + classHours * 45 * 60_000);
  const secret = status === 'OPEN' || status === 'CLOSED' ? randomBytes(32) : null;
  await tx.query(`update cohort set timetable_status = 'PUBLISHED' where id = $1`, [cohortId]);
  const [{ unit, next } = { unit: '', next: 1 }]: { unit: string; next: number }[] = await tx.query(
    `select u.id as unit, (select count(*)::int + 1 from lesson where cohort_id = c.id) as next
     from cohort c join course_unit u on u.course_id = c.course_id where c.id = $1 order by u.position limit 1`,
    [cohortId],
  );
  const id = await insert(tx, 'lesson', {
    cohort_id: cohortId,
    course_unit_id: unit,
    position: overrides.position ?? next,
    class_hours: classHours,
    status,
    starts_at: startsAt,
    ends_at: endsAt,
    instructor_id: overrides.instructorId ?? (await buildInstructor(tx)).id,
    sign_in_secret: secret,
    opened_at: secret && new Date(startsAt.getTime() - 30 * 60_000),
    closed_at: status === 'CLOSED' ? endsAt : null,
  });
  return { id, startsAt, endsAt, secret };
}

import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { beijingInstant, systemContext } from '#kernel';
import { buildOrgUnit, buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange } from '#platform/testing';
import type { EntityManager } from 'typeorm';
import { buildCohort, buildCourse, type CohortOverrides } from '../testing.js';
import { PlanTimetableProcessor } from './plan-timetable.processor.js';
import type { Timetable, TimetableLesson } from './timetable.presenter.js';

/** A month without snow and sandstorm (handbook §6), far enough ahead for lessons to come. */
export const FIRST_DAY = '2099-06-08';
export const LAST_DAY = '2099-06-14';

/** An instant of the first day (or so many days later), 北京时间. */
export const at = (time: string, daysLater = 0): string =>
  beijingInstant(`2099-06-${String(8 + daysLater).padStart(2, '0')}`, time).toISOString();

const one = async (tx: EntityManager, sql: string, given: unknown[]): Promise<string> => {
  const [row]: { id: string }[] = await tx.query(sql, given);
  return row?.id ?? '';
};

export function buildRoom(
  tx: EntityManager,
  orgUnitId: string,
  { kind = 'ROOM', capacity = 40, name = `教室 ${randomBytes(3).toString('hex')}` } = {},
): Promise<string> {
  const sql = `insert into resource (kind, org_unit_id, name, capacity) values ($1, $2, $3, $4) returning id`;
  return one(tx, sql, [kind, orgUnitId, name, capacity]);
}

export interface BuiltInstructor {
  id: string;
  personId: string;
  resourceId: string;
}

/** A local instructor, there on all days. */
export async function buildInstructor(
  tx: EntityManager,
  orgUnitId: string,
  unitIds: readonly string[],
  overrides: { personId?: string; kind?: string } = {},
): Promise<BuiltInstructor> {
  const personId = overrides.personId ?? (await buildPerson(tx)).id;
  const resourceId = await one(
    tx,
    `insert into resource (kind, org_unit_id, name) values ('INSTRUCTOR', $1, '讲师') returning id`,
    [orgUnitId],
  );
  const id = await one(
    tx,
    `insert into instructor (person_id, kind, resource_id, org_unit_id) values ($1, $2, $3, $4) returning id`,
    [personId, overrides.kind ?? 'LOCAL', resourceId, orgUnitId],
  );
  await tx.query(`insert into instructor_competence (instructor_id, course_unit_id) select $1, unnest($2::uuid[])`, [
    id,
    unitIds,
  ]);
  return { id, personId, resourceId };
}

export interface Stage {
  by: SignedIn;
  cohortId: string;
  cohortResourceId: string;
  baseId: string;
  courseId: string;
  unitIds: string[];
  roomId: string;
  studioId: string;
  instructor: BuiltInstructor;
}

/** A coordinator with a cohort of two lessons (theory, practice), a classroom, a studio and somebody who teaches both. */
export async function setStage(
  app: NestFastifyApplication,
  { classHours = 8, by, ...cohort }: CohortOverrides & { classHours?: number; by?: SignedIn } = {},
): Promise<Stage> {
  const coordinator = by ?? (await signInAs(app, 'COORDINATOR'));
  return arrange(app, async (tx) => {
    const course = await buildCourse(tx, classHours);
    const courseId = cohort.courseId ?? course.id;
    const { id } = await buildCohort(tx, {
      orgUnitId: coordinator.orgUnitId,
      startsOn: FIRST_DAY,
      endsOn: LAST_DAY,
      ...cohort,
      courseId,
    });
    const [made]: { base: string; resource: string }[] = await tx.query(
      `select base_id as base, resource_id as resource from cohort where id = $1`,
      [id],
    );
    const units: { id: string }[] = await tx.query(
      `select id from course_unit where course_id = $1 order by position`,
      [courseId],
    );
    const baseId = made?.base ?? '';
    const unitIds = units.map((unit) => unit.id);
    return {
      by: coordinator,
      cohortId: id,
      cohortResourceId: made?.resource ?? '',
      baseId,
      courseId,
      unitIds,
      roomId: await buildRoom(tx, baseId),
      studioId: await buildRoom(tx, baseId, { kind: 'STUDIO' }),
      instructor: await buildInstructor(tx, baseId, unitIds),
    };
  });
}

/** A county seat with a base in it, below the given org unit; the code decides the way (handbook §6). */
export const buildCountyBase = (tx: EntityManager, parentId: string, regionCode: string): Promise<{ id: string }> =>
  buildOrgUnit(tx, { parent_id: parentId, region_code: regionCode }).then((county) =>
    buildOrgUnit(tx, { kind: 'TRAINING_BASE', parent_id: county.id }),
  );

/** One request to the API. */
export function call(
  app: NestFastifyApplication,
  by: SignedIn | undefined,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  path: string,
  payload?: object,
) {
  return app.inject({
    method,
    url: `/api/v1${path}`,
    headers: by ? { authorization: by.authorization } : {},
    ...(payload ? { payload } : {}),
  });
}

/** Asks for a plan and does the job's work; the timetable afterwards. */
export async function planNow(app: NestFastifyApplication, { by, cohortId }: Stage): Promise<Timetable> {
  await workOn(app, cohortId, await askForPlan(app, by, cohortId));
  return showTimetable(app, by, cohortId);
}

export async function askForPlan(app: NestFastifyApplication, by: SignedIn, cohortId: string): Promise<string> {
  const response = await call(app, by, 'POST', `/cohorts/${cohortId}/timetable/plan`);
  if (response.statusCode !== 202) throw new Error(response.body);
  return response.json<{ jobId: string }>().jobId;
}

/** What the queue does with the message. */
export const workOn = (app: NestFastifyApplication, cohortId: string, jobId: string): Promise<void> =>
  app.get(PlanTimetableProcessor, { strict: false }).handle({ payload: { cohortId, jobId } }, systemContext('test'));

export const showTimetable = async (app: NestFastifyApplication, by: SignedIn, cohortId: string): Promise<Timetable> =>
  (await call(app, by, 'GET', `/cohorts/${cohortId}/timetable`)).json<Timetable>();

/** The lesson at that place of the course plan. */
export const lessonAt = ({ lessons }: Timetable, position: number): TimetableLesson => {
  const found = lessons.find((lesson) => lesson.position === position);
  if (!found) throw new Error(`no lesson ${position}`);
  return found;
};

import { randomBytes, randomUUID } from 'node:crypto';
import { addDays, beijingInstant } from '#kernel';
import { randomJoinCode } from '../../libs/course/src/cohort/open-cohort/join-code.js';
import type { DemoCohortPlan } from './cohort-plans.js';
import { type DemoWorld, known, type SeededTrainee } from './demo-world.js';
import { type DemoRow, insertRows } from './insert-rows.js';
import type { PlacedLesson } from './plan-lessons.js';

export interface WrittenCohort {
  readonly id: string;
  readonly resourceId: string;
  readonly endsOn: string;
}

export interface WrittenLesson extends PlacedLesson {
  readonly id: string;
  readonly status: 'SCHEDULED' | 'OPEN' | 'CLOSED';
}

/** The class itself with what scheduling books for it. */
export async function writeCohort(
  { tx, orgUnits, programmes, courses, now }: DemoWorld,
  plan: DemoCohortPlan,
  state: { status: 'OPEN' | 'RUNNING' | 'CLOSED'; endsOn: string; isPublished: boolean },
): Promise<WrittenCohort> {
  const cohort: WrittenCohort = { id: randomUUID(), resourceId: randomUUID(), endsOn: state.endsOn };
  const orgUnitId = known(orgUnits, plan.countyKey);
  const before = beijingInstant(addDays(plan.startsOn, -10), '10:00');
  const createdAt = before < now ? before : new Date(now.getTime() - 60_000);
  const name = `${plan.code} ${plan.nameZh}`;
  await insertRows(tx, 'resource', [{ id: cohort.resourceId, kind: 'COHORT', org_unit_id: orgUnitId, name }]);
  await insertRows(tx, 'cohort', [
    {
      id: cohort.id,
      programme_id: known(programmes, plan.programmeKey),
      course_id: known(courses, plan.courseKey).id,
      org_unit_id: orgUnitId,
      base_id: known(orgUnits, plan.baseKey),
      resource_id: cohort.resourceId,
      code: plan.code,
      name_zh: plan.nameZh,
      name_ug: plan.nameUg,
      name_en: plan.nameEn,
      starts_on: plan.startsOn,
      ends_on: state.endsOn,
      capacity: plan.capacity,
      status: state.status,
      join_code: randomJoinCode(),
      timetable_status: state.isPublished ? 'PUBLISHED' : 'NONE',
      timetable_published_at: state.isPublished ? createdAt : null,
      closed_at: state.status === 'CLOSED' ? beijingInstant(addDays(state.endsOn, 1), '10:30') : null,
      created_at: createdAt,
    },
  ]);
  return cohort;
}

/** Lessons with the bookings of room, instructor and class that go with them. */
export async function writeLessons(
  { tx, orgUnits }: DemoWorld,
  cohort: WrittenCohort,
  baseKey: string,
  lessons: readonly (PlacedLesson & Pick<WrittenLesson, 'status'>)[],
): Promise<WrittenLesson[]> {
  const written = lessons.map((lesson): WrittenLesson => ({ ...lesson, id: randomUUID() }));
  await insertRows(
    tx,
    'lesson',
    written.map((lesson) => ({
      id: lesson.id,
      cohort_id: cohort.id,
      course_unit_id: lesson.unit.id,
      position: lesson.position,
      class_hours: lesson.classHours,
      status: lesson.status,
      starts_at: lesson.startsAt,
      ends_at: lesson.endsAt,
      instructor_id: lesson.instructor.id,
      room_id: lesson.roomId,
      sign_in_secret: lesson.status === 'SCHEDULED' ? null : randomBytes(32),
      opened_at: lesson.status === 'SCHEDULED' ? null : new Date(lesson.startsAt.getTime() - 30 * 60_000),
      closed_at: lesson.status === 'CLOSED' ? new Date(lesson.endsAt.getTime() + 30 * 60_000) : null,
    })),
  );
  await insertRows(
    tx,
    'booking',
    written.flatMap((lesson) =>
      [lesson.roomId, lesson.instructor.resourceId, cohort.resourceId].flatMap((resourceId) =>
        resourceId === null ? [] : [bookingRow(lesson, resourceId, known(orgUnits, baseKey))],
      ),
    ),
  );
  return written;
}

function bookingRow(lesson: WrittenLesson, resourceId: string, placeId: string): DemoRow {
  return {
    id: randomUUID(),
    resource_id: resourceId,
    during: `[${lesson.startsAt.toISOString()},${lesson.endsAt.toISOString()})`,
    status: 'CONFIRMED',
    subject_type: 'lesson',
    subject_id: lesson.id,
    place_org_unit_id: placeId,
  };
}

export interface Enrolled {
  readonly id: string;
  readonly trainee: SeededTrainee;
  readonly status: 'INVITED' | 'CONFIRMED' | 'COMPLETED' | 'NOT_COMPLETED';
}

/** The enrollments of a class, as they stand in the end. */
export async function writeEnrollments(
  { tx }: DemoWorld,
  cohort: WrittenCohort,
  startsOn: string,
  enrolled: readonly Enrolled[],
): Promise<void> {
  const at = beijingInstant(addDays(startsOn, -2), '12:00');
  await insertRows(
    tx,
    'enrollment',
    enrolled.map(({ id, trainee, status }) => ({
      id,
      cohort_id: cohort.id,
      trainee_id: trainee.id,
      status,
      source: 'ROSTER',
      consent_id: trainee.consentId,
      created_at: at,
      updated_at: at,
    })),
  );
}

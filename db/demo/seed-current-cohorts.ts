import { randomUUID } from 'node:crypto';
import { addDays, beijingInstant } from '#kernel';
import {
  LESSON_CLOSING_DUE,
  LESSON_OPENING_DUE,
  LESSON_REMINDER_DUE,
} from '../../libs/course/src/timetable/timetable.events.js';
import { absenceRate, attendanceRow } from './attendance-marks.js';
import { openCohort, runningCohort } from './cohort-plans.js';
import { DEMO_INSTRUCTOR_KEY, DEMO_MOBILES } from './demo-accounts.js';
import { type DemoWorld, known } from './demo-world.js';
import { type DemoRow, insertRows } from './insert-rows.js';
import { type LessonPiece, lessonPieces, placeAt, type PlacedLesson } from './plan-lessons.js';
import { sealMobile } from '../../libs/identity/src/person-admission/person-fields.js';
import { type Enrolled, writeCohort, writeEnrollments, writeLessons, type WrittenLesson } from './write-cohort.js';

/** Positions of the running class: over, open now, and to come. */
const LESSONS_OVER = 4;
const OPEN_SINCE_MINUTES = 10;
const PAUSE_MINUTES = 30;
const MINUTE = 60_000;
const OPEN_COHORT_DAYS = 14;

/** The class that is taught now and the one that is about to be planned. */
export async function seedCurrentCohorts(world: DemoWorld): Promise<void> {
  await seedRunningCohort(world);
  const plan = openCohort(world.today);
  const endsOn = addDays(plan.startsOn, OPEN_COHORT_DAYS);
  await writeCohort(world, plan, { status: 'OPEN', endsOn, isPublished: false });
}

async function seedRunningCohort(world: DemoWorld): Promise<void> {
  const plan = runningCohort(world.today);
  const { units } = known(world.courses, plan.courseKey);
  const placed = placeAroundNow(world, lessonPieces(units), plan.baseKey);
  const endsOn = addDays(world.today, 6);
  const cohort = await writeCohort(world, plan, { status: 'RUNNING', endsOn, isPublished: true });
  const lessons = await writeLessons(world, cohort, plan.baseKey, placed);
  const enrolled = known(world.classes, plan.key).map((trainee): Enrolled => {
    return { id: randomUUID(), trainee, status: trainee.consentId ? 'CONFIRMED' : 'INVITED' };
  });
  await writeEnrollments(world, cohort, plan.startsOn, enrolled);
  await insertRows(world.tx, 'attendance', await attendances(world, lessons, enrolled));
  await writeDelayedMessages(world, lessons);
}

/**
 * One lesson a day before today, one that began ten minutes ago, one soon after it (tomorrow when it would last beyond
 * midnight, which no lesson may), then one a day.
 */
function placeAroundNow(
  world: DemoWorld,
  pieces: readonly LessonPiece[],
  baseKey: string,
): (PlacedLesson & Pick<WrittenLesson, 'status'>)[] {
  const { now, today, instructors } = world;
  const teacher = instructors.find(({ key }) => key === DEMO_INSTRUCTOR_KEY);
  const openStart = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE - OPEN_SINCE_MINUTES * MINUTE);
  let nextStart = openStart;
  return pieces.map((piece, i) => {
    if (i < LESSONS_OVER) {
      const startsAt = beijingInstant(addDays(today, i - LESSONS_OVER), '10:00');
      return { ...placeAt(world, piece, baseKey, startsAt, teacher), status: 'CLOSED' };
    }
    if (i > LESSONS_OVER + 1) {
      const startsAt = beijingInstant(addDays(today, i - LESSONS_OVER), '10:00');
      return { ...placeAt(world, piece, baseKey, startsAt, teacher), status: 'SCHEDULED' };
    }
    const soon = placeAt(world, piece, baseKey, nextStart, teacher);
    const isLate = i > LESSONS_OVER && soon.endsAt > beijingInstant(addDays(today, 1), '00:00');
    const tomorrow = beijingInstant(addDays(today, 1), '10:00');
    const lesson = isLate ? placeAt(world, piece, baseKey, tomorrow, teacher) : soon;
    nextStart = new Date(lesson.endsAt.getTime() + PAUSE_MINUTES * MINUTE);
    return { ...lesson, status: i === LESSONS_OVER ? 'OPEN' : 'SCHEDULED' };
  });
}

/** In the open lesson about two in three have signed in; the demo trainee has still to do it. */
async function attendances(
  world: DemoWorld,
  lessons: readonly WrittenLesson[],
  enrolled: readonly Enrolled[],
): Promise<DemoRow[]> {
  const [demo]: { id: string }[] = await world.tx.query(
    `select t.id from trainee t join person p on p.id = t.person_id where p.mobile_hmac = $1`,
    [sealMobile(world.cipher, DEMO_MOBILES.TRAINEE).hmac],
  );
  const { random } = world;
  return enrolled
    .filter(({ status }) => status === 'CONFIRMED')
    .flatMap(({ id, trainee }) => {
      const absence = absenceRate(random);
      const over = lessons
        .filter(({ status }) => status === 'CLOSED')
        .map((lesson) => attendanceRow(random, lesson, id, absence).row);
      const isHere = trainee.id !== demo?.id && random() < 0.66;
      const open = lessons
        .filter(({ status }) => status === 'OPEN' && isHere)
        .map((lesson) => signedIn(lesson, id, random()));
      return [...over, ...open];
    });
}

function signedIn(lesson: WrittenLesson, enrollmentId: string, moment: number): DemoRow {
  const at = new Date(lesson.startsAt.getTime() - Math.floor(moment * 15) * MINUTE);
  return {
    id: randomUUID(),
    lesson_id: lesson.id,
    enrollment_id: enrollmentId,
    mark: 'PRESENT',
    class_hours: lesson.classHours,
    minutes_late: null,
    method: 'CODE',
    signed_in_at: at,
    updated_at: at,
  };
}

/** What publishing the timetable leaves for the lessons that are not over (reminder a day before, opening, closing). */
async function writeDelayedMessages({ tx, now }: DemoWorld, lessons: readonly WrittenLesson[]): Promise<void> {
  const rows = lessons.flatMap((lesson) => {
    const message = (topic: string, name: string, minutes: number): DemoRow => {
      const due = new Date(
        minutes > 0 ? lesson.endsAt.getTime() + minutes * MINUTE : lesson.startsAt.getTime() + minutes * MINUTE,
      );
      return {
        topic,
        payload: { lessonId: lesson.id, startsAt: lesson.startsAt.toISOString() },
        available_at: due > now ? due : now,
        replace_key: `lesson:${lesson.id}:${name}`,
      };
    };
    const closing = message(LESSON_CLOSING_DUE, 'closing', 30);
    if (lesson.status === 'OPEN') return [closing];
    if (lesson.status === 'CLOSED') return [];
    return [message(LESSON_REMINDER_DUE, 'reminder', -24 * 60), message(LESSON_OPENING_DUE, 'opening', -30), closing];
  });
  await insertRows(tx, 'outbox_message', rows);
}

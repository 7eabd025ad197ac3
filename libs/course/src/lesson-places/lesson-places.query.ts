import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import {
  Bookings,
  dayOfDate,
  type LessonPlaces as FoundPlaces,
  type PlacedLesson,
  type Placement,
  placesOfLesson,
  type PlannedLesson,
  type TimetableProblem,
} from '#scheduling';
import type { EntityManager } from 'typeorm';
import { checkDays } from '../timetable/calendar-filter.js';
import { assertMovable, findLessonToMove } from '../timetable/movable-lesson.query.js';
import {
  placementOf,
  plannedLessonOf,
  type StandingLesson,
  standingLessons,
} from '../timetable/standing-lesson.query.js';
import { timetableClosed } from '../timetable/timetable.problems.js';
import { readTimetableWorld } from '../timetable/timetable-world.query.js';
import { describeClashes } from './describe-clashes.js';
import type { LessonPlaces } from './lesson-places.presenter.js';

const MOST_DAYS = 31;

/** The legal places of a lesson between two dates, and what is in the way at the other times. Changes nothing. */
@Injectable()
export class LessonPlacesQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
  ) {}

  run(context: RequestContext, lessonId: string, days: { from: string; to: string }): Promise<LessonPlaces> {
    checkDays(days, MOST_DAYS);
    return this.unitOfWork.run(context, async ({ tx, now }) => {
      const lesson = await findLessonToMove(tx, context, lessonId);
      assertMovable(lesson);
      await assertOpen(tx, lesson.cohortId);
      const world = await readTimetableWorld(tx, this.bookings, lesson.cohortId, now, 'OWN');
      const standing = await standingLessons(tx, lesson.cohortId);
      const problem = { ...world, lessons: standing.map((row) => asItStands(world, row)) };
      const found = placesOfLesson(problem, placedOf(standing), lessonId, {
        fromDay: dayOfDate(days.from),
        untilDay: dayOfDate(days.to),
      });
      return present(tx, problem, lesson, days, found);
    });
  }
}

async function assertOpen(tx: EntityManager, cohortId: string): Promise<void> {
  const [cohort]: { status: string }[] = await tx.query(`select status from cohort where id = $1`, [cohortId]);
  if (cohort && !['OPEN', 'RUNNING'].includes(cohort.status)) throw timetableClosed(cohort.status);
}

/** As planning sees it, but with the unit and class hours of its row, whatever the course plan has become since. */
function asItStands(world: TimetableProblem, row: StandingLesson): PlannedLesson {
  const planned = world.lessons.find(({ id }) => id === row.id);
  const own = plannedLessonOf(row);
  if (planned?.unitId !== own.unitId) return own;
  return { ...planned, classHours: own.classHours, lockedAt: null };
}

const placedOf = (standing: readonly StandingLesson[]): PlacedLesson[] =>
  standing.flatMap((row) => {
    const placement = placementOf(row);
    return placement ? [{ lessonId: row.id, placement }] : [];
  });

async function present(
  tx: EntityManager,
  problem: TimetableProblem,
  lesson: StandingLesson,
  { from, to }: { from: string; to: string },
  { places, blocked }: FoundPlaces,
): Promise<LessonPlaces> {
  const now = placementOf(lesson);
  const used = [...places.map(({ placement }) => placement), ...(now ? [now] : [])];
  const clashes = await describeClashes(
    tx,
    problem,
    lesson.unitId,
    blocked.map(({ clash }) => clash),
  );
  return {
    lessonId: lesson.id,
    from,
    to,
    current: now && presentPlacement(now),
    places: places.map(({ placement, ...place }) => ({ ...presentPlacement(placement), ...place })),
    blocked: blocked.flatMap((time, i) => {
      const clash = clashes[i];
      return clash ? [{ ...presentSpan(time), clash }] : [];
    }),
    instructors: await readInstructors(tx, [...new Set(used.map(({ instructorId }) => instructorId))]),
    rooms: await readRooms(tx, [...new Set(used.flatMap(({ roomId }) => roomId ?? []))]),
  };
}

const presentSpan = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});
const presentPlacement = ({ instructorId, roomId, ...span }: Placement) => ({
  ...presentSpan(span),
  instructorId,
  roomId,
});

const readInstructors = (tx: EntityManager, ids: readonly string[]): Promise<LessonPlaces['instructors']> =>
  tx.query(
    `select i.id, p.name_zh as "nameZh", p.name_ug as "nameUg" from instructor i join person p on p.id = i.person_id
     where i.id = any($1::uuid[])`,
    [ids],
  );

const readRooms = (tx: EntityManager, ids: readonly string[]): Promise<LessonPlaces['rooms']> =>
  tx.query(
    `select r.id, r.name, o.name_zh as "placeNameZh", o.name_ug as "placeNameUg", o.name_en as "placeNameEn"
     from resource r join org_unit o on o.id = r.org_unit_id where r.id = any($1::uuid[])`,
    [ids],
  );

import { Injectable } from '@nestjs/common';
import { Clock, notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { Bookings } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import { lessonsOfCohort } from './lesson-rows.query.js';
import { PLAN_TIMETABLE } from './start-planning.handler.js';
import type { Timetable, TimetableConflict } from './timetable.presenter.js';
import { readTimetableWorld } from './timetable-world.query.js';

type CohortView = Omit<Timetable['cohort'], 'publishedAt'> & { publishedAt: Date | null };

const PERMISSION = { plan: 'timetable:plan', move: 'lesson:move', publish: 'timetable:publish' } as const;

/** A cohort's timetable with what the page needs to work on it. */
@Injectable()
export class ShowTimetableQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly clock: Clock,
  ) {}

  run(context: RequestContext, cohortId: string): Promise<Timetable> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const cohort = await findCohort(tx, context, cohortId);
      const lessons = await lessonsOfCohort(tx, cohortId);
      const [job]: { id: string; status: string; conflicts: TimetableConflict[] | null }[] = await tx.query(
        `select id, status, result->'conflicts' as conflicts from job_run where kind = $1 and subject_id = $2
         and status in ('QUEUED','RUNNING','SUCCEEDED') order by created_at desc limit 1`,
        [PLAN_TIMETABLE, cohortId],
      );
      const unplaced = new Set(lessons.filter(({ status }) => status === 'UNPLACED').map(({ id }) => id));
      return {
        cohort: { ...cohort, publishedAt: cohort.publishedAt?.toISOString() ?? null },
        lessons,
        conflicts: (job?.conflicts ?? []).filter(({ lessonId }) => unplaced.has(lessonId)),
        choices: await this.choices(tx, cohortId),
        planningJobId: job && job.status !== 'SUCCEEDED' ? job.id : null,
        allowedActions: allowedActions(context, cohort),
      };
    });
  }

  private async choices(tx: EntityManager, cohortId: string): Promise<Timetable['choices']> {
    const world = await readTimetableWorld(tx, this.bookings, cohortId, this.clock.now(), 'OWN');
    const people: { id: string; nameZh: string; nameUg: string | null }[] = await tx.query(
      `select i.id, p.name_zh as "nameZh", p.name_ug as "nameUg" from instructor i join person p on p.id = i.person_id
       where i.id = any($1::uuid[]) order by p.name_zh collate "zh-Hans-CN-x-icu"`,
      [world.instructors.map(({ instructorId }) => instructorId)],
    );
    const rooms: Omit<Timetable['choices']['rooms'][number], 'offers'>[] = await tx.query(
      `select r.id, r.name, r.capacity, o.name_zh as "placeNameZh", o.name_ug as "placeNameUg", o.name_en as "placeNameEn"
       from resource r join org_unit o on o.id = r.org_unit_id where r.id = any($1::uuid[]) order by o.name_zh, r.name`,
      [world.rooms.map(({ id }) => id)],
    );
    const offers = new Map(world.rooms.map((room) => [room.id, [...room.offers]]));
    const instructors = new Map(world.instructors.map((each) => [each.instructorId, each]));
    return {
      instructors: people.map((person) => ({
        ...person,
        resourceId: instructors.get(person.id)?.id ?? person.id,
        courseUnitIds: [...(instructors.get(person.id)?.teaches ?? [])],
      })),
      rooms: rooms.map((room) => ({ ...room, offers: offers.get(room.id) ?? [] })),
    };
  }
}

async function findCohort(tx: EntityManager, { actor }: RequestContext, id: string): Promise<CohortView> {
  const scope = cohortScope(actor, 'timetable:read', 2);
  const [cohort]: CohortView[] = await tx.query(
    `select c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn", c.starts_on::text as "startsOn",
            c.ends_on::text as "endsOn", c.capacity, c.status, c.timetable_status as "timetableStatus",
            c.timetable_published_at as "publishedAt"
     from cohort c where c.id = $1 and ${scope.condition}`,
    [id, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  return cohort;
}

/** What the page offers; the handlers decide again. */
function allowedActions({ actor }: RequestContext, cohort: CohortView): Timetable['allowedActions'] {
  if (cohort.status !== 'OPEN' && cohort.status !== 'RUNNING') return [];
  const possible: Timetable['allowedActions'] = [
    ...(cohort.timetableStatus === 'PUBLISHED' ? [] : (['plan'] as const)),
    ...(cohort.timetableStatus === 'NONE' ? [] : (['move'] as const)),
    ...(cohort.timetableStatus === 'DRAFT' ? (['publish'] as const) : []),
  ];
  return possible.filter((action) => actor.isSystem || actor.permissions.has(PERMISSION[action]));
}

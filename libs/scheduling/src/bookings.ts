import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResourceUse } from './planner/timetable-problem.js';

/** What a booking is for: `lesson`, and whatever other libs will name. */
export interface BookingSubject {
  subjectType: string;
  subjectIds: readonly string[];
}

/**
 * Who holds which resource when. A booking belongs to the transaction of its caller; the exclusion constraint has the
 * last word and ends as `/problems/resource-taken`.
 */
@Injectable()
export class Bookings {
  /**
   * Makes everybody else who books these resources wait until the end of this transaction, so that what is checked
   * here (travel, class hours of a day) still holds when it is written. Sorted, so that nobody waits in a circle.
   */
  async lock(tx: EntityManager, resourceIds: readonly string[]): Promise<void> {
    await tx.query(`select 1 from resource where id = any($1::uuid[]) order by id for no key update`, [
      [...new Set(resourceIds)],
    ]);
  }

  /** Takes resources for a time. `uses[].subjectId` is the subject; HELD until confirmed, unless said otherwise. */
  async hold(
    tx: EntityManager,
    subjectType: string,
    uses: readonly ResourceUse[],
    status: 'HELD' | 'CONFIRMED' = 'HELD',
  ): Promise<void> {
    if (uses.length === 0) return;
    await tx.query(
      `insert into booking (resource_id, during, status, subject_type, subject_id, place_org_unit_id)
       select u.resource, tstzrange(u.starts, u.ends, '[)'), $1, $2, u.subject, u.place
       from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::uuid[], $7::uuid[]) as u(resource, starts, ends, subject, place)`,
      [
        status,
        subjectType,
        uses.map((use) => use.resourceId),
        uses.map((use) => new Date(use.from)),
        uses.map((use) => new Date(use.until)),
        uses.map((use) => use.subjectId),
        uses.map((use) => use.placeId),
      ],
    );
  }

  /** HELD becomes CONFIRMED. */
  async confirm(tx: EntityManager, { subjectType, subjectIds }: BookingSubject): Promise<void> {
    await tx.query(`update booking set status = 'CONFIRMED' where subject_type = $1 and subject_id = any($2::uuid[])`, [
      subjectType,
      subjectIds,
    ]);
  }

  /** Gives the resources back. */
  async release(tx: EntityManager, { subjectType, subjectIds }: BookingSubject): Promise<void> {
    await tx.query(`delete from booking where subject_type = $1 and subject_id = any($2::uuid[])`, [
      subjectType,
      subjectIds,
    ]);
  }

  /** What these resources are taken for between two instants, without the subjects named in `except`. */
  async conflictsOf(
    tx: EntityManager,
    resourceIds: readonly string[],
    between: { from: Date; until: Date },
    except: readonly string[] = [],
  ): Promise<ResourceUse[]> {
    const rows: { resource_id: string; starts: Date; ends: Date; place: string | null; subject_id: string }[] =
      await tx.query(
        `select resource_id, lower(during) as starts, upper(during) as ends, place_org_unit_id as place, subject_id
       from booking where resource_id = any($1::uuid[]) and during && tstzrange($2, $3, '[)') and subject_id <> all($4::uuid[])
       order by starts, resource_id`,
        [resourceIds, between.from, between.until, except],
      );
    return rows.map((row) => ({
      resourceId: row.resource_id,
      from: row.starts.getTime(),
      until: row.ends.getTime(),
      placeId: row.place,
      subjectId: row.subject_id,
    }));
  }
}

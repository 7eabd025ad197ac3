import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { CohortStatus } from './cohort.entity.js';

/** What other libs may know of a cohort. */
export interface CohortFacts {
  id: string;
  code: string;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
  programmeId: string;
  courseId: string;
  /** Class hours of the course plan (45 minutes each). */
  courseClassHours: number;
  orgUnitId: string;
  baseId: string;
  /** `YYYY-MM-DD`, both days included. */
  startsOn: string;
  endsOn: string;
  capacity: number;
  status: CohortStatus;
  timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED';
}

/** Read facade: plain facts, no entities, no scope (the caller checks its own). */
@Injectable()
export class CohortDirectory {
  /** Throws `not-found` for an unknown cohort. */
  async get(tx: EntityManager, id: string): Promise<CohortFacts> {
    const [row]: CohortFacts[] = await tx.query(
      `select c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn",
              c.programme_id as "programmeId", c.course_id as "courseId", k.class_hours as "courseClassHours",
              c.org_unit_id as "orgUnitId", c.base_id as "baseId", c.starts_on::text as "startsOn",
              c.ends_on::text as "endsOn", c.capacity, c.status, c.timetable_status as "timetableStatus"
       from cohort c join course k on k.id = c.course_id where c.id = $1`,
      [id],
    );
    if (!row) throw notFound('cohort');
    return row;
  }
}

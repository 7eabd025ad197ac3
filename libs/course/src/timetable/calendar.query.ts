import { Injectable } from '@nestjs/common';
import { addDays, beijingInstant, invalidInput, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { cohortScope } from '../cohort/cohort-scope.js';
import { LESSON_COLUMNS, LESSON_TABLES, type LessonViewRow, presentLesson } from './lesson-rows.query.js';
import type { Calendar, CalendarLesson } from './timetable.presenter.js';
import { calendarTooLong } from './timetable.problems.js';

const MOST_DAYS = 62;
const MOST_LESSONS = 5000;

interface Row extends LessonViewRow {
  cohortNameZh: string;
  cohortNameUg: string | null;
  cohortNameEn: string | null;
  baseId: string;
  baseNameZh: string;
  baseNameUg: string | null;
  baseNameEn: string | null;
}

/** Placed lessons of all cohorts in the actor's scope between two dates (北京时间, both included, at most 62 days). */
@Injectable()
export class CalendarQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext, { from, to, baseId }: { from: string; to: string; baseId?: string }): Promise<Calendar> {
    if (to < from) throw invalidInput([{ pointer: '/to', code: 'before-from' }]);
    if (to > addDays(from, MOST_DAYS - 1)) throw calendarTooLong(MOST_DAYS);
    const scope = cohortScope(context.actor, 'lesson:read', 1);
    return this.unitOfWork.run(context, async ({ tx }) => {
      const rows: Row[] = await tx.query(
        `select ${LESSON_COLUMNS}, c.name_zh as "cohortNameZh", c.name_ug as "cohortNameUg", c.name_en as "cohortNameEn",
                b.id as "baseId", b.name_zh as "baseNameZh", b.name_ug as "baseNameUg", b.name_en as "baseNameEn"
         from ${LESSON_TABLES} join org_unit b on b.id = c.base_id
         where ${scope.condition} and l.starts_at >= $2 and l.starts_at < $3 and l.status <> 'CANCELLED'
           and ($4::uuid is null or c.base_id = $4)
         order by l.starts_at, c.code, l.id limit ${MOST_LESSONS + 1}`,
        [scope.roots, beijingInstant(from, '00:00'), beijingInstant(addDays(to, 1), '00:00'), baseId ?? null],
      );
      const bases: Calendar['bases'] = await tx.query(
        `select b.id, b.name_zh as "nameZh", b.name_ug as "nameUg", b.name_en as "nameEn" from org_unit b
         where b.id in (select c.base_id from cohort c where ${scope.condition}) order by b.name_zh limit 200`,
        [scope.roots],
      );
      return {
        from,
        to,
        items: rows.slice(0, MOST_LESSONS).map(presentRow),
        bases,
        isTruncated: rows.length > MOST_LESSONS,
      };
    });
  }
}

function presentRow(row: Row): CalendarLesson {
  const { cohortNameZh, cohortNameUg, cohortNameEn, baseId, baseNameZh, baseNameUg, baseNameEn } = row;
  return {
    ...presentLesson(row),
    cohortNameZh,
    cohortNameUg,
    cohortNameEn,
    base: { id: baseId, nameZh: baseNameZh, nameUg: baseNameUg, nameEn: baseNameEn },
  };
}

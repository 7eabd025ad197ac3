import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { CalendarChoices } from './calendar.presenter.js';

const MOST = 1000;
const PINYIN = 'collate "zh-Hans-CN-x-icu"';

/** What the calendar of the actor's scope can be narrowed by: only what has something to do with its cohorts. */
@Injectable()
export class CalendarChoicesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext): Promise<CalendarChoices> {
    const { condition, roots } = cohortScope(context.actor, 'lesson:read', 1);
    const given = [roots];
    const taught = (column: string): string =>
      `exists (select 1 from lesson l join cohort c on c.id = l.cohort_id where l.${column} and ${condition})`;
    return this.unitOfWork.run(context, async ({ tx }) => ({
      programmes: await tx.query(
        `select g.id, g.name_zh as "nameZh", g.year from programme g
         where g.id in (select c.programme_id from cohort c where ${condition}) order by g.year desc, g.name_zh limit ${MOST}`,
        given,
      ),
      cohorts: await tx.query(
        `select c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn" from cohort c
         where ${condition} and c.status <> 'CANCELLED' order by c.starts_on desc, c.code limit ${MOST}`,
        given,
      ),
      bases: await tx.query(
        `select b.id, b.name_zh as "nameZh", b.name_ug as "nameUg", b.name_en as "nameEn" from org_unit b
         where b.id in (select c.base_id from cohort c where ${condition}) order by b.name_zh ${PINYIN} limit ${MOST}`,
        given,
      ),
      instructors: await tx.query(
        `select i.id, p.name_zh as "nameZh", p.name_ug as "nameUg" from instructor i join person p on p.id = i.person_id
         where ${taught('instructor_id = i.id')} order by p.name_zh ${PINYIN} limit ${MOST}`,
        given,
      ),
      rooms: await tx.query(
        `select r.id, r.name, b.name_zh as "placeNameZh", b.name_ug as "placeNameUg", b.name_en as "placeNameEn"
         from resource r join org_unit b on b.id = r.org_unit_id
         where r.kind in ('ROOM','STUDIO','LIVE_ROOM','ORCHARD') and ${taught('room_id = r.id')}
         order by b.name_zh ${PINYIN}, r.name limit ${MOST}`,
        given,
      ),
    }));
  }
}

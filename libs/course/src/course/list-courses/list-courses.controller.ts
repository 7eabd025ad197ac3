import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, RequestContext } from '#kernel';
import { Allow, Answers, Ctx, orderBy, pageOf, PageQuery, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { COURSE_COLUMNS, CourseRow } from '../course.presenter.js';

const Filter = PageQuery.extend({ tier: z.enum(['ENTRY', 'INTERMEDIATE', 'ADVANCED']).optional() });
type Filter = z.infer<typeof Filter>;
const CoursePage = pageOf('CoursePage', CourseRow);

/** Tiers in the order in which people take them, not in that of the alphabet. */
const TIER_ORDER = `array_position(array['ENTRY','INTERMEDIATE','ADVANCED'], k.tier)`;
const SORTABLE = {
  titleZh: 'k.title_zh collate "zh-Hans-CN-x-icu"',
  code: 'k.code',
  tier: TIER_ORDER,
  classHours: 'k.class_hours',
};

@ApiTags('courses')
@Controller('v1/courses')
export class ListCoursesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest version of each course; `search` looks at code and titles. */
  @Get()
  @Allow('course:read')
  @Answers(200, CoursePage, 'One page of courses')
  list(@Ctx() context: RequestContext, @Query({ schema: Filter }) filter: Filter): Promise<z.infer<typeof CoursePage>> {
    return this.unitOfWork.run(context, ({ tx }) => listCourses(tx, filter));
  }
}

async function listCourses(tx: EntityManager, filter: Filter): Promise<Page<CourseRow>> {
  const where = `course k
    where not exists (select 1 from course newer where newer.code = k.code and newer.version > k.version)
      and ($1::text is null or k.tier = $1)
      and ($2::text is null or strpos(lower(concat_ws(' ', k.code, k.title_zh, k.title_ug, k.title_en)), lower($2)) > 0)`;
  const given = [filter.tier ?? null, filter.search || null];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: CourseRow[] = await tx.query(
    `select ${COURSE_COLUMNS} from ${where} order by ${orderBy(filter.sort, SORTABLE, `${TIER_ORDER}, k.code`)}
     limit $3 offset $4`,
    [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}

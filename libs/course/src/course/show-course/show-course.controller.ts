import { Controller, Get, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { notFound, type RequestContext } from '#kernel';
import { Allow, Answers, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';
import { COURSE_COLUMNS, CoursePlan, type CourseRow, type CourseUnit } from '../course.presenter.js';

@ApiTags('courses')
@Controller('v1/courses')
export class ShowCourseController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A course with its units in order. */
  @Get(':id')
  @Allow('course:read')
  @Answers(200, CoursePlan, 'The course')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  show(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<CoursePlan> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const [course]: CourseRow[] = await tx.query(`select ${COURSE_COLUMNS} from course k where k.id = $1`, [id]);
      if (!course) throw notFound('course');
      const plan: CourseUnit[] = await tx.query(
        `select id, position, title_zh as "titleZh", title_ug as "titleUg", title_en as "titleEn",
                class_hours as "classHours", mode, equipment
         from course_unit where course_id = $1 order by position`,
        [id],
      );
      return { ...course, plan };
    });
  }
}

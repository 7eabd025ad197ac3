import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 课程: a plan that cohorts run. A new version is a new row, so a running cohort keeps its plan. */
@Entity('course')
@Unique('uq_course_code_version', ['code', 'version'])
@Check('ck_course_tier', `tier in ('ENTRY','INTERMEDIATE','ADVANCED')`)
@Check('ck_course_class_hours', 'class_hours between 1 and 400')
export class Course {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_course' })
  id: string;

  @Column('text')
  code: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  tier: 'ENTRY' | 'INTERMEDIATE' | 'ADVANCED';

  @Column('text', { name: 'work_type', default: '直播销售员' })
  workType: string;

  @Column('text', { name: 'title_zh' })
  titleZh: string;

  @Column('text', { name: 'title_ug', nullable: true })
  titleUg: string | null;

  @Column('text', { name: 'title_en', nullable: true })
  titleEn: string | null;

  /** 课时 of 45 minutes. */
  @Column('integer', { name: 'class_hours' })
  classHours: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

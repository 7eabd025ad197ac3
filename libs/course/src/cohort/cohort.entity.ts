import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Course } from '../course/course.entity.js';

export type CohortStatus = 'OPEN' | 'RUNNING' | 'CLOSING' | 'CLOSED' | 'CANCELLED';

/** 期/班: one run of a course at a base. Not a 场 (live session) and not a 节次 (lesson) (handbook §0.6). */
@Entity('cohort')
@Unique('uq_cohort_code', ['programmeId', 'code'])
@Unique('uq_cohort_resource', ['resourceId'])
@Check('ck_cohort_dates', 'ends_on >= starts_on and ends_on - starts_on <= 400')
@Check('ck_cohort_capacity', 'capacity between 1 and 5000')
@Check('ck_cohort_status', `status in ('OPEN','RUNNING','CLOSING','CLOSED','CANCELLED')`)
@Check('ck_cohort_timetable_status', `timetable_status in ('NONE','DRAFT','PUBLISHED')`)
@Index('ix_cohort_course', ['courseId'])
@Index('ix_cohort_org_unit', ['orgUnitId'])
@Index('ix_cohort_base', ['baseId'])
export class Cohort {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_cohort' })
  id: string;

  @Column('uuid', { name: 'programme_id' })
  @ForeignKey('Programme', { name: 'fk_cohort_programme' })
  programmeId: string;

  @Column('uuid', { name: 'course_id' })
  courseId: string;

  @ManyToOne(() => Course)
  @JoinColumn({ name: 'course_id', foreignKeyConstraintName: 'fk_cohort_course' })
  course?: Relation<Course>;

  /** The county team that runs it: decides who may see it. */
  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_cohort_org_unit' })
  orgUnitId: string;

  /** Where it is held. */
  @Column('uuid', { name: 'base_id' })
  @ForeignKey('OrgUnit', { name: 'fk_cohort_base' })
  baseId: string;

  /** The cohort as something that can be in one place at a time. */
  @Column('uuid', { name: 'resource_id' })
  @ForeignKey('Resource', { name: 'fk_cohort_resource' })
  resourceId: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'name_zh' })
  nameZh: string;

  @Column('text', { name: 'name_ug', nullable: true })
  nameUg: string | null;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn: string | null;

  @Column('date', { name: 'starts_on' })
  startsOn: string;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  @Column('integer')
  capacity: number;

  @Column('text', { default: 'OPEN' })
  status: CohortStatus;

  /** Six characters given to the class; with mobile and ID number it activates an account. */
  @Column('text', { name: 'join_code' })
  joinCode: string;

  @Column('text', { name: 'timetable_status', default: 'NONE' })
  timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED';

  @Column('timestamptz', { name: 'timetable_published_at', nullable: true })
  timetablePublishedAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { Course } from './course.entity.js';

/** One unit of a course plan, with the class hours and the kind of place it needs. */
@Entity('course_unit')
@Unique('uq_course_unit_position', ['courseId', 'position'])
@Check('ck_course_unit_class_hours', 'class_hours between 1 and 40')
@Check('ck_course_unit_mode', `mode in ('THEORY','PRACTICE')`)
@Check('ck_course_unit_equipment', `equipment in ('CLASSROOM','STUDIO','ORCHARD','ONLINE')`)
export class CourseUnit {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_course_unit' })
  id: string;

  @Column('uuid', { name: 'course_id' })
  courseId: string;

  @ManyToOne(() => Course, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'course_id', foreignKeyConstraintName: 'fk_course_unit_course' })
  course?: Relation<Course>;

  @Column('integer')
  position: number;

  @Column('text', { name: 'title_zh' })
  titleZh: string;

  @Column('text', { name: 'title_ug', nullable: true })
  titleUg: string | null;

  @Column('text', { name: 'title_en', nullable: true })
  titleEn: string | null;

  @Column('integer', { name: 'class_hours' })
  classHours: number;

  @Column('text')
  mode: 'THEORY' | 'PRACTICE';

  @Column('text')
  equipment: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | 'ONLINE';
}

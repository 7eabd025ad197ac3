import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A course unit that the instructor can teach. */
@Entity('instructor_competence')
@Index('ix_instructor_competence_unit', ['courseUnitId'])
export class InstructorCompetence {
  @PrimaryColumn('uuid', { name: 'instructor_id', primaryKeyConstraintName: 'pk_instructor_competence' })
  @ForeignKey('Instructor', { name: 'fk_instructor_competence_instructor', onDelete: 'CASCADE' })
  instructorId: string;

  @PrimaryColumn('uuid', { name: 'course_unit_id', primaryKeyConstraintName: 'pk_instructor_competence' })
  @ForeignKey('CourseUnit', { name: 'fk_instructor_competence_unit', onDelete: 'CASCADE' })
  courseUnitId: string;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CapacityOption, StoredCapacityResult } from './capacity-option.js';

/** A question to the planner: what would one more instructor, room or week bring? It never changes a lesson. */
@Entity('capacity_study')
@Check('ck_capacity_study_seconds', 'seconds between 1 and 120')
@Index('ix_capacity_study_created_at', ['createdAt'])
@Index('ix_capacity_study_job_run', ['jobRunId'])
export class CapacityStudy {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_capacity_study' })
  id: string;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('jsonb')
  options: CapacityOption[];

  /** For each option, and for the timetable without any. */
  @Column('integer')
  seconds: number;

  /** Options that have been planned so far; no names in it. */
  @Column('jsonb', { default: () => "'[]'" })
  results: StoredCapacityResult[];

  @Column('uuid', { name: 'job_run_id' })
  @ForeignKey('JobRun', { name: 'fk_capacity_study_job_run' })
  jobRunId: string;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

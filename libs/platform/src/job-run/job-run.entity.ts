import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type JobStatus = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** What a person sees of a long job. The queue may be lost; this row is not. */
@Entity('job_run')
@Check('ck_job_run_status', `status in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
@Index('ix_job_run_subject', ['subjectType', 'subjectId'])
@Index('ix_job_run_owner', ['ownerPersonId', 'createdAt'])
export class JobRun {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_job_run' })
  id: string;

  @Column('text')
  kind: string;

  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'owner_person_id', nullable: true })
  ownerPersonId: string | null;

  @Column('uuid', { name: 'org_unit_id', nullable: true })
  orgUnitId: string | null;

  @Column('text', { default: 'QUEUED' })
  status: JobStatus;

  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  total: number;

  /** A code that the page translates, such as `reading` or `placing`. */
  @Column('text', { name: 'message_key', nullable: true })
  messageKey: string | null;

  @Column('jsonb', { nullable: true })
  result: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  problem: Record<string, unknown> | null;

  /** What was queued for it (topic and payload): a message that was lost is written again from here. */
  @Column('jsonb', { nullable: true })
  message: { topic: string; payload: Record<string, unknown> } | null;

  @Column('timestamptz', { name: 'cancel_requested_at', nullable: true })
  cancelRequestedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

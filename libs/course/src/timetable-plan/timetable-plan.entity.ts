import { Check, Column, Entity, ForeignKey, Generated, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ConflictSet, CostPart, TimetablePlan as SolverPlan, TimetableWeights } from '#scheduling';
import type { Disruption } from './disruption.js';
import type { SeriesPoint } from './search-series.rules.js';

export type TimetablePlanKind = 'PLAN' | 'REPAIR';
export type TimetablePlanStatus =
  'QUEUED' | 'RUNNING' | 'READY' | 'APPLIED' | 'PUBLISHED' | 'CANCELLED' | 'FAILED' | 'DISCARDED';

/** Where a search that was cut off goes on. */
export interface PlanCheckpoint {
  plan: SolverPlan;
  /** Of a repair: 1 moves only what is hit, 2 whatever helps. */
  phase: 1 | 2;
}

/**
 * A timetable that is or was being worked out, for one or several cohorts: what was asked, how the search goes and what
 * it found. Nothing of the cohorts changes before it is applied (PLAN) or published (REPAIR).
 */
@Entity('timetable_plan')
@Unique('uq_timetable_plan_number', ['number'])
@Check('ck_timetable_plan_kind', `kind in ('PLAN','REPAIR')`)
@Check(
  'ck_timetable_plan_status',
  `status in ('QUEUED','RUNNING','READY','APPLIED','PUBLISHED','CANCELLED','FAILED','DISCARDED')`,
)
@Check('ck_timetable_plan_seconds', 'seconds between 5 and 600')
@Check(
  'ck_timetable_plan_counts',
  'lessons >= 0 and unplaced >= 0 and moved >= 0 and affected >= 0 and unplaced <= lessons',
)
@Check('ck_timetable_plan_disruptions', `(kind = 'REPAIR') = (jsonb_array_length(disruptions) > 0)`)
@Check('ck_timetable_plan_series', 'jsonb_array_length(series) <= 200')
@Index('ix_timetable_plan_programme', ['programmeId', 'dispatchedAt'])
@Index('ix_timetable_plan_created', ['createdAt'])
@Index('ix_timetable_plan_job_run', ['jobRunId'])
@Index('ix_timetable_plan_created_by', ['createdBy'])
export class TimetablePlan {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_timetable_plan' })
  id: string;

  /** 1, 2, 3 …: what people call it. */
  @Column('integer')
  @Generated('increment')
  number: number;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text')
  kind: TimetablePlanKind;

  @Column('text', { default: 'QUEUED' })
  status: TimetablePlanStatus;

  @Column('uuid', { name: 'job_run_id' })
  @ForeignKey('JobRun', { name: 'fk_timetable_plan_job_run' })
  jobRunId: string;

  /** Takes turns with other programmes for the search; of several, the one with the most cohorts in it. */
  @Column('uuid', { name: 'programme_id' })
  @ForeignKey('Programme', { name: 'fk_timetable_plan_programme' })
  programmeId: string;

  /** All of them, as they were asked for. */
  @Column('jsonb')
  weights: TimetableWeights;

  /** Budget of the search. */
  @Column('integer')
  seconds: number;

  @Column('integer')
  seed: number;

  @Column('jsonb', { default: () => "'[]'" })
  disruptions: Disruption[];

  @Column('integer', { default: 0 })
  lessons: number;

  @Column('integer', { default: 0 })
  unplaced: number;

  /** Lessons that are somewhere else than before. */
  @Column('integer', { default: 0 })
  moved: number;

  /** Of a repair: lessons that cannot stay where they are. */
  @Column('integer', { default: 0 })
  affected: number;

  /** Of the best so far; null until there is one. */
  @Column('double precision', { nullable: true })
  cost: number | null;

  @Column('double precision', { name: 'lower_bound', nullable: true })
  lowerBound: number | null;

  @Column('jsonb', { default: () => "'[]'" })
  parts: CostPart[];

  @Column('bigint', { default: 0 })
  iterations: string;

  @Column('double precision', { name: 'elapsed_seconds', default: 0 })
  elapsedSeconds: number;

  /** How the cost fell; at most 200 points, the middle ones thinned out. */
  @Column('jsonb', { default: () => "'[]'" })
  series: SeriesPoint[];

  /** Only while it runs. */
  @Column('jsonb', { nullable: true })
  checkpoint: PlanCheckpoint | null;

  /** Which wishes stand against each other, and what would help. */
  @Column('jsonb', { default: () => "'[]'" })
  conflicts: ConflictSet[];

  @Column('jsonb', { nullable: true })
  problem: Record<string, unknown> | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  @ForeignKey('Person', { name: 'fk_timetable_plan_created_by', onDelete: 'SET NULL' })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Handed to the queue: its programme's turn. */
  @Column('timestamptz', { name: 'dispatched_at', nullable: true })
  dispatchedAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
}

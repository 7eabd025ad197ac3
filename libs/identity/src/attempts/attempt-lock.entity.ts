import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const ATTEMPT_PURPOSES = ['SIGN_IN', 'ACTIVATION', 'PASSWORD_CHOICE'] as const;
export type AttemptPurpose = (typeof ATTEMPT_PURPOSES)[number];

/** Attempts that hang on no account: of a mobile number, known or not, or of somebody who tries out passwords. */
@Entity('attempt_lock')
@Check('ck_attempt_lock_purpose', `purpose in ('SIGN_IN','ACTIVATION','PASSWORD_CHOICE')`)
@Index('ix_attempt_lock_updated_at', ['updatedAt'])
export class AttemptLock {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_attempt_lock' })
  purpose: AttemptPurpose;

  /** A keyed digest or an id, never a number that somebody typed. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'pk_attempt_lock' })
  key: Buffer;

  @Column('integer', { name: 'failed_attempts', default: 0 })
  failedAttempts: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}

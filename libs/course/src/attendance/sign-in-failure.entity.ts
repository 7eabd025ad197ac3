import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Wrong sign-in codes of one account in the current window; one row for an account that ever typed a wrong one. */
@Entity('sign_in_failure')
export class SignInFailure {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'pk_sign_in_failure' })
  @ForeignKey('Account', { name: 'fk_sign_in_failure_account', onDelete: 'CASCADE' })
  accountId: string;

  @Column('integer')
  failures: number;

  @Column('timestamptz', { name: 'window_started_at' })
  windowStartedAt: Date;
}

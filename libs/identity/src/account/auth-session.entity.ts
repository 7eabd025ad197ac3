import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A sign-in on one device. Revoking it ends its refresh tokens and, with the next request, its access tokens. */
@Entity('auth_session')
@Index('ix_auth_session_account', ['accountId'])
export class AuthSession {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_auth_session' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('Account', { name: 'fk_auth_session_account', onDelete: 'CASCADE' })
  accountId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_used_at', default: () => 'now()' })
  lastUsedAt: Date;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoke_reason', nullable: true })
  revokeReason: string | null;
}

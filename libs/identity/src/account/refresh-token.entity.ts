import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One use each; a second use means that somebody copied it, and ends the whole session (see RefreshSessionHandler). */
@Entity('refresh_token')
@Unique('uq_refresh_token_hash', ['tokenHash'])
@Index('ix_refresh_token_auth_session', ['authSessionId'])
export class RefreshToken {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_refresh_token' })
  id: string;

  @Column('uuid', { name: 'auth_session_id' })
  @ForeignKey('AuthSession', { name: 'fk_refresh_token_auth_session', onDelete: 'CASCADE' })
  authSessionId: string;

  /** The token in exchange for which this one was given; null for the first of a session. */
  @Column('uuid', { name: 'replaces_id', nullable: true })
  replacesId: string | null;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'issued_at', default: () => 'now()' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}

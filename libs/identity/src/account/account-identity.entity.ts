import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The account's name at an OIDC provider (WeCom, DingTalk, any other). */
@Entity('account_identity')
@Index('ix_account_identity_account', ['accountId'])
export class AccountIdentity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_account_identity' })
  issuer: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_account_identity' })
  subject: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('Account', { name: 'fk_account_identity_account', onDelete: 'CASCADE' })
  accountId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

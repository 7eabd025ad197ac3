import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** How a person signs in: mobile and password, or an identity of an OIDC provider. */
@Entity('account')
@Unique('uq_account_person', ['personId'])
@Check('ck_account_status', `status in ('ACTIVE','DISABLED')`)
@Check('ck_account_locale', `locale in ('zh-CN','ug','en')`)
@Index('ix_account_mobile_hmac', ['mobileHmac'])
export class Account {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_account' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_account_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('bytea', { name: 'mobile_hmac' })
  mobileHmac: Buffer;

  /** argon2id; null until the person has set one. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('text', { default: 'ACTIVE' })
  status: 'ACTIVE' | 'DISABLED';

  @Column('integer', { name: 'failed_attempts', default: 0 })
  failedAttempts: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  @Column('boolean', { name: 'must_change_password', default: false })
  mustChangePassword: boolean;

  @Column('text', { default: 'zh-CN' })
  locale: 'zh-CN' | 'ug' | 'en';

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo: boolean;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true })
  lastSignInAt: Date | null;
}

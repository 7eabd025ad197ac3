import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { ConsentText, type ConsentPurpose } from './consent-text.entity.js';

/** Who agreed to which text in which language, when and how; withdrawal keeps the row as proof (PIPL). */
@Entity('consent')
@Check('ck_consent_given_via', `given_via in ('SELF','PAPER','GUARDIAN')`)
@Index('uq_consent_standing', ['personId', 'purpose'], { unique: true, where: 'withdrawn_at is null' })
@Index('ix_consent_text', ['purpose', 'textVersion', 'locale'])
export class Consent {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_consent' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_consent_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('text')
  purpose: ConsentPurpose;

  @Column('text', { name: 'text_version' })
  textVersion: string;

  @Column('text')
  locale: 'zh-CN' | 'ug' | 'en';

  @ManyToOne(() => ConsentText)
  @JoinColumn([
    { name: 'purpose', referencedColumnName: 'purpose', foreignKeyConstraintName: 'fk_consent_text' },
    { name: 'text_version', referencedColumnName: 'version', foreignKeyConstraintName: 'fk_consent_text' },
    { name: 'locale', referencedColumnName: 'locale', foreignKeyConstraintName: 'fk_consent_text' },
  ])
  text?: Relation<ConsentText>;

  @Column('bytea', { name: 'text_sha256' })
  textSha256: Buffer;

  @Column('text', { name: 'given_via' })
  givenVia: 'SELF' | 'PAPER' | 'GUARDIAN';

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column('timestamptz', { name: 'given_at', default: () => 'now()' })
  givenAt: Date;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}

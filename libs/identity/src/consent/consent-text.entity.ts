import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export const CONSENT_PURPOSES = ['ENROLLMENT', 'OUTCOME_REPORTING'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The text that a person is shown before saying yes; a version never changes once published. */
@Entity('consent_text')
@Check('ck_consent_text_purpose', `purpose in ('ENROLLMENT','OUTCOME_REPORTING')`)
@Check('ck_consent_text_locale', `locale in ('zh-CN','ug','en')`)
export class ConsentText {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_consent_text' })
  purpose: ConsentPurpose;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_consent_text' })
  version: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_consent_text' })
  locale: 'zh-CN' | 'ug' | 'en';

  @Column('text')
  title: string;

  @Column('text')
  body: string;

  @Column('timestamptz', { name: 'published_at', default: () => 'now()' })
  publishedAt: Date;
}

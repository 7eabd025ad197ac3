import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export const REVOKE_REASON_CLASSES = ['ISSUED_IN_ERROR', 'NAME_CORRECTED', 'RULES_BROKEN', 'HOLDER_REQUEST'] as const;
export type RevokeReasonClass = (typeof REVOKE_REASON_CLASSES)[number];

/** 结业证书. It holds what was printed: later corrections of a person do not change an issued credential. */
@Entity('credential')
@Unique('uq_credential_number', ['number'])
@Unique('uq_credential_verify_code', ['verifyCode'])
@Check('ck_credential_kind', `kind in ('COMPLETION')`)
@Check('ck_credential_status', `status in ('VALID','REVOKED')`)
@Check('ck_credential_revoked', `(status = 'REVOKED') = (revoked_at is not null and revoke_reason_class is not null)`)
@Check(
  'ck_credential_revoke_reason_class',
  `revoke_reason_class in ('ISSUED_IN_ERROR','NAME_CORRECTED','RULES_BROKEN','HOLDER_REQUEST')`,
)
@Index('uq_credential_standing', ['kind', 'enrollmentId'], { unique: true, where: `status = 'VALID'` })
@Index('ix_credential_holder', ['holderPersonId'])
@Index('ix_credential_issuer', ['issuerOrgUnitId'])
@Index('ix_credential_cohort', ['cohortId'])
@Index('ix_credential_enrollment', ['enrollmentId'])
export class Credential {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_credential' })
  id: string;

  @Column('text')
  kind: 'COMPLETION';

  /** Such as `XH-2024-E-000123`. */
  @Column('text')
  number: string;

  /** Unguessable; in the QR code. */
  @Column('text', { name: 'verify_code' })
  verifyCode: string;

  /** Null once the holder had their data erased; the credential itself stays verifiable. */
  @Column('uuid', { name: 'holder_person_id', nullable: true })
  @ForeignKey('Person', { name: 'fk_credential_holder', onDelete: 'SET NULL' })
  holderPersonId: string | null;

  @Column('varchar', { name: 'holder_name_zh', length: 100 })
  holderNameZh: string;

  @Column('varchar', { name: 'holder_name_ug', length: 100, nullable: true })
  holderNameUg: string | null;

  @Column('varchar', { name: 'holder_name_latin', length: 100, nullable: true })
  holderNameLatin: string | null;

  @Column('text', { name: 'holder_id_masked', nullable: true })
  holderIdMasked: string | null;

  @Column('uuid', { name: 'issuer_org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_credential_issuer' })
  issuerOrgUnitId: string;

  @Column('uuid', { name: 'cohort_id' })
  @ForeignKey('Cohort', { name: 'fk_credential_cohort' })
  cohortId: string;

  @Column('uuid', { name: 'enrollment_id', nullable: true })
  @ForeignKey('Enrollment', { name: 'fk_credential_enrollment', onDelete: 'SET NULL' })
  enrollmentId: string | null;

  @Column('text', { name: 'course_title_zh' })
  courseTitleZh: string;

  @Column('text', { name: 'course_title_ug', nullable: true })
  courseTitleUg: string | null;

  @Column('text', { name: 'course_title_en', nullable: true })
  courseTitleEn: string | null;

  @Column('text', { name: 'cohort_name_zh' })
  cohortNameZh: string;

  @Column('integer', { name: 'class_hours' })
  classHours: number;

  @Column('date', { name: 'starts_on' })
  startsOn: string;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  @Column('date', { name: 'issued_on' })
  issuedOn: string;

  @Column('timestamptz', { name: 'issued_at', default: () => 'now()' })
  issuedAt: Date;

  @Column('text', { default: 'VALID' })
  status: 'VALID' | 'REVOKED';

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoke_reason_class', nullable: true })
  revokeReasonClass: RevokeReasonClass | null;

  @Column('text', { name: 'revoke_note', nullable: true })
  revokeNote: string | null;
}

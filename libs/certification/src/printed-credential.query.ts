import type { RevokeReasonClass } from './credential.entity.js';

/** What stands on the paper, with the ways to check it. */
export interface PrintedCredential {
  id: string;
  kind: 'COMPLETION';
  number: string;
  verifyCode: string;
  holderNameZh: string;
  holderNameUg: string | null;
  holderNameLatin: string | null;
  holderIdMasked: string | null;
  courseTitleZh: string;
  courseTitleUg: string | null;
  courseTitleEn: string | null;
  cohortId: string;
  cohortNameZh: string;
  issuer: { nameZh: string; nameUg: string | null; nameEn: string | null };
  /** 课时 of 45 minutes. */
  classHours: number;
  /** `YYYY-MM-DD`, as all days here. */
  startsOn: string;
  endsOn: string;
  issuedOn: string;
  status: 'VALID' | 'REVOKED';
  /** 北京时间. */
  revokedOn: string | null;
  revokeReasonClass: RevokeReasonClass | null;
}

/** Select list of `PrintedCredential`, over `PRINTED_FROM`. */
export const PRINTED_COLUMNS = `k.id, k.kind, k.number, k.verify_code as "verifyCode", k.holder_name_zh as "holderNameZh",
  k.holder_name_ug as "holderNameUg", k.holder_name_latin as "holderNameLatin", k.holder_id_masked as "holderIdMasked",
  k.course_title_zh as "courseTitleZh", k.course_title_ug as "courseTitleUg", k.course_title_en as "courseTitleEn",
  k.cohort_id as "cohortId", k.cohort_name_zh as "cohortNameZh", json_build_object('nameZh', o.name_zh,
  'nameUg', o.name_ug, 'nameEn', o.name_en) as issuer, k.class_hours as "classHours", k.starts_on::text as "startsOn",
  k.ends_on::text as "endsOn", k.issued_on::text as "issuedOn", k.status,
  to_char(k.revoked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "revokedOn",
  k.revoke_reason_class as "revokeReasonClass"`;

export const PRINTED_FROM = `credential k join cohort c on c.id = k.cohort_id join org_unit o on o.id = k.issuer_org_unit_id`;

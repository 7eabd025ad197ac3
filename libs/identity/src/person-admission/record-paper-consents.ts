import type { EntityManager } from 'typeorm';
import { consentTextMissing } from './person-admission.problems.js';

/**
 * Records ENROLLMENT consents that people signed on paper and somebody of staff holds (given via PAPER, with who
 * recorded it), to the newest published text in Chinese, the language of the paper form. Who has a standing consent keeps
 * it; who has withdrawn one is not entered again by others, only by saying yes in person (handbook §5.1).
 * Throws `consent-text-missing`.
 */
export async function recordPaperConsents(
  tx: EntityManager,
  personIds: readonly string[],
  recordedBy: string | null,
  now: Date,
): Promise<void> {
  const [text]: { version: string }[] = await tx.query(
    `select version from consent_text where purpose = 'ENROLLMENT' and locale = 'zh-CN'
     order by published_at desc, version desc limit 1`,
  );
  if (!text) throw consentTextMissing();
  await tx.query(
    `insert into consent (person_id, purpose, text_version, locale, text_sha256, given_via, recorded_by, given_at)
     select given.id, t.purpose, t.version, t.locale, sha256(convert_to(t.body, 'UTF8')), 'PAPER', $2, $3
     from unnest($1::uuid[]) as given(id)
     join consent_text t on t.purpose = 'ENROLLMENT' and t.version = $4 and t.locale = 'zh-CN'
     where not exists (select 1 from consent c where c.person_id = given.id and c.purpose = 'ENROLLMENT')
     order by given.id
     on conflict (person_id, purpose) where withdrawn_at is null do nothing`,
    [personIds, recordedBy, now, text.version],
  );
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface NewNotice {
  kind: string;
  params?: Record<string, string | number>;
  /** Path in the web app, such as `/lessons/<id>`. */
  link?: string;
  dedupeKey: string;
}

/** What one person is told where everybody's numbers are different. */
export interface PersonalNotice {
  personId: string;
  params: Record<string, string | number>;
  link?: string;
}

/** Tells people something inside the product. */
@Injectable()
export class Notices {
  /** One statement for any number of people; saying it again changes nothing. */
  async tell(tx: EntityManager, personIds: readonly string[], notice: NewNotice): Promise<void> {
    if (personIds.length === 0) return;
    await tx.query(
      `insert into notice (person_id, kind, params, link, dedupe_key)
       select unnest($1::uuid[]), $2, $3, $4, $5 on conflict on constraint uq_notice_dedupe do nothing`,
      [personIds, notice.kind, JSON.stringify(notice.params ?? {}), notice.link ?? null, notice.dedupeKey],
    );
  }

  /** The same kind of notice with each person's own params: one statement as well. */
  async tellEach(
    tx: EntityManager,
    people: readonly PersonalNotice[],
    { kind, dedupeKey }: Pick<NewNotice, 'kind' | 'dedupeKey'>,
  ): Promise<void> {
    if (people.length === 0) return;
    await tx.query(
      `insert into notice (person_id, params, link, kind, dedupe_key)
       select *, $4, $5 from unnest($1::uuid[], $2::jsonb[], $3::text[])
       on conflict on constraint uq_notice_dedupe do nothing`,
      [
        people.map(({ personId }) => personId),
        people.map(({ params }) => JSON.stringify(params)),
        people.map(({ link }) => link ?? null),
        kind,
        dedupeKey,
      ],
    );
  }
}

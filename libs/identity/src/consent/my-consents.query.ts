import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { notFound, type RequestContext } from '#kernel';
import { DataSource } from 'typeorm';
import type { ConsentPurpose } from './consent-text.entity.js';

export interface ShownText {
  purpose: ConsentPurpose;
  version: string;
  locale: string;
  title: string;
  body: string;
}

/** The newest version of a purpose; its row in the wanted language, or in Chinese. Parameters: purpose, locale. */
export const CURRENT_TEXT = `
  select purpose, version, locale, title, body from consent_text t
  where purpose = $1 and locale in ($2, 'zh-CN')
    and version = (select version from consent_text where purpose = $1 order by published_at desc, version desc limit 1)
  order by (locale = $2) desc limit 1`;

export interface OwnConsent {
  id: string;
  purpose: ConsentPurpose;
  version: string;
  locale: string;
  title: string;
  givenVia: string;
  givenAt: string;
  withdrawnAt: string | null;
}

@Injectable()
export class MyConsentsQuery {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async text({ locale }: RequestContext, purpose: ConsentPurpose): Promise<ShownText> {
    const [text]: ShownText[] = await this.dataSource.query(CURRENT_TEXT, [purpose, locale]);
    if (!text) throw notFound('consent-text');
    return text;
  }

  list({ actor }: RequestContext): Promise<OwnConsent[]> {
    return this.dataSource.query(
      `select c.id, c.purpose, c.text_version as version, c.locale, t.title, c.given_via as "givenVia",
              to_json(c.given_at) as "givenAt", to_json(c.withdrawn_at) as "withdrawnAt"
       from consent c join consent_text t
         on t.purpose = c.purpose and t.version = c.text_version and t.locale = c.locale
       where c.person_id = $1 order by c.given_at desc limit 100`,
      [actor.personId],
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { CONFIG, type Config, UnitOfWork } from '#platform';
import { readableCredential } from '../credential-scope.js';
import { PRINTED_COLUMNS, PRINTED_FROM, type PrintedCredential } from '../printed-credential.query.js';
import { verifyUrl } from '../verify-url.js';
import type { CredentialLocale } from './credential-words.js';
import { renderCredentialPdf } from './render-credential-pdf.js';

export interface CredentialFile {
  /** The number only: a download folder should not tell names. */
  fileName: string;
  content: Buffer;
}

/** Prints a credential from what was stored when it was issued. The connection is free again before it is drawn. */
@Injectable()
export class CredentialFileHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not-found` outside the scope of `credential:read`. */
  forStaff(context: RequestContext, id: string, locale: CredentialLocale): Promise<CredentialFile> {
    const scope = readableCredential(context.actor, 2);
    return this.print(context, id, locale, scope.condition, scope.roots);
  }

  /** Throws `not-found` for anybody but the holder. */
  forHolder(context: RequestContext, id: string, locale: CredentialLocale): Promise<CredentialFile> {
    return this.print(context, id, locale, 'k.holder_person_id = $2', context.actor.personId);
  }

  private async print(
    context: RequestContext,
    id: string,
    locale: CredentialLocale,
    condition: string,
    parameter: string | string[] | null,
  ): Promise<CredentialFile> {
    const credential = await this.unitOfWork.run(context, async ({ tx }) => {
      const [row]: PrintedCredential[] = await tx.query(
        `select ${PRINTED_COLUMNS} from ${PRINTED_FROM} where k.id = $1 and ${condition}`,
        [id, parameter],
      );
      if (!row) throw notFound('credential');
      return row;
    });
    const url = verifyUrl(this.config.PUBLIC_URL, credential.verifyCode);
    return { fileName: `${credential.number}.pdf`, content: await renderCredentialPdf(credential, url, locale) };
  }
}

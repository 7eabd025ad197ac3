import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { maskName, toHalfWidth } from '#kernel';
import { DataSource } from 'typeorm';
import { credentialUnknown } from '../certification.problems.js';
import type { PublicCredential } from '../credential.presenter.js';
import { PRINTED_COLUMNS, PRINTED_FROM, type PrintedCredential } from '../printed-credential.query.js';

/**
 * The public check. Found or not, it is one look-up in a unique index and nothing else, so the time of an answer tells
 * nothing; the code has 128 random bits, so it cannot be guessed.
 */
@Injectable()
export class VerifyCredentialQuery {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Throws `credential-unknown`. */
  byCode(verifyCode: string): Promise<PublicCredential> {
    return this.find('k.verify_code', typed(verifyCode).toLowerCase());
  }

  /** Throws `credential-unknown`. */
  byNumber(number: string): Promise<PublicCredential> {
    return this.find('k.number', typed(number).toUpperCase());
  }

  private async find(column: 'k.verify_code' | 'k.number', value: string): Promise<PublicCredential> {
    const [row]: PrintedCredential[] = await this.dataSource.query(
      `select ${PRINTED_COLUMNS} from ${PRINTED_FROM} where ${column} = $1`,
      [value],
    );
    if (!row) throw credentialUnknown();
    return {
      number: row.number,
      kind: row.kind,
      status: row.status,
      revokedOn: row.revokedOn,
      revokeReasonClass: row.revokeReasonClass,
      holderNameMasked: maskName(row.holderNameZh),
      courseTitleZh: row.courseTitleZh,
      courseTitleUg: row.courseTitleUg,
      courseTitleEn: row.courseTitleEn,
      cohortNameZh: row.cohortNameZh,
      issuer: row.issuer,
      classHours: row.classHours,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      issuedOn: row.issuedOn,
    };
  }
}

/** Full width, spaces and every kind of dash as people copy them; PostgreSQL takes no NUL in a text. */
function typed(text: string): string {
  return toHalfWidth(text)
    .replace(/[\s\u0000-\u001F\u200B-\u200F]/gu, '')
    .replace(/[‐-―−]/gu, '-');
}

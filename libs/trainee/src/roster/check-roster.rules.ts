import { nameSearchKey, normalizePersonName, parseIdNumber, parseMobile, removeInvisible } from '#kernel';
import type { IdNumberProblem } from '#kernel';
import type { RosterLayout } from './find-header-row.rules.js';
import type { RosterField } from './roster-columns.rules.js';
import type { RosterCell, RosterSheet, RosterSheetRow } from './roster-sheet.js';

/** Why a row is refused; the code is stable, the page and the workbook of refused rows have its text. */
export type RosterRefusal =
  | 'NAME_MISSING'
  | 'NAME_NEEDS_REVIEW'
  | IdNumberProblem
  | 'PHONE_INVALID'
  | 'TEXT_TOO_LONG'
  /** Too young on the first day of the cohort; only when the caller says who is. */
  | 'TOO_YOUNG';

/** One trainee as the roster states it, normalized and checked. Holds personal data: never log it. */
export interface RosterTrainee {
  readonly row: number;
  readonly nameZh: string;
  readonly nameUg?: string;
  /** The Chinese name exactly as typed (handbook §5.3: keep the raw input). */
  readonly nameRaw: string;
  readonly idNumber: string;
  /** `YYYY-MM-DD`, from the ID number. */
  readonly birthDate: string;
  /** From the ID number; the column 性别 is not read. */
  readonly sex: 'MALE' | 'FEMALE';
  readonly mobile?: string;
  readonly educationLevel?: string;
  readonly hukouPlace?: string;
  readonly workType?: string;
  readonly level?: string;
  readonly employer?: string;
}

export type RosterOutcome =
  | { readonly kind: 'ACCEPTED'; readonly row: number; readonly trainee: RosterTrainee; readonly nameChanged: boolean }
  /** Same ID number as an accepted row above. `nameDiffers`: a person should look whether the ID is mistyped. */
  | { readonly kind: 'MERGED'; readonly row: number; readonly sameAsRow: number; readonly nameDiffers: boolean }
  /** `reason` is the first of `reasons`. */
  | {
      readonly kind: 'REJECTED';
      readonly row: number;
      readonly reason: RosterRefusal;
      readonly reasons: readonly RosterRefusal[];
    };

/** Longest text that a field takes; names per handbook §5.3. */
const MAX_TEXT = 100;
const OPTIONAL_TEXTS = ['educationLevel', 'hukouPlace', 'workType', 'level', 'employer'] as const;
const FOOTER = /^(合计|总计|小计|共计|填表|填报|制表|审核|负责人|经办|联系人|备注|说明|注[:：]|单位|日期)/u;

type Raw = Partial<Record<RosterField, RosterCell>>;

/**
 * Decides every row of a roster, in sheet order: accepted, merged into an earlier row of the same person, or
 * refused with reasons (handbook §2.3, §5.2, §5.3). People are matched by ID number only, never by name.
 * Rows without name, ID number and phone (blank, pre-numbered, signatures below the table) give `null`.
 * @param today Beijing calendar date `YYYY-MM-DD`.
 * @param isTooYoung says of a birth date whether the person may not be enrolled at all.
 */
export function* checkRosterRows(
  sheet: RosterSheet,
  layout: RosterLayout,
  today: string,
  isTooYoung: (birthDate: string) => boolean = () => false,
): Generator<RosterOutcome | null, void> {
  const firstByIdNumber = new Map<string, RosterTrainee>();
  for (const row of sheet.rows) {
    if (row.row <= layout.lastHeaderRow) continue;
    const raw = pickFields(row, layout);
    const outcome = isPersonRow(raw) ? checkRow(row.row, raw, today, isTooYoung) : null;
    if (outcome?.kind !== 'ACCEPTED') {
      yield outcome;
      continue;
    }
    const first = firstByIdNumber.get(outcome.trainee.idNumber);
    if (first) {
      const nameDiffers = nameSearchKey(first.nameZh) !== nameSearchKey(outcome.trainee.nameZh);
      yield { kind: 'MERGED', row: row.row, sameAsRow: first.row, nameDiffers };
    } else {
      firstByIdNumber.set(outcome.trainee.idNumber, outcome.trainee);
      yield outcome;
    }
  }
}

/** Only columns that may be kept are looked at; forbidden ones never get past this point. */
function pickFields(row: RosterSheetRow, layout: RosterLayout): Raw {
  const raw: Raw = {};
  for (const { field, index } of layout.columns) if (field) raw[field] = row.cells[index] ?? null;
  return raw;
}

function isPersonRow(raw: Raw): boolean {
  const name = cleanText(raw.nameZh);
  const hasIdNumber = cleanText(raw.idNumber) !== '';
  if (!hasIdNumber && FOOTER.test(name)) return false;
  return name !== '' || hasIdNumber || cleanText(raw.mobile) !== '';
}

function checkRow(row: number, raw: Raw, today: string, isTooYoung: (birthDate: string) => boolean): RosterOutcome {
  const nameRaw = String(raw.nameZh ?? '');
  const name = normalizePersonName(nameRaw);
  const id = parseIdNumber(raw.idNumber, today);
  const mobile = parseMobile(raw.mobile);
  const nameUg = cleanText(raw.nameUg);
  const texts = readTexts(raw);

  const reasons: RosterRefusal[] = [];
  if (name.value === '') reasons.push('NAME_MISSING');
  else if (name.needsReview) reasons.push('NAME_NEEDS_REVIEW');
  if (!id.ok) reasons.push(id.reason);
  if (!mobile.ok && mobile.reason === 'PHONE_INVALID') reasons.push('PHONE_INVALID');
  const tooLong = [nameRaw, nameUg, ...Object.values(texts)].some((text) => [...text].length > MAX_TEXT);
  if (tooLong) reasons.push('TEXT_TOO_LONG');
  if (id.ok && isTooYoung(id.birthDate)) reasons.push('TOO_YOUNG');

  const [reason] = reasons;
  if (reason || !id.ok) return { kind: 'REJECTED', row, reason: reason ?? 'ID_FORMAT', reasons };
  return {
    kind: 'ACCEPTED',
    row,
    nameChanged: name.changed,
    trainee: {
      row,
      nameZh: name.value,
      ...(nameUg && { nameUg }),
      nameRaw,
      idNumber: id.value,
      birthDate: id.birthDate,
      sex: id.sex,
      ...(mobile.ok && { mobile: mobile.value }),
      ...texts,
    },
  };
}

function readTexts(raw: Raw): Partial<Record<(typeof OPTIONAL_TEXTS)[number], string>> {
  const filled = OPTIONAL_TEXTS.map((field) => [field, cleanText(raw[field])] as const);
  return Object.fromEntries(filled.filter(([, text]) => text !== ''));
}

function cleanText(cell: RosterCell | undefined): string {
  return removeInvisible(String(cell ?? ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

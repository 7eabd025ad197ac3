import type { paths } from '../../api/schema.js';
import { pickTitle } from '../../i18n/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type ProgrammePage = Answer<'/api/v1/programmes'>;
export type Programme = Answer<'/api/v1/programmes/{id}'>;

/** What the form edits; empty names are sent as null. */
export interface ProgrammeDraft {
  orgUnit: { value: string; label: string } | null;
  nameZh: string;
  nameUg: string;
  nameEn: string;
  year: number | null;
  startsOn: string;
  endsOn: string;
  targetPersons: number | null;
  targetClasses: number | null;
  status: 'OPEN' | 'CLOSED';
}

/** The name of the org unit that runs the programme. */
export const orgUnitNameOf = (row: Programme): string =>
  pickTitle({ titleZh: row.orgUnitNameZh, titleUg: row.orgUnitNameUg, titleEn: row.orgUnitNameEn });

import { api, unwrap } from '../../api/index.js';
import { pickTitle } from '../../i18n/index.js';
import type { ListPage, ListQuery, Tone } from '../../ui/index.js';

export type ImportStatus = 'CHECKED' | 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
export type ConsentBasis = 'PENDING' | 'PAPER';
export type Outcome = 'ACCEPTED' | 'MERGED' | 'REJECTED';
export type WhyDropped = 'FORBIDDEN' | 'NOT_TAKEN' | 'UNKNOWN' | 'REPEATED';
export type RowResult = 'CONFIRMED' | 'INVITED' | 'WAITLISTED' | 'ALREADY_ENROLLED' | 'TOO_YOUNG';

/** A roster file: its dry run and its import. */
export interface RosterImport {
  id: string;
  cohortId: string;
  fileName: string;
  status: ImportStatus;
  consentBasis: ConsentBasis;
  headerRow: number;
  totalRows: number;
  accepted: number;
  merged: number;
  rejected: number;
  normalisedNames: number;
  droppedColumns: { header: string; why: WhyDropped }[];
  rowsDone: number;
  personsCreated: number;
  personsMatched: number;
  enrolled: number;
  alreadyEnrolled: number;
  waitlisted: number;
  jobId: string | null;
  hasRefusedRows: boolean;
  importedBefore: { id: string; finishedAt: string } | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface RosterRow {
  rowNumber: number;
  outcome: Outcome;
  reason: string | null;
  sameAsRow: number | null;
  nameMasked: string | null;
  result: RowResult | null;
}

/** What this page needs to know of the cohort. */
export interface Cohort {
  id: string;
  code: string;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
  capacity: number;
  status: string;
}

export const STATUS_TONES: Record<ImportStatus, Tone> = {
  CHECKED: 'neutral',
  QUEUED: 'info',
  RUNNING: 'info',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  CANCELLED: 'warn',
};

export const isUnderWay = ({ status }: RosterImport): boolean => status === 'QUEUED' || status === 'RUNNING';

export const cohortNameOf = (cohort: Cohort): string =>
  pickTitle({ titleZh: cohort.nameZh, titleUg: cohort.nameUg, titleEn: cohort.nameEn });

export const ROSTER_KEY = 'roster-imports';

export const cohortQuery = (id: string) => ({
  queryKey: ['cohorts', 'one', id],
  queryFn: () => unwrap<Cohort>(api.GET('/api/v1/cohorts/{id}', { params: { path: { id } } })),
});

export const importQuery = (id: string) => ({
  queryKey: [ROSTER_KEY, 'one', id],
  queryFn: () => unwrap<RosterImport>(api.GET('/api/v1/roster-imports/{id}', { params: { path: { id } } })),
});

export const loadImports = (cohortId: string, query: ListQuery): Promise<ListPage<RosterImport>> =>
  unwrap<ListPage<RosterImport>>(
    api.GET('/api/v1/cohorts/{cohortId}/roster-imports', { params: { path: { cohortId }, query } }),
  );

export const loadRows = (id: string, query: ListQuery & { outcome?: Outcome }): Promise<ListPage<RosterRow>> =>
  unwrap<ListPage<RosterRow>>(api.GET('/api/v1/roster-imports/{id}/rows', { params: { path: { id }, query } }));

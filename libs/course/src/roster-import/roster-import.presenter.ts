import { classifyHeader } from '#trainee';
import { z } from 'zod';
import { utc } from '../cohort/utc.js';

export const ImportStatus = z.enum(['CHECKED', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED']);

/** A roster file for a cohort: its dry run and, once started, its import. Holds no personal data. */
export const RosterImportView = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    fileName: z.string(),
    status: ImportStatus.describe('CHECKED is a dry run that nobody has started'),
    consentBasis: z.enum(['PENDING', 'PAPER']),
    headerRow: z.number().int().describe('Row number of the header as the spreadsheet shows it'),
    totalRows: z.number().int().describe('Rows with a person: accepted + merged + rejected'),
    accepted: z.number().int(),
    merged: z.number().int().describe('Rows of a person who stands further up'),
    rejected: z.number().int(),
    normalisedNames: z.number().int().describe('Accepted names stored otherwise than typed'),
    dropped: z.array(z.string()).describe('Headers of the columns that are not kept'),
    droppedColumns: z.array(
      z.object({
        header: z.string(),
        why: z
          .enum(['FORBIDDEN', 'NOT_TAKEN', 'UNKNOWN', 'REPEATED'])
          .describe('FORBIDDEN may never be collected; NOT_TAKEN does not come from a roster'),
      }),
    ),
    rowsDone: z.number().int(),
    personsCreated: z.number().int(),
    personsMatched: z.number().int(),
    enrolled: z.number().int().describe('Rows that got a seat'),
    alreadyEnrolled: z.number().int(),
    waitlisted: z.number().int(),
    jobId: z.uuid().nullable(),
    hasRefusedRows: z.boolean().describe('Whether refused-rows.xlsx can be downloaded'),
    importedBefore: z
      .object({ id: z.uuid(), finishedAt: z.string() })
      .nullable()
      .describe('An earlier finished import of the same file into the same cohort'),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'RosterImport' });
export type RosterImportView = z.infer<typeof RosterImportView>;

type RosterImportRecord = Omit<RosterImportView, 'droppedColumns'>;

/** SQL of a view over `roster_import i join cohort c`; the job, when there is one, has the last word on the status. */
export const ROSTER_IMPORT_COLUMNS = `i.id, i.cohort_id as "cohortId", i.file_name as "fileName",
  coalesce(j.status, i.status) as status, i.consent_basis as "consentBasis", i.header_row as "headerRow",
  i.total_rows as "totalRows", i.accepted, i.merged, i.rejected, i.normalised_names as "normalisedNames",
  i.dropped_columns as dropped, i.next_row as "rowsDone", i.persons_created as "personsCreated",
  i.persons_matched as "personsMatched", i.enrolled, i.already_enrolled as "alreadyEnrolled", i.waitlisted,
  i.job_run_id as "jobId", i.file_cipher is not null as "hasRefusedRows",
  (select json_build_object('id', b.id, 'finishedAt', ${utc('b.finished_at')}) from roster_import b
   where b.cohort_id = i.cohort_id and b.file_sha256 = i.file_sha256 and b.status = 'SUCCEEDED' and b.id <> i.id
     and b.finished_at < coalesce(i.finished_at, 'infinity') order by b.finished_at desc limit 1) as "importedBefore",
  ${utc('i.created_at')} as "createdAt", ${utc('i.finished_at')} as "finishedAt"`;
export const ROSTER_IMPORT_FROM = `roster_import i join cohort c on c.id = i.cohort_id left join job_run j on j.id = i.job_run_id`;

/** Says beside each dropped column why; the header alone decides that. */
export function presentRosterImport(row: RosterImportRecord): RosterImportView {
  return { ...row, droppedColumns: row.dropped.map((header) => ({ header, why: whyDropped(header) })) };
}

function whyDropped(header: string): 'FORBIDDEN' | 'NOT_TAKEN' | 'UNKNOWN' | 'REPEATED' {
  const { kind } = classifyHeader(header);
  // A column that could be read and was dropped all the same stood a second time in the sheet.
  return kind === 'FIELD' || kind === 'IGNORED' ? 'REPEATED' : kind;
}

export const RosterImportRowView = z
  .object({
    rowNumber: z.number().int().describe('As the spreadsheet shows it'),
    outcome: z.enum(['ACCEPTED', 'MERGED', 'REJECTED']),
    reason: z.string().nullable().describe('Why the row was refused; NAME_DIFFERS: merged under another name'),
    sameAsRow: z.number().int().nullable(),
    nameMasked: z.string().nullable(),
    result: z
      .enum(['CONFIRMED', 'INVITED', 'WAITLISTED', 'ALREADY_ENROLLED', 'TOO_YOUNG'])
      .nullable()
      .describe('What the import did with an accepted row; null until then'),
  })
  .meta({ id: 'RosterImportRow' });
export type RosterImportRowView = z.infer<typeof RosterImportRowView>;

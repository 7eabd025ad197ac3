import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { PersonAdmission } from '#identity';
import { FieldCipher, UnitOfWork, type Work } from '#platform';
import { type RosterTrainee, TraineeDirectory } from '#trainee';
import type { CohortStatus } from '../cohort/cohort.entity.js';
import { type Candidate, enrollRoster, type RosterCohort } from './enroll-roster.js';
import { rosterImportExpired } from './roster-import.problems.js';
import { openRecord } from './roster-records.js';
import { isTooYoung } from './seat-roster.rules.js';

/** Rows of one unit of work: small enough to be over in a moment, so cancelling and crashing cost little. */
const CHUNK_ROWS = 200;

export interface ChunkProgress {
  rowsDone: number;
  rowsTotal: number;
}

interface ImportState extends ChunkProgress {
  cohortId: string;
  orgUnitId: string;
  cohortStatus: CohortStatus;
  capacity: number;
  startsOn: string;
  consentBasis: 'PENDING' | 'PAPER';
  startedBy: string | null;
}

interface SealedRow {
  position: number;
  record: Buffer | null;
}

interface ImportedRows {
  positions: number[];
  results: string[];
  personsCreated: number;
  personsMatched: number;
}

/**
 * Imports the next rows and moves `next_row` in the same transaction: whatever a kill interrupts is either wholly there
 * or not at all, and going on repeats nothing. The locks on import and cohort keep two workers one after the other.
 */
@Injectable()
export class ImportRosterChunkHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly persons: PersonAdmission,
    private readonly trainees: TraineeDirectory,
  ) {}

  /** Answers how far the import is; does nothing when it is through. */
  handle(context: RequestContext, id: string): Promise<ChunkProgress> {
    return this.unitOfWork.run(context, async (work) => {
      const state = await lockImport(work, id);
      if (state.rowsDone >= state.rowsTotal) return progressOf(state);
      const rowsDone = Math.min(state.rowsDone + CHUNK_ROWS, state.rowsTotal);
      const sealed: SealedRow[] = await work.tx.query(
        `select position, record_cipher as record from roster_import_row
         where roster_import_id = $1 and position >= $2 and position < $3 and outcome = 'ACCEPTED' order by position`,
        [id, state.rowsDone, rowsDone],
      );
      const imported = await this.importRows(work, state, sealed);
      await storeResults(work, id, rowsDone, imported);
      return { rowsDone, rowsTotal: state.rowsTotal };
    });
  }

  private async importRows(work: Work, state: ImportState, sealed: readonly SealedRow[]): Promise<ImportedRows> {
    const rows = sealed.map(({ position, record }) => {
      if (!record) throw rosterImportExpired();
      return { position, trainee: openRecord(this.cipher, record) };
    });
    // The first day may have been moved since the dry run; of a child not even the person is stored.
    const children = rows.filter(({ trainee }) => isTooYoung(trainee.birthDate, state.startsOn));
    const others = rows.filter((row) => !children.includes(row));
    const { candidates, created } = await this.admit(
      work,
      state,
      others.map(({ trainee }) => trainee),
    );
    const results = await enrollRoster(work, rosterCohortOf(state), candidates, state.startedBy);
    return {
      positions: [...others, ...children].map(({ position }) => position),
      results: [...results, ...children.map(() => 'TOO_YOUNG')],
      personsCreated: created,
      personsMatched: others.length - created,
    };
  }

  private async admit(
    { tx, now }: Work,
    state: ImportState,
    trainees: readonly RosterTrainee[],
  ): Promise<{ candidates: Candidate[]; created: number }> {
    const admitted = await this.persons.admit(tx, trainees);
    const personIds = admitted.map(({ personId }) => personId);
    const consents =
      state.consentBasis === 'PAPER'
        ? await this.persons.recordPaperConsents(tx, personIds, state.startedBy, now)
        : await this.persons.standingConsents(tx, personIds);
    const profiles = trainees.map((trainee, index) => ({ ...profileOf(trainee), personId: personIds[index] ?? '' }));
    const traineeIds = await this.trainees.admitAll(tx, state.orgUnitId, profiles);
    const candidates = trainees.map(({ birthDate }, index): Candidate => {
      const personId = personIds[index] ?? '';
      return { traineeId: traineeIds.get(personId) ?? '', birthDate, consentId: consents.get(personId) ?? null };
    });
    return { candidates, created: admitted.filter(({ outcome }) => outcome === 'CREATED').length };
  }
}

async function lockImport({ tx }: Work, id: string): Promise<ImportState> {
  await tx.query(
    `select 1 from roster_import i join cohort c on c.id = i.cohort_id where i.id = $1 for update of i, c`,
    [id],
  );
  // Read after the locks are held: the same statement would see the rows as they were before the wait.
  const [state]: ImportState[] = await tx.query(
    `select i.cohort_id as "cohortId", c.org_unit_id as "orgUnitId", c.status as "cohortStatus", c.capacity,
            c.starts_on::text as "startsOn", i.consent_basis as "consentBasis", j.owner_person_id as "startedBy",
            i.next_row as "rowsDone", i.total_rows as "rowsTotal"
     from roster_import i join cohort c on c.id = i.cohort_id left join job_run j on j.id = i.job_run_id where i.id = $1`,
    [id],
  );
  if (!state) throw notFound('roster-import');
  return state;
}

/** Results of the rows, counters and the mark to go on from; an imported record is no longer needed and is erased. */
async function storeResults({ tx, now }: Work, id: string, rowsDone: number, imported: ImportedRows): Promise<void> {
  const { positions, results, personsCreated, personsMatched } = imported;
  await tx.query(
    `update roster_import_row r set result = given.result, record_cipher = null
     from unnest($2::int[], $3::text[]) as given(position, result)
     where r.roster_import_id = $1 and r.position = given.position`,
    [id, positions, results],
  );
  const count = (...wanted: string[]): number => results.filter((result) => wanted.includes(result)).length;
  await tx.query(
    `update roster_import set next_row = $2, persons_created = persons_created + $3, persons_matched = persons_matched + $4,
            enrolled = enrolled + $5, already_enrolled = already_enrolled + $6, waitlisted = waitlisted + $7,
            status = case when $2 >= total_rows then 'SUCCEEDED' else 'RUNNING' end,
            finished_at = case when $2 >= total_rows then $8::timestamptz end
     where id = $1`,
    [
      id,
      rowsDone,
      personsCreated,
      personsMatched,
      count('CONFIRMED', 'INVITED'),
      count('ALREADY_ENROLLED'),
      count('WAITLISTED'),
      now,
    ],
  );
}

const progressOf = ({ rowsDone, rowsTotal }: ImportState): ChunkProgress => ({ rowsDone, rowsTotal });

const rosterCohortOf = ({ cohortId, cohortStatus, capacity, startsOn }: ImportState): RosterCohort => {
  return { id: cohortId, status: cohortStatus, capacity, startsOn };
};

function profileOf({ educationLevel, hukouPlace, employer, workType }: RosterTrainee): {
  educationLevel?: string;
  hukouPlace?: string;
  employer?: string;
  workType?: string;
} {
  return { educationLevel, hukouPlace, employer, workType };
}

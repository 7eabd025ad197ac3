import type { Work } from '#platform';
import type { CohortSeats } from '../enroll-trainee/enroll-trainee.rules.js';
import { seatRoster } from './seat-roster.rules.js';

export type RosterCohort = Omit<CohortSeats, 'seatsTaken'> & { id: string };

export interface Candidate {
  traineeId: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  /** Standing ENROLLMENT consent of the person, if any. */
  consentId: string | null;
}

/**
 * Enrolls trainees of a roster in one go; the caller holds the cohort's lock. Who is in the cohort already, also who has
 * withdrawn from it, stays as they are. A consent that came with this roster confirms invitations that waited for
 * it. Answers the result of each candidate, in order.
 */
export async function enrollRoster(
  { tx, now }: Work,
  cohort: RosterCohort,
  candidates: readonly Candidate[],
  enrolledBy: string | null,
): Promise<string[]> {
  const known: { traineeId: string }[] = await tx.query(
    `select trainee_id as "traineeId" from enrollment where cohort_id = $1 and trainee_id = any($2::uuid[])`,
    [cohort.id, candidates.map(({ traineeId }) => traineeId)],
  );
  const enrolled = new Set(known.map(({ traineeId }) => traineeId));
  const fresh = candidates.filter(({ traineeId }) => !enrolled.has(traineeId));
  const [{ seatsTaken } = { seatsTaken: 0 }]: { seatsTaken: number }[] = await tx.query(
    `select count(*)::int as "seatsTaken" from enrollment where cohort_id = $1 and status not in ('WAITLISTED','WITHDRAWN')`,
    [cohort.id],
  );
  const seats = seatRoster(
    { ...cohort, seatsTaken },
    fresh.map(({ birthDate, consentId }) => ({ birthDate, hasConsented: consentId !== null })),
  );
  await tx.query(
    `insert into enrollment (cohort_id, trainee_id, status, source, consent_id, waitlisted_at, enrolled_by)
     select $1, given.trainee_id, given.status, 'ROSTER', given.consent_id,
            -- A microsecond a row keeps the order of the sheet on the waiting list.
            case when given.status = 'WAITLISTED' then $5::timestamptz + given.position * interval '1 microsecond' end, $6
     from unnest($2::uuid[], $3::text[], $4::uuid[]) with ordinality as given(trainee_id, status, consent_id, position)`,
    [
      cohort.id,
      fresh.map(({ traineeId }) => traineeId),
      seats,
      fresh.map(({ consentId }) => consentId),
      now,
      enrolledBy,
    ],
  );
  await confirmInvited(tx, candidates);
  const seatOf = new Map(fresh.map(({ traineeId }, index) => [traineeId, seats[index] ?? 'ALREADY_ENROLLED']));
  return candidates.map(({ traineeId }) => seatOf.get(traineeId) ?? 'ALREADY_ENROLLED');
}

/** Whoever consented on paper was perhaps invited before, here or in another cohort. */
async function confirmInvited(tx: Work['tx'], candidates: readonly Candidate[]): Promise<void> {
  const consented = candidates.filter(({ consentId }) => consentId !== null);
  await tx.query(
    `update enrollment e set status = case when e.status = 'INVITED' then 'CONFIRMED' else e.status end,
            consent_id = given.consent_id, updated_at = now()
     from unnest($1::uuid[], $2::uuid[]) as given(trainee_id, consent_id)
     where e.trainee_id = given.trainee_id and e.consent_id is null and e.status in ('INVITED','WAITLISTED')`,
    [consented.map(({ traineeId }) => traineeId), consented.map(({ consentId }) => consentId)],
  );
}

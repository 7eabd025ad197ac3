import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import type { EntityManager } from 'typeorm';

/** What other libs may know of a trainee. */
export interface TraineeFacts {
  id: string;
  personId: string;
  /** `YYYY-MM-DD`, or null when the roster did not give it. */
  birthDate: string | null;
  /** Standing consent to the enrollment text, if any. */
  enrollmentConsentId: string | null;
}

/** Profile of one person as a roster states it. */
export interface TraineeToAdmit {
  readonly personId: string;
  readonly educationLevel?: string;
  readonly hukouPlace?: string;
  readonly employer?: string;
  readonly workType?: string;
}

/** Facade: plain facts, no entities. */
@Injectable()
export class TraineeDirectory {
  /** Throws `not-found` for an unknown trainee. */
  async get(tx: EntityManager, id: string): Promise<TraineeFacts> {
    const [row]: TraineeFacts[] = await tx.query(
      `select t.id, t.person_id as "personId", p.birth_date::text as "birthDate", c.id as "enrollmentConsentId"
       from trainee t join person p on p.id = t.person_id
       left join consent c on c.person_id = p.id and c.purpose = 'ENROLLMENT' and c.withdrawn_at is null
       where t.id = $1`,
      [id],
    );
    if (!row) throw notFound('trainee');
    return row;
  }

  /** The trainee profile of a person, or null. */
  async ofPerson(tx: EntityManager, personId: string): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query(`select id from trainee where person_id = $1`, [personId]);
    return row?.id ?? null;
  }

  /**
   * Finds or creates the trainee profiles of persons; a known profile keeps its county team and what it says, only
   * empty fields are filled. Answers person id → trainee id.
   * @param orgUnitId county team that looks after new trainees.
   */
  async admitAll(
    tx: EntityManager,
    orgUnitId: string,
    people: readonly TraineeToAdmit[],
  ): Promise<Map<string, string>> {
    const sorted = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1));
    const personIds = sorted.map(({ personId }) => personId);
    await tx.query(
      `insert into trainee (org_unit_id, person_id, education_level, hukou_place, employer, work_type)
       select distinct on (given.person_id) $1::uuid, given.* from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
         as given(person_id, education_level, hukou_place, employer, work_type)
       on conflict (person_id) do update set
         education_level = coalesce(trainee.education_level, excluded.education_level),
         hukou_place = coalesce(trainee.hukou_place, excluded.hukou_place),
         employer = coalesce(trainee.employer, excluded.employer),
         work_type = coalesce(trainee.work_type, excluded.work_type),
         updated_at = now()
       where (trainee.education_level is null and excluded.education_level is not null)
          or (trainee.hukou_place is null and excluded.hukou_place is not null)
          or (trainee.employer is null and excluded.employer is not null)
          or (trainee.work_type is null and excluded.work_type is not null)`,
      [
        orgUnitId,
        personIds,
        sorted.map(({ educationLevel }) => educationLevel ?? null),
        sorted.map(({ hukouPlace }) => hukouPlace ?? null),
        sorted.map(({ employer }) => employer ?? null),
        sorted.map(({ workType }) => workType ?? null),
      ],
    );
    const rows: { id: string; person_id: string }[] = await tx.query(
      `select id, person_id from trainee where person_id = any($1::uuid[])`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.id]));
  }
}

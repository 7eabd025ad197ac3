import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONSENT_GIVEN, CONSENT_WITHDRAWN } from '#identity';
import { buildConsent } from '#identity/testing';
import { systemContext } from '#kernel';
import { type QueuedMessage, UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../../course.module.js';
import { buildCohort, buildEnrollment } from '../../testing.js';
import { CohortWorkerModule } from '../cohort-worker.module.js';
import { FollowConsentProcessor } from './follow-consent.processor.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, CohortWorkerModule]);
});
afterAll(() => app.close());

const messageOf = (topic: string, payload: QueuedMessage['payload']): QueuedMessage => ({
  messageId: randomUUID(),
  topic,
  consumer: 'test',
  payload,
});
const given = (consentId: string, personId: string, purpose = 'ENROLLMENT'): Promise<void> =>
  app
    .get(UnitOfWork)
    .run(systemContext('test'), (work) =>
      app
        .get(FollowConsentProcessor, { strict: false })
        .confirm(messageOf(CONSENT_GIVEN, { consentId, personId, purpose }), work),
    );
const withdrawn = async (consentId: string, personId: string): Promise<void> => {
  await arrange(app, (tx) => tx.query(`update consent set withdrawn_at = now() where id = $1`, [consentId]));
  await app
    .get(UnitOfWork)
    .run(systemContext('test'), (work) =>
      app
        .get(FollowConsentProcessor, { strict: false })
        .withdraw(messageOf(CONSENT_WITHDRAWN, { consentId, personId, purpose: 'ENROLLMENT' }), work),
    );
};
const statusOf = async (id: string): Promise<{ status: string; consent_id: string | null } | undefined> => {
  const [row]: { status: string; consent_id: string | null }[] = await arrange(app, (tx) =>
    tx.query(`select status, consent_id from enrollment where id = $1`, [id]),
  );
  return row;
};

interface Prepared {
  personId: string;
  consentId: string;
  invited: string;
  waiting: string;
  withdrawn: string;
}
const prepare = (): Promise<Prepared> =>
  arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    const enrollment = async (status: 'INVITED' | 'WAITLISTED' | 'WITHDRAWN'): Promise<string> =>
      (await buildEnrollment(tx, (await buildCohort(tx, { capacity: 1 })).id, trainee.id, { status })).id;
    return {
      personId: trainee.personId,
      consentId: (await buildConsent(tx, trainee.personId)).id,
      invited: await enrollment('INVITED'),
      waiting: await enrollment('WAITLISTED'),
      withdrawn: await enrollment('WITHDRAWN'),
    };
  });

describe('consent given', () => {
  it('confirms held seats in all cohorts, keeps waiting places and leaves the withdrawn alone', async () => {
    const person = await prepare();
    await given(person.consentId, person.personId);
    expect(await statusOf(person.invited)).toEqual({ status: 'CONFIRMED', consent_id: person.consentId });
    expect(await statusOf(person.waiting)).toEqual({ status: 'WAITLISTED', consent_id: person.consentId });
    expect(await statusOf(person.withdrawn)).toEqual({ status: 'WITHDRAWN', consent_id: null });
  });

  it('does nothing for another purpose, or when the consent was withdrawn before the message came', async () => {
    const person = await prepare();
    await given(person.consentId, person.personId, 'OUTCOME_REPORTING');
    expect(await statusOf(person.invited)).toMatchObject({ status: 'INVITED' });
    await withdrawn(person.consentId, person.personId);
    await given(person.consentId, person.personId);
    expect(await statusOf(person.invited)).toMatchObject({ status: 'INVITED' });
  });
});

describe('consent given late', () => {
  it('confirms nothing in a cohort that is being closed or is closed: its completion is decided', async () => {
    const { personId, consentId, late } = await arrange(app, async (tx) => {
      const trainee = await buildTrainee(tx);
      const inCohort = async (status: string): Promise<string> =>
        (await buildEnrollment(tx, (await buildCohort(tx, { status })).id, trainee.id, { status: 'INVITED' })).id;
      const late = [await inCohort('CLOSING'), await inCohort('CLOSED'), await inCohort('CANCELLED')];
      return { personId: trainee.personId, consentId: (await buildConsent(tx, trainee.personId)).id, late };
    });
    await given(consentId, personId);
    for (const id of late) expect(await statusOf(id)).toEqual({ status: 'INVITED', consent_id: null });
  });
});

describe('consent withdrawn', () => {
  it('ends what rests on it, gives the seat to the next, and keeps what was decided', async () => {
    const person = await prepare();
    await given(person.consentId, person.personId);
    const { next, completed } = await arrange(app, async (tx) => {
      const [{ cohort } = { cohort: '' }]: { cohort: string }[] = await tx.query(
        `select cohort_id as cohort from enrollment where id = $1`,
        [person.invited],
      );
      const [{ trainee } = { trainee: '' }]: { trainee: string }[] = await tx.query(
        `select id as trainee from trainee where person_id = $1`,
        [person.personId],
      );
      const decided = { status: 'COMPLETED' as const, consentId: person.consentId };
      return {
        next: (await buildEnrollment(tx, cohort, (await buildTrainee(tx)).id, { status: 'WAITLISTED' })).id,
        completed: (await buildEnrollment(tx, (await buildCohort(tx)).id, trainee, decided)).id,
      };
    });
    await withdrawn(person.consentId, person.personId);
    expect(await statusOf(person.invited)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await statusOf(person.waiting)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await statusOf(next)).toMatchObject({ status: 'INVITED' });
    expect(await statusOf(completed)).toMatchObject({ status: 'COMPLETED' });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../../course.module.js';
import type { EnrollmentStatus } from '../../enrollment.entity.js';
import { buildCohort, buildEnrollment } from '../../testing.js';
import { CohortWorkerModule } from '../cohort-worker.module.js';
import { TellTraineeProcessor } from './tell-trainee.processor.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, CohortWorkerModule]);
});
afterAll(() => app.close());

/** The notices of somebody with this enrollment after the message was handled twice, as a redelivery would. */
async function told(status: EnrollmentStatus): Promise<unknown[]> {
  return arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    const { id } = await buildEnrollment(tx, (await buildCohort(tx)).id, trainee.id, { status });
    const message = {
      messageId: randomUUID(),
      topic: 'course.trainee-enrolled',
      consumer: 'course.tell-trainee',
      payload: { enrollmentId: id },
    };
    await app.get(TellTraineeProcessor, { strict: false }).tell(message, { tx });
    await app.get(TellTraineeProcessor, { strict: false }).tell(message, { tx });
    return tx.query(`select kind, params->>'nameZh' as cohort from notice where person_id = $1`, [trainee.personId]);
  });
}

describe('notices of enrollments', () => {
  it.each([
    ['INVITED', 'enrollment-invited'],
    ['WAITLISTED', 'enrollment-waitlisted'],
  ] as const)('%s is told once, with the name of the cohort', async (status, kind) => {
    expect(await told(status)).toEqual([{ kind, cohort: '测试班' }]);
  });

  it('says nothing about a seat that was given up in between', async () => {
    expect(await told('WITHDRAWN')).toEqual([]);
  });
});

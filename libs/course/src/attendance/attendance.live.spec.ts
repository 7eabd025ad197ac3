import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ActorDirectory, IdentityModule } from '#identity';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { systemContext } from '#kernel';
import { PlatformModule, RealtimeModule, UnitOfWork } from '#platform';
import { arrange, startTestApi, testConfig } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { io, type Socket } from 'socket.io-client';
import { CourseModule } from '../course.module.js';
import { CourseWorkerModule } from '../course-worker.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson } from '../testing.js';
import { FollowTimetableProcessor } from './follow-timetable.processor.js';
import { codeAt } from './sign-in-code.rules.js';

// With REDIS_URL in the environment the same spec runs on Redis.
const redis: Record<string, string> = process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {};
let near: NestFastifyApplication;
let far: NestFastifyApplication;
/** Two applications that listen, on one database, as two processes of a larger installation. */
beforeAll(async () => {
  const modules = () => [
    RealtimeModule.forRoot({ imports: [IdentityModule], authenticator: ActorDirectory }),
    CourseModule,
  ];
  [near, far] = await Promise.all([startTestApi(modules(), redis), startTestApi(modules(), redis)]);
  await Promise.all([near.listen(0, '127.0.0.1'), far.listen(0, '127.0.0.1')]);
});
afterAll(() => Promise.all([near.close(), far.close()]));

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

function open(app: NestFastifyApplication, token: string, options: object = {}): Socket {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const socket = io(`http://127.0.0.1:${port}/live`, {
    transports: ['websocket'],
    auth: { token },
    forceNew: true,
    reconnection: false,
    ...options,
  });
  sockets.push(socket);
  return socket;
}
const once = <T>(socket: Socket, event: string): Promise<T> => new Promise((resolve) => socket.once(event, resolve));
const tokenOf = ({ authorization }: SignedIn): string => authorization.replace('Bearer ', '');
const connect = async (app: NestFastifyApplication, by: SignedIn): Promise<Socket> => {
  const socket = open(app, tokenOf(by));
  await once(socket, 'connect');
  return socket;
};

interface State {
  lessonId: string;
  counts: Record<string, number>;
}
/** Everything a socket is told of a lesson, and a wait for a certain state of it. */
function listen(socket: Socket): { heard: State[]; until: (is: (state: State) => boolean) => Promise<State> } {
  const heard: State[] = [];
  socket.on('attendance', (state: State) => heard.push(state));
  const until = (is: (state: State) => boolean): Promise<State> =>
    new Promise((resolve) => {
      const known = heard.find(is);
      if (known) return resolve(known);
      const look = (state: State): void => {
        if (!is(state)) return;
        socket.off('attendance', look);
        resolve(state);
      };
      socket.on('attendance', look);
    });
  return { heard, until };
}

async function prepare(people = 3) {
  const instructor = await signInAs(near, 'INSTRUCTOR');
  const trainees = await Promise.all(Array.from({ length: people }, () => signInAs(near, 'TRAINEE')));
  return arrange(near, async (tx) => {
    const cohort = await buildCohort(tx, { status: 'RUNNING' });
    const { id } = await buildInstructor(tx, { personId: instructor.personId });
    for (const { personId } of trainees) {
      const trainee = await buildTrainee(tx, { personId });
      const consentId = (await buildConsent(tx, personId)).id;
      await buildEnrollment(tx, cohort.id, trainee.id, { status: 'CONFIRMED', consentId });
    }
    const lesson = await buildLesson(tx, cohort.id, { status: 'OPEN', instructorId: id });
    return { instructor, trainees, lessonId: lesson.id, startsAt: lesson.startsAt, secret: lesson.secret as Buffer };
  });
}
type Prepared = Awaited<ReturnType<typeof prepare>>;
const signIn = (app: NestFastifyApplication, by: SignedIn | undefined, { lessonId, secret }: Prepared) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/lessons/${lessonId}/sign-in`,
    headers: { authorization: by?.authorization ?? '' },
    payload: { code: codeAt(secret, new Date()) },
  });

describe('the door of /live', () => {
  it.each([{ token: 'no token' }, { token: '' }])('stays shut without a standing session (%j)', async ({ token }) => {
    const refusal = await once<Error>(open(near, token), 'connect_error');
    expect(refusal.message).toBe('unauthorized');
  });

  it('stays shut after the session was ended, and to long polling', async () => {
    const instructor = await signInAs(near, 'INSTRUCTOR');
    await arrange(near, (tx) =>
      tx.query(`update auth_session set revoked_at = now() where account_id = $1`, [instructor.accountId]),
    );
    expect((await once<Error>(open(near, tokenOf(instructor)), 'connect_error')).message).toBe('unauthorized');
    const standing = await signInAs(near, 'INSTRUCTOR');
    const polling = open(near, tokenOf(standing), { transports: ['polling'] });
    expect(await once<Error>(polling, 'connect_error')).toBeInstanceOf(Error);
  });
});

describe('watch', () => {
  it('sends the counts at once to the instructor of the lesson', async () => {
    const lesson = await prepare();
    const socket = await connect(near, lesson.instructor);
    const state = once<State>(socket, 'attendance');
    expect(await socket.emitWithAck('watch', { lessonId: lesson.lessonId })).toEqual({ ok: true });
    expect(await state).toMatchObject({ lessonId: lesson.lessonId, counts: { expected: 3, signedIn: 0, unmarked: 3 } });
  });

  it('refuses a trainee of the lesson, another instructor, an unknown lesson and whatever is no lesson', async () => {
    const lesson = await prepare();
    const unknown = '00000000-0000-4000-8000-000000000000';
    const other = await signInAs(near, 'INSTRUCTOR', lesson.instructor.orgUnitId);
    for (const [by, lessonId] of [
      [lesson.trainees[0] ?? other, lesson.lessonId],
      [other, lesson.lessonId],
      [lesson.instructor, unknown],
    ] as const) {
      const socket = await connect(near, by);
      expect(await socket.emitWithAck('watch', { lessonId })).toMatchObject({
        ok: false,
        problem: { type: '/problems/not-found', status: 404 },
      });
    }
    const socket = await connect(near, lesson.instructor);
    for (const body of [null, {}, { lessonId: 'x' }, { cohortId: lesson.lessonId }, 'lesson']) {
      expect(await socket.emitWithAck('watch', body)).toMatchObject({
        ok: false,
        problem: { type: '/problems/invalid-input' },
      });
    }
  });

  it('tells nothing to a socket that watches another lesson', async () => {
    const [watched, other] = [await prepare(), await prepare()];
    const socket = await connect(near, watched.instructor);
    const { heard, until } = listen(socket);
    await socket.emitWithAck('watch', { lessonId: watched.lessonId });
    await signIn(near, other.trainees[0], other);
    await signIn(near, watched.trainees[0], watched);
    await until(({ counts }) => counts['signedIn'] === 1);
    expect(heard.filter(({ lessonId }) => lessonId !== watched.lessonId)).toEqual([]);
  });
});

describe('a change', () => {
  it('reaches watchers at every process, whichever process it happens in', async () => {
    const lesson = await prepare();
    const ears = await Promise.all(
      [near, far].map(async (app) => {
        const socket = await connect(app, lesson.instructor);
        const ear = listen(socket);
        await socket.emitWithAck('watch', { lessonId: lesson.lessonId });
        return ear;
      }),
    );
    for (const [index, app] of [near, far].entries()) {
      expect((await signIn(app, lesson.trainees[index], lesson)).statusCode).toBe(200);
      await Promise.all(ears.map(({ until }) => until(({ counts }) => counts['signedIn'] === index + 1)));
    }
  });

  it('of 12 people at once is told in few messages, and the last one is right', async () => {
    const lesson = await prepare(12);
    const socket = await connect(far, lesson.instructor);
    const { heard, until } = listen(socket);
    await socket.emitWithAck('watch', { lessonId: lesson.lessonId });
    await Promise.all(lesson.trainees.map((trainee, turn) => signIn(turn % 2 ? near : far, trainee, lesson)));
    expect((await until(({ counts }) => counts['signedIn'] === 12)).counts).toMatchObject({ present: 12, unmarked: 0 });
    await near.inject({
      method: 'POST',
      url: `/api/v1/lessons/${lesson.lessonId}/closing`,
      headers: { authorization: lesson.instructor.authorization },
    });
    await new Promise<void>((resolve) => socket.once('attendance', () => resolve()));
    // Without the pause of a second each sign-in would have been a message.
    expect(heard.length).toBeLessThan(12);
  });

  it('by the worker, as when a lesson closes by itself, is told too', async () => {
    const lesson = await prepare();
    const socket = await connect(far, lesson.instructor);
    const { until } = listen(socket);
    await socket.emitWithAck('watch', { lessonId: lesson.lessonId });
    const worker = await Test.createTestingModule({
      imports: [
        PlatformModule.forRoot(await testConfig(redis), { http: false }),
        RealtimeModule.forRoot(),
        CourseWorkerModule,
      ],
    }).compile();
    await worker.init();
    const message = { payload: { lessonId: lesson.lessonId, startsAt: lesson.startsAt.toISOString() } };
    const processor = worker.get(FollowTimetableProcessor, { strict: false });
    await worker.get(UnitOfWork).run(systemContext('test'), (work) => processor.close(message, work));
    expect((await until(({ counts }) => counts['absent'] === 3)).counts).toMatchObject({ unmarked: 0 });
    await worker.close();
  });

  it('is told again after the database cut the connection that listens', async () => {
    const lesson = await prepare(40);
    const socket = await connect(far, lesson.instructor);
    const { heard } = listen(socket);
    await socket.emitWithAck('watch', { lessonId: lesson.lessonId });
    await arrange(near, (tx) =>
      tx.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'silkcast-live' and datname = current_database()`,
      ),
    );
    // What happens in between is missed; one of the next changes is heard.
    for (const trainee of lesson.trainees) {
      await signIn(near, trainee, lesson);
      await new Promise((resolve) => setTimeout(resolve, 250));
      if (heard.some(({ counts }) => Number(counts['signedIn']) > 0)) break;
    }
    expect(heard.at(-1)?.counts['signedIn']).toBeGreaterThan(0);
  });
});

describe('shutting down', () => {
  it('ends the sockets in a way that lets clients connect again, and does not hang on them', async () => {
    const app = await startTestApi(
      [RealtimeModule.forRoot({ imports: [IdentityModule], authenticator: ActorDirectory }), CourseModule],
      redis,
    );
    await app.listen(0, '127.0.0.1');
    const socket = await connect(app, await signInAs(app, 'INSTRUCTOR'));
    const reason = once<string>(socket, 'disconnect');
    await app.close();
    expect(await reason).toBe('transport close');
  });
});

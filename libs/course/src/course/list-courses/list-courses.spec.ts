import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../../course.module.js';
import { buildCourse } from '../../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const get = (by: SignedIn | undefined, path = '') =>
  app.inject({ url: `/api/v1/courses${path}`, headers: by ? { authorization: by.authorization } : {} });

describe('GET /api/v1/courses and /:id', () => {
  it('200: the newest version with class hours and units; the plan in order', async () => {
    const instructor = await signInAs(app, 'INSTRUCTOR');
    const [old, current] = await arrange(app, async (tx) => {
      const first = await buildCourse(tx, 8);
      const second = await buildCourse(tx, 10);
      await tx.query(`update course set version = 2, code = (select code from course where id = $1) where id = $2`, [
        first.id,
        second.id,
      ]);
      return [first, second];
    });
    const shown = (await get(instructor, `/${current?.id}`)).json<{ code: string }>();
    expect(shown).toMatchObject({
      version: 2,
      classHours: 10,
      units: 2,
      practiceClassHours: 5,
      plan: [
        { position: 1, mode: 'THEORY', equipment: 'CLASSROOM', classHours: 5 },
        { position: 2, mode: 'PRACTICE', equipment: 'STUDIO', classHours: 5 },
      ],
    });
    const list = (await get(instructor, `?search=${shown.code}`)).json<{ items: { id: string }[] }>();
    expect(list.items.map((item) => item.id)).toEqual([current?.id]);
    expect((await get(instructor, `?search=${shown.code}&tier=ADVANCED`)).json()).toMatchObject({ total: 0 });
    expect((await get(instructor, `/${old?.id}`)).json()).toMatchObject({ version: 1 });
  });

  it('400, 401, 403 for a trainee, 404 for an unknown course', async () => {
    const instructor = await signInAs(app, 'INSTRUCTOR');
    expect((await get(instructor, '?tier=TOP')).statusCode).toBe(400);
    expect((await get(undefined)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'))).statusCode).toBe(403);
    expect((await get(instructor, `/${instructor.personId}`)).statusCode).toBe(404);
  });
});

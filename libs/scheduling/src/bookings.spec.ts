import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IdentityWorkerModule } from '#identity';
import { buildOrgUnit } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { Bookings } from './bookings.js';
import { placesOf } from './places.query.js';
import { SchedulingModule } from './scheduling.module.js';

let app: NestFastifyApplication;
let bookings: Bookings;
beforeAll(async () => {
  app = await startTestApi([IdentityWorkerModule, SchedulingModule]);
  bookings = app.get(Bookings);
});
afterAll(() => app.close());

const ten = Date.parse('2027-06-07T02:00:00Z');
const hours = (count: number): number => count * 3_600_000;

async function buildRoom(): Promise<string> {
  return arrange(app, async (tx) => {
    const { id } = await buildOrgUnit(tx);
    const [row]: { id: string }[] = await tx.query(
      `insert into resource (kind, org_unit_id, name) values ('ROOM', $1, '教室') returning id`,
      [id],
    );
    return row?.id ?? '';
  });
}
const hold = (resourceId: string, from: number, until: number, subjectId: string = randomUUID()): Promise<void> =>
  arrange(app, (tx) => bookings.hold(tx, 'lesson', [{ resourceId, from, until, placeId: null, subjectId }]));

describe('Bookings', () => {
  it('lets bookings touch and refuses any overlap with a named problem', async () => {
    const room = await buildRoom();
    await hold(room, ten, ten + hours(3));
    await hold(room, ten + hours(3), ten + hours(4));
    await expect(hold(room, ten + hours(2), ten + hours(3) + 1)).rejects.toMatchObject({
      slug: 'resource-taken',
      status: 409,
    });
  });

  it('confirms, tells and gives back by subject', async () => {
    const [room, subjectId] = [await buildRoom(), randomUUID()];
    await hold(room, ten, ten + hours(3), subjectId);
    const subject = { subjectType: 'lesson', subjectIds: [subjectId] };
    const between = { from: new Date(ten + hours(2)), until: new Date(ten + hours(9)) };
    const conflicts = (except: string[] = []) =>
      arrange(app, (tx) => bookings.conflictsOf(tx, [room], between, except));
    expect(await conflicts()).toEqual([
      { resourceId: room, from: ten, until: ten + hours(3), placeId: null, subjectId },
    ]);
    expect(await conflicts([subjectId])).toEqual([]);
    await arrange(app, (tx) => bookings.confirm(tx, subject));
    const [row] = await arrange(app, (tx) => tx.query(`select status from booking where subject_id = $1`, [subjectId]));
    expect(row).toEqual({ status: 'CONFIRMED' });
    await arrange(app, (tx) => bookings.release(tx, subject));
    expect(await conflicts()).toEqual([]);
  });
});

describe('placesOf', () => {
  it('takes the county from the tree above and knows townships', async () => {
    const places = await arrange(app, async (tx) => {
      const county = await buildOrgUnit(tx, { region_code: '652929' });
      const base = await buildOrgUnit(tx, { kind: 'TRAINING_BASE', parent_id: county.id });
      const township = await buildOrgUnit(tx, { kind: 'TOWNSHIP', parent_id: county.id, region_code: '652929101' });
      const lost = await buildOrgUnit(tx);
      const found = await placesOf(tx, [base.id, township.id, lost.id]);
      return [base, township, lost].map(({ id }) => found.get(id));
    });
    expect(places).toMatchObject([
      { regionCode: '652929', isTownship: false },
      { regionCode: '652929', isTownship: true },
      { regionCode: null, isTownship: false },
    ]);
  });
});

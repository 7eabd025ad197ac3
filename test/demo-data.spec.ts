import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { parseIdNumber } from '#kernel';
import { createDataSource, FieldCipher } from '#platform';
import { freshDatabase } from '#platform/testing';
import type { DataSource } from 'typeorm';
import { seedDemo } from '../db/demo/seed-demo.js';

const cipher = new FieldCipher({
  fieldKeys: [{ id: 1, key: Buffer.alloc(32, 1) }],
  lookupKey: Buffer.alloc(32, 2),
  tokenKey: Buffer.alloc(32, 3),
});
// Late in the evening of Beijing, so that the lesson of now and the next one reach over midnight.
const now = new Date('2026-11-24T15:37:00Z');

let dataSource: DataSource;
let first: Awaited<ReturnType<typeof seedDemo>>;
beforeAll(async () => {
  dataSource = await createDataSource({ url: (await freshDatabase()).url }).initialize();
  first = await seedDemo(dataSource, { cipher, now });
}, 60_000);
afterAll(() => dataSource.destroy());

const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => dataSource.query(sql, parameters);
const count = async (sql: string, parameters: unknown[] = []): Promise<number> =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${sql}`, parameters))[0]?.n ?? -1;

describe('the demo data', () => {
  it('are loaded once: the second time changes nothing and names the same accounts', async () => {
    const size = () =>
      rows(`select (select count(*) from person) as people, (select count(*) from attendance) as marks`);
    const before = await size();
    expect(await seedDemo(dataSource, { cipher, now: new Date(now.getTime() + 86_400_000) })).toEqual(first);
    expect(await size()).toEqual(before);
    expect(first.accounts.map(({ role }) => role).sort()).toEqual(['ADMIN', 'COORDINATOR', 'INSTRUCTOR', 'TRAINEE']);
  });

  it('hold valid invented ID numbers, sealed, and one password that fits', async () => {
    const people = await rows<{ id_number_cipher: Buffer; birth_date: string; sex: string }>(
      `select id_number_cipher, birth_date::text as birth_date, sex from person`,
    );
    expect(people.length).toBeGreaterThan(480);
    const numbers = people.map((person) => {
      const parsed = parseIdNumber(cipher.decrypt('person.id_number', person.id_number_cipher), '2026-11-24');
      expect(parsed).toMatchObject({ ok: true, birthDate: person.birth_date, sex: person.sex });
      return parsed.ok ? parsed.value : '';
    });
    expect(new Set(numbers).size).toBe(people.length);
    const [account] = await rows<{ password_hash: string }>(`select password_hash from account limit 1`);
    expect(account?.password_hash).toMatch(/^\$argon2id\$/);
    expect(await verify(account?.password_hash ?? '', first.accounts[0]?.password ?? '')).toBe(true);
  });

  it('count more person-times than persons, also inside a year', async () => {
    const years = await rows<{ year: number; persons: number; times: number }>(
      `select g.year, count(distinct t.person_id)::int as persons, count(*)::int as times
       from enrollment e join trainee t on t.id = e.trainee_id join cohort c on c.id = e.cohort_id
       join programme g on g.id = c.programme_id group by 1 order by 1`,
    );
    expect(years.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2026]);
    for (const { persons, times } of years) expect(times).toBeGreaterThan(persons);
  });

  it('decide completion by 80 % of the class hours that were attended', async () => {
    const wrong = await count(
      `completion_decision d
       join (select enrollment_id, sum(class_hours) as attended from attendance group by 1) a using (enrollment_id)
       join enrollment e on e.id = d.enrollment_id
       where a.attended <> d.attended_class_hours or e.status <> d.outcome
          or (d.outcome = 'COMPLETED') <> (d.attended_class_hours * 100 >= d.planned_class_hours * 80)`,
    );
    expect(wrong).toBe(0);
    expect(await count(`completion_decision where outcome = 'NOT_COMPLETED'`)).toBeGreaterThan(10);
    const issued = await count(`completion_decision d left join credential c using (enrollment_id)
      where (d.outcome = 'COMPLETED') <> (c.id is not null)`);
    expect(issued).toBe(0);
    expect(await count(`credential where status = 'REVOKED'`)).toBe(1);
    const series = await count(`credential_series s where last_serial <>
      (select count(*) from credential c where c.number like s.prefix || '-%')`);
    expect(series).toBe(0);
  });

  it('have a lesson that is open now for the demo instructor and the demo trainee', async () => {
    const open = await rows<Record<string, unknown>>(
      `select l.starts_at <= $1 and l.ends_at > $1 as "isNow", l.sign_in_secret is not null as "hasSecret",
              (select a.is_demo from instructor i join account a on a.person_id = i.person_id where i.id = l.instructor_id) as "byDemo",
              (select e.status from enrollment e join trainee t on t.id = e.trainee_id
               join account a on a.person_id = t.person_id where e.cohort_id = l.cohort_id and a.is_demo) as trainee,
              exists (select 1 from attendance m join enrollment e on e.id = m.enrollment_id
               join trainee t on t.id = e.trainee_id join account a on a.person_id = t.person_id
               where m.lesson_id = l.id and a.is_demo) as "hasSignedIn"
       from lesson l where l.status = 'OPEN'`,
      [now],
    );
    expect(open).toEqual([{ isNow: true, hasSecret: true, byDemo: true, trainee: 'CONFIRMED', hasSignedIn: false }]);
    expect(await count(`lesson where status = 'SCHEDULED' and starts_at > $1`, [now])).toBe(5);
    expect(await count(`outbox_message where available_at >= $1 and replace_key like 'lesson:%'`, [now])).toBe(16);
  });

  it('book every placed lesson for its room, instructor and class', async () => {
    const unbooked = await count(
      `lesson l join cohort c on c.id = l.cohort_id join instructor i on i.id = l.instructor_id
       cross join lateral unnest(array[l.room_id, i.resource_id, c.resource_id]) as need(resource_id)
       where need.resource_id is not null and not exists (select 1 from booking b where b.subject_id = l.id
         and b.resource_id = need.resource_id and b.during = tstzrange(l.starts_at, l.ends_at))`,
    );
    expect(unbooked).toBe(0);
  });

  it('leave one class to be enrolled and planned, with somebody free to teach each unit and a room for it', async () => {
    const open = await rows<{ capacity: number; enrolled: number }>(
      `select capacity, (select count(*)::int from enrollment e where e.cohort_id = c.id) as enrolled from cohort c where status = 'OPEN'`,
    );
    expect(open).toEqual([{ capacity: 60, enrolled: 0 }]);
    const unteachable = await count(
      `cohort c join course_unit u on u.course_id = c.course_id where c.status = 'OPEN' and (
         not exists (select 1 from instructor_competence k join instructor i on i.id = k.instructor_id
           join resource_availability a on a.resource_id = i.resource_id join org_unit seat on seat.id = i.org_unit_id
           where k.course_unit_id = u.id and a.from_date <= c.starts_on and a.until_date >= c.ends_on and seat.parent_id = c.org_unit_id)
         or not exists (select 1 from resource r where r.org_unit_id = c.base_id and u.equipment = any(r.equipment) and r.capacity >= c.capacity))`,
    );
    expect(unteachable).toBe(0);
  });

  it('print published figures word for word, with their source', async () => {
    const figures = await rows(
      `select metric, value, qualifier, original_text, count_basis, source_org from reported_figure
       where key in ('classes-held-2022', 'training-person-times-2022', 'trained-persons-2023') order by key`,
    );
    expect(figures).toMatchObject([
      {
        metric: 'CLASSES_HELD',
        value: '271',
        qualifier: 'EXACT',
        original_text: '271期',
        source_org: '阿克苏地区商务局',
      },
      { value: '4520', original_text: '4520名', count_basis: 'PERSON', source_org: '浙江日报' },
      { value: '9000', qualifier: 'OVER', original_text: '9000余人次', count_basis: 'PERSON_TIME' },
    ]);
  });

  it('fit a start at any hour of the day', async () => {
    for (const at of ['2026-01-01T16:05:00Z', '2024-05-20T02:00:00Z', '2027-02-28T23:59:00Z']) {
      const other = await createDataSource({ url: (await freshDatabase()).url }).initialize();
      try {
        expect((await seedDemo(other, { cipher, now: new Date(at) })).accounts).toHaveLength(4);
      } finally {
        await other.destroy();
      }
    }
  }, 60_000);
});

import { randomUUID } from 'node:crypto';
import { addDays } from '#kernel';
import { hashPassword } from '../../libs/identity/src/account/passwords.js';
import { DEMO_PASSWORD } from '../../libs/identity/src/sign-in/demo-password.js';
import { sealMobile } from '../../libs/identity/src/person-admission/person-fields.js';
import { RUNNING_COHORT_KEY } from './cohort-plans.js';
import { type DemoAccount, demoAccount, DEMO_INSTRUCTOR_KEY, DEMO_MOBILES, type DemoRole } from './demo-accounts.js';
import { type DemoWorld, known } from './demo-world.js';
import { type DemoRow, insertRows } from './insert-rows.js';
import { DEMO_ORG_UNITS, PROVINCE_HQ_KEY } from './org-units.js';
import { demoIdNumber } from './people.js';
import { personRow, type PersonFacts } from './seed-people.js';
import { CITY_TEAM_KEY } from './programmes.js';
import { demoInstructors } from './rooms-and-instructors.js';

/** Availability is entered from the autumn before, and for eight weeks ahead. */
const DAYS_BEHIND = 120;
const DAYS_AHEAD = 56;
const ROLE_SINCE = '2022-01-01';

/** Sequences 981 and 982 are outside those of instructors (901–927) and trainees (001–898). */
const OFFICE_STAFF: Record<'ADMIN' | 'COORDINATOR', PersonFacts> = {
  ADMIN: office('沈国平', 'MALE', '1984-04-16', 981, DEMO_MOBILES.ADMIN),
  COORDINATOR: office('赵丽华', 'FEMALE', '1990-10-12', 982, DEMO_MOBILES.COORDINATOR),
};

function office(
  nameZh: string,
  sex: 'MALE' | 'FEMALE',
  birthDate: string,
  sequence: number,
  mobile: string,
): PersonFacts {
  return { nameZh, nameUg: null, nameLatin: null, sex, birthDate, idNumber: demoIdNumber(birthDate, sequence), mobile };
}

/** Instructors with what they can teach and when they are there. */
export async function seedInstructors(world: DemoWorld): Promise<void> {
  const { tx, today, orgUnits } = world;
  const period = { startsOn: addDays(today, -DAYS_BEHIND), endsOn: addDays(today, DAYS_AHEAD) };
  const invented = demoInstructors(period);
  for (const one of invented) {
    world.instructors.push({
      id: randomUUID(),
      key: one.key,
      personId: randomUUID(),
      resourceId: randomUUID(),
      seatOrgKey: one.seatOrgKey,
      isVisiting: one.kind === 'VISITING',
      teaches: new Set(one.teaches),
    });
  }
  const pairs = invented
    .map((one, i) => ({ one, seeded: world.instructors[i] }))
    .flatMap(({ one, seeded }) => (seeded ? [{ one, seeded }] : []));
  const unitIds = new Map([...world.courses.values()].flatMap(({ units }) => units.map((unit) => [unit.key, unit.id])));
  const mobileOf = (key: string, own: string): string => (key === DEMO_INSTRUCTOR_KEY ? DEMO_MOBILES.INSTRUCTOR : own);
  await insertRows(
    tx,
    'person',
    pairs.map(({ one, seeded }) =>
      personRow(world, seeded.personId, { ...one, nameLatin: null, mobile: mobileOf(one.key, one.mobile) }),
    ),
  );
  await insertRows(
    tx,
    'resource',
    pairs.map(({ one, seeded }) => ({
      id: seeded.resourceId,
      kind: 'INSTRUCTOR',
      org_unit_id: known(orgUnits, one.seatOrgKey),
      // A resource is not a person's record: their name stands in `person` alone, where it can be erased.
      name: '讲师',
    })),
  );
  await insertRows(
    tx,
    'resource_availability',
    pairs.flatMap(({ one, seeded }) =>
      one.availability.map(({ startsOn, endsOn }) => ({
        id: randomUUID(),
        resource_id: seeded.resourceId,
        from_date: startsOn,
        until_date: endsOn,
        is_available: true,
        note: one.homeCityZh,
      })),
    ),
  );
  await insertRows(
    tx,
    'instructor',
    pairs.map(({ one, seeded }) => ({
      id: seeded.id,
      person_id: seeded.personId,
      kind: seeded.isVisiting ? 'VISITING' : 'LOCAL',
      resource_id: seeded.resourceId,
      org_unit_id: known(orgUnits, one.seatOrgKey),
    })),
  );
  await insertRows(
    tx,
    'instructor_competence',
    pairs.flatMap(({ one, seeded }) =>
      one.teaches.map((key) => ({ instructor_id: seeded.id, course_unit_id: known(unitIds, key) })),
    ),
  );
  await insertRows(
    tx,
    'role_assignment',
    pairs.map(({ one, seeded }) => roleRow(world, seeded.personId, 'INSTRUCTOR', teamOf(one.seatOrgKey))),
  );
}

/** One account of each role; every one of these people has exactly one role. */
export async function seedAccounts(world: DemoWorld): Promise<DemoAccount[]> {
  const { tx } = world;
  const staff = (['ADMIN', 'COORDINATOR'] as const).map((role) => ({
    role,
    id: randomUUID(),
    facts: OFFICE_STAFF[role],
  }));
  await insertRows(
    tx,
    'person',
    staff.map(({ id, facts }) => personRow(world, id, facts)),
  );
  const instructor = world.instructors.find(({ key }) => key === DEMO_INSTRUCTOR_KEY);
  const trainee = await personWithMobile(world, DEMO_MOBILES.TRAINEE);
  const people: { role: DemoRole; personId: string }[] = [
    ...staff.map(({ role, id }) => ({ role, personId: id })),
    { role: 'INSTRUCTOR', personId: instructor?.personId ?? '' },
    { role: 'TRAINEE', personId: trainee },
  ];
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await insertRows(
    tx,
    'account',
    people.map(({ role, personId }) => ({
      id: randomUUID(),
      person_id: personId,
      mobile_hmac: sealMobile(world.cipher, DEMO_MOBILES[role]).hmac,
      password_hash: passwordHash,
      is_demo: true,
    })),
  );
  await insertRows(
    tx,
    'role_assignment',
    people
      .filter(({ role }) => role !== 'INSTRUCTOR')
      .map(({ role, personId }) => roleRow(world, personId, role, role === 'ADMIN' ? PROVINCE_HQ_KEY : CITY_TEAM_KEY)),
  );
  return readAccounts(world.tx);
}

/** The demo accounts that stand in this database. */
export async function readAccounts(tx: DemoWorld['tx']): Promise<DemoAccount[]> {
  const rows: { role: DemoRole; name: string }[] = await tx.query(
    `select distinct on (r.role) r.role, p.name_zh as name from account a join person p on p.id = a.person_id
     join role_assignment r on r.person_id = p.id where a.is_demo order by r.role`,
  );
  return rows.map(({ role, name }) => demoAccount(role, name));
}

async function personWithMobile(world: DemoWorld, mobile: string): Promise<string> {
  const [row]: { id: string }[] = await world.tx.query(`select id from person where mobile_hmac = $1`, [
    sealMobile(world.cipher, mobile).hmac,
  ]);
  if (!row || !world.classes.get(RUNNING_COHORT_KEY)?.some(({ personId }) => personId === row.id)) {
    throw new Error('the demo trainee is not in the running class');
  }
  return row.id;
}

function roleRow({ orgUnits }: DemoWorld, personId: string, role: DemoRole, orgKey: string): DemoRow {
  return { id: randomUUID(), person_id: personId, role, org_unit_id: known(orgUnits, orgKey), valid_from: ROLE_SINCE };
}

/** The county team that a base belongs to. */
function teamOf(baseKey: string): string {
  return DEMO_ORG_UNITS.find((unit) => unit.key === baseKey)?.parentKey ?? baseKey;
}

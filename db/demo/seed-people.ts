import { createHash, randomUUID } from 'node:crypto';
import { addDays, beijingInstant } from '#kernel';
import { nameSearchText } from '../../libs/identity/src/person-admission/name-search-text.rules.js';
import { sealIdNumber, sealMobile } from '../../libs/identity/src/person-admission/person-fields.js';
import type { DemoCohortPlan } from './cohort-plans.js';
import { CONSENT_VERSION } from './consent-texts.js';
import { type DemoWorld, known, type SeededTrainee } from './demo-world.js';
import { type DemoRow, insertRows } from './insert-rows.js';
import { DEMO_ORG_UNITS } from './org-units.js';
import { type DemoPerson, generateDemoPeople } from './people.js';
import { DEMO_ROSTER_ACCOUNTS } from './demo-accounts.js';

export interface PersonFacts {
  readonly nameZh: string;
  readonly nameUg: string | null;
  readonly nameLatin: string | null;
  readonly sex: 'MALE' | 'FEMALE';
  readonly birthDate: string;
  readonly idNumber: string;
  readonly mobile: string;
}

/** A row of `person` with its sealed numbers (handbook §5.1). */
export function personRow({ cipher }: DemoWorld, id: string, person: PersonFacts): DemoRow {
  const idNumber = sealIdNumber(cipher, person.idNumber);
  const mobile = sealMobile(cipher, person.mobile);
  return {
    id,
    name_zh: person.nameZh,
    name_ug: person.nameUg,
    name_latin: person.nameLatin,
    name_search: nameSearchText(person.nameZh, person.nameUg, person.nameLatin),
    birth_date: person.birthDate,
    sex: person.sex,
    id_number_cipher: idNumber.cipher,
    id_number_hmac: idNumber.hmac,
    id_number_masked: idNumber.masked,
    mobile_cipher: mobile.cipher,
    mobile_hmac: mobile.hmac,
    mobile_masked: mobile.masked,
  };
}

/** Persons, trainees and consents of the classes; each class is then in `world.classes`. */
export async function seedTrainees(world: DemoWorld, plans: readonly DemoCohortPlan[]): Promise<void> {
  const bodies: { purpose: string; body: string }[] = await world.tx.query(
    `select purpose, body from consent_text where locale = 'zh-CN' and version = $1`,
    [CONSENT_VERSION],
  );
  const hashes = new Map(bodies.map(({ purpose, body }) => [purpose, createHash('sha256').update(body).digest()]));
  const persons: DemoRow[] = [];
  const trainees: DemoRow[] = [];
  const consents: DemoRow[] = [];
  for (const plan of plans) {
    const invented = generateDemoPeople({
      count: plan.newPersons,
      firstIndex: world.nextPerson,
      countyKeys: [plan.countyKey],
    });
    world.nextPerson += plan.newPersons;
    const newcomers = invented.map((person, i): SeededTrainee => {
      const facts = { ...person, mobile: DEMO_ROSTER_ACCOUNTS[plan.key]?.[i] ?? person.mobile };
      const row = personRow(world, randomUUID(), facts);
      // In the class that runs now, the last two have not answered yet.
      const isAsked = plan.key === 'now-running' && i >= plan.newPersons - 2;
      const given = isAsked ? [] : consentRows(world, String(row['id']), plan.startsOn, hashes);
      const trainee = traineeRow(world, String(row['id']), person, plan);
      persons.push(row);
      trainees.push(trainee);
      consents.push(...given);
      return {
        id: String(trainee['id']),
        personId: String(row['id']),
        consentId: given[0] ? String(given[0]['id']) : null,
        nameZh: person.nameZh,
        nameUg: person.nameUg,
        nameLatin: person.nameLatin,
        idMasked: String(row['id_number_masked']),
      };
    });
    const again = plan.again ? known(world.classes, plan.again.fromKey).slice(0, plan.again.count) : [];
    world.classes.set(plan.key, [...again, ...newcomers]);
  }
  await insertRows(world.tx, 'person', persons);
  await insertRows(world.tx, 'consent', consents);
  await insertRows(world.tx, 'trainee', trainees);
}

const COUNTY_NAMES = new Map(DEMO_ORG_UNITS.map((unit) => [unit.key, unit.nameZh]));

function traineeRow({ orgUnits }: DemoWorld, personId: string, person: DemoPerson, plan: DemoCohortPlan): DemoRow {
  return {
    id: randomUUID(),
    person_id: personId,
    org_unit_id: known(orgUnits, plan.countyKey),
    county_name: known(COUNTY_NAMES, plan.countyKey),
    education_level: person.educationLevel,
    work_type: '直播销售员',
    created_at: beijingInstant(addDays(plan.startsOn, -3), '10:00'),
    updated_at: beijingInstant(addDays(plan.startsOn, -3), '10:00'),
  };
}

/** Everybody agrees to take part; about two in three also to be asked about results afterwards (handbook §5.1). */
function consentRows(world: DemoWorld, personId: string, startsOn: string, hashes: Map<string, Buffer>): DemoRow[] {
  const viaPaper = world.random() < 0.4;
  const purposes = world.random() < 0.65 ? ['ENROLLMENT', 'OUTCOME_REPORTING'] : ['ENROLLMENT'];
  return purposes.map((purpose) => ({
    id: randomUUID(),
    person_id: personId,
    purpose,
    text_version: CONSENT_VERSION,
    locale: 'zh-CN',
    text_sha256: known(hashes, purpose),
    given_via: viaPaper ? 'PAPER' : 'SELF',
    given_at: beijingInstant(addDays(startsOn, -3), '11:00'),
  }));
}

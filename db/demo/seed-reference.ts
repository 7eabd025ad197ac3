import { randomUUID } from 'node:crypto';
import {
  CONSENT_PURPOSES,
  CONSENT_TEXTS,
  CONSENT_VERSION,
  type ConsentLanguage,
  type ConsentText,
} from './consent-texts.js';
import { DEMO_COURSES } from './courses.js';
import { type DemoWorld, known } from './demo-world.js';
import { insertRows } from './insert-rows.js';
import { demoOrgCode } from './org-codes.js';
import { DEMO_ORG_UNITS } from './org-units.js';
import { demoProgrammes } from './programmes.js';
import { FIGURE_SCOPES, FIGURE_SOURCES } from './reported-figure-sources.js';
import { DEMO_REPORTED_FIGURES } from './reported-figures.js';
import { DEMO_ROOMS } from './rooms.js';

const FIRST_DAY: Record<'DAY' | 'MONTH' | 'YEAR', string> = { DAY: '', MONTH: '-01', YEAR: '-01-01' };
const ROOM_KIND = { CLASSROOM: 'ROOM', STUDIO: 'STUDIO', ORCHARD: 'ORCHARD' } as const;

/** Organizations, texts, courses, rooms, programmes and published figures: all that no invented person belongs to. */
export async function seedReference(world: DemoWorld): Promise<void> {
  await seedOrgUnits(world);
  await seedConsentTexts(world);
  await seedCourses(world);
  await seedRooms(world);
  await seedProgrammes(world);
  await seedReportedFigures(world);
}

async function seedOrgUnits({ tx, orgUnits }: DemoWorld): Promise<void> {
  for (const { key } of DEMO_ORG_UNITS) orgUnits.set(key, randomUUID());
  // One statement, so that the foreign keys are checked when a team and its headquarters both stand.
  await insertRows(
    tx,
    'org_unit',
    DEMO_ORG_UNITS.map((unit) => ({
      id: known(orgUnits, unit.key),
      kind: unit.kind,
      code: demoOrgCode(unit.key),
      name_zh: unit.nameZh,
      name_ug: unit.nameUg,
      name_en: unit.nameEn,
      parent_id: unit.parentKey === null ? null : known(orgUnits, unit.parentKey),
      paired_with_id: unit.pairedWithKey ? known(orgUnits, unit.pairedWithKey) : null,
      region_code: unit.regionCode ?? null,
      founded_on: unit.foundedOn ? `${unit.foundedOn.value}${FIRST_DAY[unit.foundedOn.precision]}` : null,
      founded_precision: unit.foundedOn?.precision ?? null,
    })),
  );
}

async function seedConsentTexts({ tx }: DemoWorld): Promise<void> {
  const languages = Object.keys(CONSENT_TEXTS) as ConsentLanguage[];
  await insertRows(
    tx,
    'consent_text',
    languages.flatMap((locale) =>
      CONSENT_PURPOSES.map(({ purpose }) => ({
        purpose,
        version: CONSENT_VERSION,
        locale,
        title: CONSENT_TEXTS[locale].purposes[purpose].title,
        body: consentBody(CONSENT_TEXTS[locale], purpose),
        published_at: '2022-01-01T00:00:00Z',
      })),
    ),
  );
}

/** The whole text that the person reads before saying yes, in paragraphs. */
function consentBody(text: ConsentText, purpose: 'ENROLLMENT' | 'OUTCOME_REPORTING'): string {
  const list = (items: readonly string[]): string => items.map((item) => `• ${item}`).join('\n');
  const own = text.purposes[purpose].body;
  if (purpose === 'OUTCOME_REPORTING')
    return [own, `${text.rightsTitle}\n${list(text.rights)}`, text.closing].join('\n\n');
  return [
    text.intro,
    own,
    `${text.neverDoneTitle}\n${list(text.neverDone)}`,
    `${text.retentionTitle}\n${text.retention}`,
    `${text.rightsTitle}\n${list(text.rights)}`,
    text.closing,
  ].join('\n\n');
}

async function seedCourses({ tx, courses }: DemoWorld): Promise<void> {
  for (const course of DEMO_COURSES) {
    const units = course.units.map(({ key, classHours, needs }) => ({ id: randomUUID(), key, classHours, needs }));
    courses.set(course.key, { id: randomUUID(), course, units });
  }
  const seeded = [...courses.values()];
  await insertRows(
    tx,
    'course',
    seeded.map(({ id, course }) => ({
      id,
      code: course.key.replace('course-', '').toUpperCase(),
      version: 1,
      tier: course.tier,
      work_type: course.track === 'LIVE' ? '直播销售员' : '视频创推员',
      title_zh: course.titleZh,
      title_ug: course.titleUg,
      title_en: course.titleEn,
      class_hours: course.classHours,
    })),
  );
  await insertRows(
    tx,
    'course_unit',
    seeded.flatMap(({ id, course, units }) =>
      course.units.map((unit, i) => ({
        id: units[i]?.id,
        course_id: id,
        position: i + 1,
        title_zh: unit.titleZh,
        title_ug: unit.titleUg,
        title_en: unit.titleEn,
        class_hours: unit.classHours,
        mode: unit.mode,
        equipment: unit.needs,
      })),
    ),
  );
}

async function seedRooms({ tx, rooms, orgUnits }: DemoWorld): Promise<void> {
  for (const { orgUnitKey, tag } of DEMO_ROOMS) rooms.push({ id: randomUUID(), orgUnitKey, tag });
  await insertRows(
    tx,
    'resource',
    DEMO_ROOMS.map((room, i) => ({
      id: rooms[i]?.id,
      kind: ROOM_KIND[room.tag],
      org_unit_id: known(orgUnits, room.orgUnitKey),
      name: room.nameZh,
      capacity: room.capacity,
      equipment: [room.tag, ...room.equipment.map(({ code }) => code)],
    })),
  );
}

async function seedProgrammes({ tx, today, programmes, orgUnits }: DemoWorld): Promise<void> {
  const planned = demoProgrammes(today);
  for (const { key } of planned) programmes.set(key, randomUUID());
  await insertRows(
    tx,
    'programme',
    planned.map((programme) => ({
      id: known(programmes, programme.key),
      org_unit_id: known(orgUnits, programme.ownerOrgKey),
      name_zh: programme.nameZh,
      name_ug: programme.nameUg,
      name_en: programme.nameEn,
      year: programme.year,
      starts_on: programme.startsOn,
      ends_on: programme.endsOn,
      target_persons: programme.targetPersons,
      target_classes: programme.targetClasses,
      status: programme.status,
    })),
  );
}

async function seedReportedFigures({ tx, orgUnits }: DemoWorld): Promise<void> {
  const scopes = new Map(FIGURE_SCOPES.map((scope) => [scope.key, scope]));
  const sources = new Map(FIGURE_SOURCES.map((source) => [source.key, source.nameZh]));
  await insertRows(
    tx,
    'reported_figure',
    DEMO_REPORTED_FIGURES.map((figure) => ({
      id: randomUUID(),
      key: figure.key,
      metric: figure.metric,
      value: figure.value,
      unit: figure.unit,
      qualifier: figure.qualifier,
      original_text: figure.originalText,
      count_basis: figure.countBasis ?? null,
      scope_org_unit_id: known(orgUnits, known(scopes, figure.scopeKey).orgUnitKey),
      scope_name: known(scopes, figure.scopeKey).nameZh,
      // A figure without a year of its own is filed under the year in which it was published.
      year: figure.year ?? Number(figure.asOf.value.slice(0, 4)),
      as_of_on: `${figure.asOf.value}${FIRST_DAY[figure.asOf.precision]}`,
      as_of_precision: figure.asOf.precision,
      source_org: known(sources, figure.sourceOrg),
      source_doc: figure.sourceDoc,
      rank: figure.rank ?? null,
      rank_scope: figure.rankScope ?? null,
      is_forecast: figure.isForecast,
    })),
  );
}

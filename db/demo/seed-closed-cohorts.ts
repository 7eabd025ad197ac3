import { randomBytes, randomUUID } from 'node:crypto';
import { addDays, beijingDate, beijingInstant } from '#kernel';
import { absenceRate, attendanceRow } from './attendance-marks.js';
import { historyCohorts, type DemoCohortPlan, recentCohorts } from './cohort-plans.js';
import type { DemoCourse } from './courses.js';
import { type DemoWorld, known, type SeededTrainee } from './demo-world.js';
import { type DemoRow, insertRows } from './insert-rows.js';
import { demoOrgCode } from './org-codes.js';
import { lessonPieces, placeOnDays } from './plan-lessons.js';
import { type Enrolled, writeCohort, writeEnrollments, writeLessons } from './write-cohort.js';

const TIER_LETTER = { ENTRY: 'E', INTERMEDIATE: 'I', ADVANCED: 'A' } as const;
/** Attendance of at least 80 % of the planned class hours, exactly 80 % included (handbook §2.3). */
const REQUIRED_PERCENT = 80;
const RULE_VERSION = 'attendance-80';

interface Decision {
  readonly enrollmentId: string;
  readonly trainee: SeededTrainee;
  readonly planned: number;
  readonly attended: number;
  readonly isCompleted: boolean;
}

/** Classes that are over, from the roster to the credentials. */
export async function seedClosedCohorts(world: DemoWorld): Promise<void> {
  const serials = new Map<string, number>();
  for (const plan of [...historyCohorts(), ...recentCohorts(world.today)]) {
    await seedClosedCohort(world, plan, serials);
  }
  await insertRows(
    world.tx,
    'credential_series',
    [...serials].map(([prefix, last]) => ({ prefix, last_serial: last })),
  );
  await revokeOne(world);
}

async function seedClosedCohort(world: DemoWorld, plan: DemoCohortPlan, serials: Map<string, number>): Promise<void> {
  const { tx, random } = world;
  const { course, units } = known(world.courses, plan.courseKey);
  const placed = placeOnDays(world, lessonPieces(units), plan.baseKey, plan.startsOn);
  const endsOn = beijingDate(placed.at(-1)?.endsAt ?? world.now);
  const cohort = await writeCohort(world, plan, { status: 'CLOSED', endsOn, isPublished: true });
  const lessons = await writeLessons(
    world,
    cohort,
    plan.baseKey,
    placed.map((lesson) => ({ ...lesson, status: 'CLOSED' })),
  );

  const planned = lessons.reduce((sum, lesson) => sum + lesson.classHours, 0);
  const marks: DemoRow[] = [];
  const decisions = known(world.classes, plan.key).map((trainee): Decision => {
    const enrollmentId = randomUUID();
    const absence = absenceRate(random);
    let attended = 0;
    for (const lesson of lessons) {
      const mark = attendanceRow(random, lesson, enrollmentId, absence);
      marks.push(mark.row);
      attended += mark.attended;
    }
    return { enrollmentId, trainee, planned, attended, isCompleted: attended * 100 >= planned * REQUIRED_PERCENT };
  });
  const enrolled = decisions.map(({ enrollmentId, trainee, isCompleted }): Enrolled => {
    return { id: enrollmentId, trainee, status: isCompleted ? 'COMPLETED' : 'NOT_COMPLETED' };
  });
  await writeEnrollments(world, cohort, plan.startsOn, enrolled);
  await insertRows(tx, 'attendance', marks);
  const decidedAt = beijingInstant(addDays(endsOn, 1), '10:30');
  await insertRows(
    tx,
    'completion_decision',
    decisions.map((decision) => decisionRow(cohort.id, decision, decidedAt)),
  );
  const completed = decisions.filter(({ isCompleted }) => isCompleted);
  await writeCredentials(world, plan, course, { cohortId: cohort.id, endsOn, completed }, serials);
}

function decisionRow(
  cohortId: string,
  { enrollmentId, planned, attended, isCompleted }: Decision,
  decidedAt: Date,
): DemoRow {
  return {
    id: randomUUID(),
    cohort_id: cohortId,
    enrollment_id: enrollmentId,
    outcome: isCompleted ? 'COMPLETED' : 'NOT_COMPLETED',
    required_class_hours: Math.ceil((planned * REQUIRED_PERCENT) / 100),
    planned_class_hours: planned,
    attended_class_hours: attended,
    rate_hundredths: Math.floor((attended * 10_000) / planned),
    missing: isCompleted ? [] : ['ATTENDANCE'],
    rule_version: RULE_VERSION,
    decided_at: decidedAt,
  };
}

/** 结业证书 of the county team that ran the class, numbered in one series for each team, year and tier. */
async function writeCredentials(
  { tx, orgUnits }: DemoWorld,
  plan: DemoCohortPlan,
  course: DemoCourse,
  closed: { cohortId: string; endsOn: string; completed: readonly Decision[] },
  serials: Map<string, number>,
): Promise<void> {
  const issuedOn = addDays(closed.endsOn, 1);
  const prefix = `${demoOrgCode(plan.countyKey)}-${issuedOn.slice(0, 4)}-${TIER_LETTER[course.tier]}`;
  await insertRows(
    tx,
    'credential',
    closed.completed.map(({ enrollmentId, trainee, planned }) => {
      const serial = (serials.get(prefix) ?? 0) + 1;
      serials.set(prefix, serial);
      return {
        id: randomUUID(),
        kind: 'COMPLETION',
        number: `${prefix}-${String(serial).padStart(6, '0')}`,
        verify_code: randomBytes(16).toString('hex'),
        holder_person_id: trainee.personId,
        holder_name_zh: trainee.nameZh,
        holder_name_ug: trainee.nameUg,
        holder_name_latin: trainee.nameLatin,
        holder_id_masked: trainee.idMasked,
        issuer_org_unit_id: known(orgUnits, plan.countyKey),
        cohort_id: closed.cohortId,
        enrollment_id: enrollmentId,
        course_title_zh: course.titleZh,
        course_title_ug: course.titleUg,
        course_title_en: course.titleEn,
        cohort_name_zh: plan.nameZh,
        class_hours: planned,
        starts_on: plan.startsOn,
        ends_on: closed.endsOn,
        issued_on: issuedOn,
        issued_at: beijingInstant(issuedOn, '11:00'),
      };
    }),
  );
}

/** So that the public check has a withdrawn credential to show. */
async function revokeOne({ tx }: DemoWorld): Promise<void> {
  await tx.query(
    `update credential set status = 'REVOKED', revoked_at = issued_at + interval '9 days',
            revoke_reason_class = 'ISSUED_IN_ERROR', revoke_note = '签到表核对有误'
     where id = (select id from credential where number like 'AKS-2024-E-%' order by number offset 3 limit 1)`,
  );
}

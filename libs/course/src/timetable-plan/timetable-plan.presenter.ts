import { pageOf } from '#platform';
import { z } from 'zod';
import { TimetableConflictSet } from '../remedies/conflict.presenter.js';
import { NamedDisruption } from './disruption.js';
import { FullWeights, Wish } from './plan-weights.js';

export const PlanKind = z.enum(['PLAN', 'REPAIR']);
export const PlanStatus = z.enum([
  'QUEUED',
  'RUNNING',
  'READY',
  'APPLIED',
  'PUBLISHED',
  'CANCELLED',
  'FAILED',
  'DISCARDED',
]);
export const PLAN_ACTIONS = ['cancel', 'apply', 'publish', 'discard', 'rerun'] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

const Names = { nameZh: z.string(), nameUg: z.string().nullable(), nameEn: z.string().nullable() };
const Counts = {
  lessons: z.number().int(),
  unplaced: z.number().int().describe('Lessons without a place'),
  moved: z.number().int().describe('Lessons that are somewhere else than before'),
  cost: z.number().nullable().describe('Sum of the parts; null until something was found'),
};
const Identity = {
  id: z.uuid(),
  number: z.number().int().describe('What people call it'),
  name: z.string().nullable(),
  kind: PlanKind,
  status: PlanStatus,
};

export const TimetablePlanRow = z
  .object({
    ...Identity,
    ...Counts,
    jobId: z.uuid(),
    cohorts: z.number().int(),
    cohortCodes: z.array(z.string()).describe('The first ten'),
    disruptions: z.array(NamedDisruption).describe('Of a repair: the first three'),
    seconds: z.number().int(),
    elapsedSeconds: z.number(),
    createdAt: z.string(),
    createdBy: z.object({ nameZh: z.string(), nameUg: z.string().nullable() }).nullable(),
    finishedAt: z.string().nullable(),
    publishedAt: z.string().nullable(),
  })
  .meta({ id: 'TimetablePlanRow' });
export type TimetablePlanRow = z.infer<typeof TimetablePlanRow>;
export const TimetablePlanPage = pageOf('TimetablePlanPage', TimetablePlanRow);

export const PlanCostPart = z
  .object({ key: Wish, count: z.number(), weight: z.number(), cost: z.number() })
  .meta({ id: 'PlanCostPart' });

export const PlanSeriesPoint = z
  .object({ seconds: z.number(), cost: z.number(), unplaced: z.number().int() })
  .meta({ id: 'PlanSeriesPoint' });

export const TimetablePlanView = z
  .object({
    ...Identity,
    ...Counts,
    isStale: z.boolean().describe('The world has changed since: it can no longer be applied as it is'),
    affected: z.number().int().describe('Of a repair: lessons that cannot stay where they are'),
    affectedLocked: z.number().int().describe('Of these, those that a person has fixed: they stay, somebody must look'),
    unplacedCancelled: z.number().int().describe('Of the lessons without a place, those that were cancelled since'),
    jobId: z.uuid(),
    cohorts: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        ...Names,
        timetableStatus: z.enum(['NONE', 'DRAFT', 'PUBLISHED']),
      }),
    ),
    weights: FullWeights,
    seconds: z.number().int().describe('Budget of the search'),
    seed: z.number().int(),
    disruptions: z.array(NamedDisruption),
    lowerBound: z.number().nullable().describe('No timetable can cost less; null: unknown'),
    parts: z.array(PlanCostPart),
    iterations: z.number(),
    elapsedSeconds: z.number(),
    series: z.array(PlanSeriesPoint).describe('How the cost fell; at most 200 points'),
    conflicts: z.array(TimetableConflictSet).describe('Why lessons have no place, and what would help'),
    problem: z.record(z.string(), z.unknown()).nullable(),
    createdAt: z.string(),
    createdBy: z.object({ nameZh: z.string(), nameUg: z.string().nullable() }).nullable(),
    finishedAt: z.string().nullable(),
    publishedAt: z.string().nullable(),
    allowedActions: z.array(z.enum(PLAN_ACTIONS)),
  })
  .meta({ id: 'TimetablePlan' });
export type TimetablePlanView = z.infer<typeof TimetablePlanView>;

export const PlanPlacement = z
  .object({
    startsAt: z.string(),
    endsAt: z.string(),
    instructor: z.object({ id: z.uuid(), nameZh: z.string(), nameUg: z.string().nullable() }),
    room: z
      .object({ id: z.uuid(), name: z.string(), place: z.object(Names) })
      .nullable()
      .describe('Null: online'),
  })
  .meta({ id: 'PlanPlacement' });
export type PlanPlacement = z.infer<typeof PlanPlacement>;

const LessonIdentity = {
  cohortId: z.uuid(),
  cohortCode: z.string(),
  position: z.number().int(),
  unit: z.object({
    titleZh: z.string(),
    titleUg: z.string().nullable(),
    titleEn: z.string().nullable(),
    mode: z.enum(['THEORY', 'PRACTICE']),
  }),
  classHours: z.number().int().describe('45 minutes each'),
};

export const PlanChangeView = z.enum(['NEW', 'MOVED', 'SAME', 'UNPLACED']);
export const TimetablePlanLesson = z
  .object({
    ...LessonIdentity,
    lessonId: z.uuid().nullable().describe('Null: it has no row yet'),
    change: PlanChangeView,
    isLocked: z.boolean().describe('Stayed where it was: a person fixed it, or it has begun'),
    isAffected: z.boolean().describe('Of a repair: it cannot stay where it was'),
    isCancelled: z.boolean().describe('Somebody has called it off since'),
    before: PlanPlacement.nullable(),
    after: PlanPlacement.nullable(),
  })
  .meta({ id: 'TimetablePlanLesson' });
export type TimetablePlanLesson = z.infer<typeof TimetablePlanLesson>;
export const TimetablePlanLessonPage = pageOf('TimetablePlanLessonPage', TimetablePlanLesson);

const PlanSummary = z
  .object({
    ...Identity,
    ...Counts,
    lowerBound: z.number().nullable(),
    iterations: z.number(),
    elapsedSeconds: z.number(),
    seed: z.number().int(),
    weights: FullWeights,
  })
  .meta({ id: 'TimetablePlanSummary' });
export type PlanSummary = z.infer<typeof PlanSummary>;

const PartSide = z.object({ count: z.number(), weight: z.number(), cost: z.number() });
export const TimetablePlanComparison = z
  .object({
    left: PlanSummary,
    right: PlanSummary,
    parts: z.array(z.object({ key: Wish, left: PartSide, right: PartSide })),
    differences: z.number().int().describe('Lessons that the two place differently'),
  })
  .meta({ id: 'TimetablePlanComparison' });
export type TimetablePlanComparison = z.infer<typeof TimetablePlanComparison>;

export const ComparedLesson = z
  .object({ ...LessonIdentity, left: PlanPlacement.nullable(), right: PlanPlacement.nullable() })
  .meta({ id: 'ComparedLesson' });
export type ComparedLesson = z.infer<typeof ComparedLesson>;
export const ComparedLessonPage = pageOf('ComparedLessonPage', ComparedLesson);

export const PlanStarted = z.object({ planId: z.uuid(), jobId: z.uuid() }).meta({ id: 'TimetablePlanStarted' });
export type PlanStarted = z.infer<typeof PlanStarted>;

export const PlanPublication = z
  .object({
    planId: z.uuid(),
    cohorts: z.number().int(),
    lessons: z.number().int().describe('Published now, or of a repair: of these cohorts'),
    moved: z.number().int(),
    publishedAt: z.string(),
  })
  .meta({ id: 'TimetablePlanPublication' });
export type PlanPublication = z.infer<typeof PlanPublication>;

export const WeightList = z
  .object({
    items: z.array(z.object({ key: Wish, weight: z.number(), min: z.number(), max: z.number(), unit: z.string() })),
  })
  .meta({ id: 'TimetableWeightList' });

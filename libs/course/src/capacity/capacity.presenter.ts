import { pageOf } from '#platform';
import { z } from 'zod';
import { CapacityOption } from './capacity-option.js';

const JobStatusView = z.enum(['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED']);

export const NewCapacityStudy = z
  .object({
    name: z.string().trim().min(1).max(100).optional(),
    cohortIds: z.array(z.uuid()).min(1).max(60).describe('Cohorts that are planned together'),
    options: z.array(CapacityOption).min(1).max(8),
    seconds: z.number().int().min(1).max(120).default(10).describe('For each option'),
  })
  .meta({ id: 'NewCapacityStudy' });
export type NewCapacityStudy = z.infer<typeof NewCapacityStudy>;

export const CapacityStudyStarted = z
  .object({ studyId: z.uuid(), jobId: z.uuid() })
  .meta({ id: 'CapacityStudyStarted' });
export type CapacityStudyStarted = z.infer<typeof CapacityStudyStarted>;

const Used = {
  usedClassHours: z.number().int().describe('By lessons of this timetable and by whatever else it is booked for'),
  offeredClassHours: z.number().int().describe('Eight on each day of the study on which it is there'),
  hundredths: z.number().int().nullable().describe('Used of offered, in hundredths; null when nothing is offered'),
};

const Base = z.object({ nameZh: z.string(), nameUg: z.string().nullable(), nameEn: z.string().nullable() });
const [Instructor, Room, Week] = CapacityOption.options;
const lost = 'null: it is no longer there';

/** An option with what its ids are called: read when it is shown, never stored. */
export const NamedCapacityOption = z
  .discriminatedUnion('kind', [
    Instructor.extend({
      likeInstructor: z
        .object({ nameZh: z.string(), nameUg: z.string().nullable() })
        .nullable()
        .describe('null: not given, or no longer there'),
      base: Base.nullable().describe(lost),
    }),
    Room.extend({ base: Base.nullable().describe(lost) }),
    Week,
  ])
  .meta({ id: 'NamedCapacityOption' });
export type NamedCapacityOption = z.infer<typeof NamedCapacityOption>;

export const CapacityResult = z
  .object({
    option: NamedCapacityOption.nullable().describe('Null: the timetable as things are'),
    lessons: z.number().int().describe('Lessons to be placed'),
    unplaced: z.number().int(),
    cost: z.number(),
    parts: z.array(z.object({ key: z.string(), count: z.number(), weight: z.number(), cost: z.number() })),
    lastDay: z.string().nullable().describe('Day of the last lesson, 北京时间'),
    kinds: z.array(z.object({ kind: z.enum(['INSTRUCTOR', 'ROOM']), ...Used })),
    utilization: z.array(
      z.object({
        resourceId: z.string(),
        kind: z.enum(['INSTRUCTOR', 'ROOM']),
        nameZh: z.string().nullable().describe('Null for what does not exist yet'),
        nameUg: z.string().nullable(),
        isNew: z.boolean(),
        ...Used,
      }),
    ),
  })
  .meta({ id: 'CapacityResult' });
export type CapacityResult = z.infer<typeof CapacityResult>;

export const CAPACITY_ACTIONS = ['cancel'] as const;

/** A study without its results. */
export const CapacityStudyRow = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    status: JobStatusView,
    jobId: z.uuid(),
    seconds: z.number().int(),
    options: z.array(NamedCapacityOption),
    resultsCount: z.number().int().describe('Planned so far, of the options and the timetable as it is'),
    cohorts: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        nameZh: z.string(),
        nameUg: z.string().nullable(),
        nameEn: z.string().nullable(),
      }),
    ),
    createdAt: z.string(),
    createdBy: z.object({ nameZh: z.string(), nameUg: z.string().nullable() }).nullable(),
    finishedAt: z.string().nullable(),
    allowedActions: z.array(z.enum(CAPACITY_ACTIONS)),
  })
  .meta({ id: 'CapacityStudyRow' });
export type CapacityStudyRow = z.infer<typeof CapacityStudyRow>;
export const CapacityStudyPage = pageOf('CapacityStudyPage', CapacityStudyRow);

export const CapacityStudyView = CapacityStudyRow.extend({
  results: z.array(CapacityResult).describe('The timetable as it is first, then the options in their order'),
  problem: z.record(z.string(), z.unknown()).nullable().describe('Why the study failed'),
}).meta({ id: 'CapacityStudy' });
export type CapacityStudyView = z.infer<typeof CapacityStudyView>;

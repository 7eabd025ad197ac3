import { z } from 'zod';

const Name = z.string().nullable();
const Person = {
  traineeId: z.uuid(),
  nameZh: z.string(),
  nameUg: Name,
  idNumberMasked: z.string().nullable(),
};
const Class = {
  cohortId: z.uuid(),
  cohortCode: z.string(),
  cohortNameZh: z.string(),
  cohortNameUg: Name,
  cohortNameEn: Name,
};
const Hours = {
  attendedClassHours: z.number().int().describe('课时 of 45 minutes'),
  expectedClassHours: z.number().int(),
};

const PersonTrained = z.object({
  figure: z.literal('persons-trained'),
  ...Person,
  ...Hours,
  classes: z.number().int().describe('Classes of this person that are counted'),
});
const PersonTime = z.object({
  figure: z.literal('person-times'),
  enrollmentId: z.uuid(),
  ...Person,
  ...Class,
  ...Hours,
});
const ClassHeld = z.object({
  figure: z.literal('classes-held'),
  ...Class,
  orgUnitNameZh: z.string(),
  orgUnitNameUg: Name,
  orgUnitNameEn: Name,
  baseNameZh: z.string(),
  baseNameUg: Name,
  baseNameEn: Name,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  lessonsHeld: z.number().int(),
  personTimes: z.number().int(),
});
const LessonAttendance = z.object({
  figure: z.literal('attendance-rate'),
  lessonId: z.uuid(),
  ...Class,
  unitTitleZh: z.string(),
  unitTitleUg: Name,
  unitTitleEn: Name,
  startsAt: z.string().describe('UTC'),
  ...Hours,
});
const Decision = z.object({
  figure: z.literal('completion-rate'),
  enrollmentId: z.uuid(),
  ...Person,
  ...Class,
  outcome: z.enum(['COMPLETED', 'NOT_COMPLETED']),
  attendedClassHours: z.number().int(),
  plannedClassHours: z.number().int(),
  rateHundredths: z.number().int().describe('8000 = 80.00 %'),
});
const IssuedCredential = z.object({
  figure: z.literal('credentials-issued'),
  credentialId: z.uuid(),
  number: z.string(),
  nameZh: z.string(),
  nameUg: Name,
  idNumberMasked: z.string().nullable(),
  ...Class,
  issuedOn: z.iso.date(),
});

/** A row behind a figure; `figure` tells which kind. ID numbers only masked (handbook §5.1). */
export const FigureRow = z
  .discriminatedUnion('figure', [PersonTrained, PersonTime, ClassHeld, LessonAttendance, Decision, IssuedCredential])
  .meta({ id: 'OutcomeFigureRow' });
export type FigureRow = z.infer<typeof FigureRow>;

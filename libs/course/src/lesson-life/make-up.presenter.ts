import { pageOf } from '#platform';
import { z } from 'zod';

const Name = z.string().nullable();
const Title = { titleZh: z.string(), titleUg: Name, titleEn: Name };

/** A lesson at which a trainee may make up for one that was missed. */
export const MakeUp = z
  .object({
    id: z.uuid(),
    status: z.enum(['PROPOSED', 'ACCEPTED', 'DECLINED', 'EXPIRED']),
    proposedAt: z.string(),
    answeredAt: z.string().nullable(),
    canAnswer: z.boolean().describe('Proposed, and the lesson is still to come'),
    missed: z.object({ lessonId: z.uuid(), ...Title, startsAt: z.string().nullable(), classHours: z.number().int() }),
    lesson: z.object({
      lessonId: z.uuid(),
      cohortCode: z.string(),
      startsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
      instructor: z.object({ nameZh: z.string(), nameUg: Name }).nullable(),
      room: z.string().nullable().describe('Null: online'),
      place: z.object({ nameZh: z.string(), nameUg: Name, nameEn: Name }).nullable().describe('Null: online'),
    }),
  })
  .meta({ id: 'MakeUp' });
export type MakeUp = z.infer<typeof MakeUp>;
export const MakeUpPage = pageOf('MakeUpPage', MakeUp);

/** Somebody of another cohort who makes up at a lesson, for those who teach or oversee it. */
export const LessonGuest = z
  .object({
    enrollmentId: z.uuid(),
    nameZh: z.string(),
    nameUg: Name,
    cohortCode: z.string(),
    hasSignedIn: z.boolean(),
  })
  .meta({ id: 'LessonGuest' });
export type LessonGuest = z.infer<typeof LessonGuest>;
export const LessonGuestPage = pageOf('LessonGuestPage', LessonGuest);

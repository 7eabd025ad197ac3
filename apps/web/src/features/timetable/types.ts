import type { components } from '../../api/schema.js';
import { pickTitle } from '../../i18n/index.js';
import type { Tone } from '../../ui/index.js';

type Schemas = components['schemas'];

export type Timetable = Schemas['Timetable'];
export type TimetableLesson = Schemas['TimetableLesson'];
export type TimetableConflict = Schemas['TimetableConflict'];
export type TimetableChoices = Schemas['TimetableChoices'];
export type InstructorPage = Schemas['InstructorPage'];
export type Instructor = Schemas['Instructor'];
export type AvailabilityPeriod = Schemas['AvailabilityPeriod'];
export type ResourcePage = Schemas['ResourcePage'];
export type Resource = Schemas['Resource'];
export type LessonStatus = TimetableLesson['status'];
export type ResourceKind = Resource['kind'];

/** A lesson that has a time. */
export type Placed<L extends TimetableLesson = TimetableLesson> = L & { startsAt: string; endsAt: string };

export const isPlaced = <L extends TimetableLesson>(lesson: L): lesson is Placed<L> =>
  lesson.startsAt !== null && lesson.endsAt !== null;

export const TIMETABLE_TONES: Record<Timetable['cohort']['timetableStatus'], Tone> = {
  NONE: 'neutral',
  DRAFT: 'warn',
  PUBLISHED: 'good',
};

export const RESOURCE_KINDS: readonly ResourceKind[] = ['ROOM', 'STUDIO', 'LIVE_ROOM', 'KIT', 'ORCHARD'];

/** Where a room stands. */
export const placeOf = (room: TimetableChoices['rooms'][number]): string =>
  pickTitle({ titleZh: room.placeNameZh, titleUg: room.placeNameUg, titleEn: room.placeNameEn });

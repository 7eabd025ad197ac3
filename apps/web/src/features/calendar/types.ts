import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Calendar = Schemas['Calendar'];
export type CalendarChoices = Schemas['CalendarChoices'];
export type TimetableLesson = Schemas['TimetableLesson'];

import type { components } from '../../api/schema.js';
import { pickTitle } from '../../i18n/index.js';

type Schemas = components['schemas'];

export type Calendar = Schemas['Calendar'];
export type CalendarChoices = Schemas['CalendarChoices'];
export type TimetableLesson = Schemas['TimetableLesson'];

interface Named {
  nameZh?: string | null;
  nameUg?: string | null;
  nameEn?: string | null;
}

/** The name in the language shown, else the Chinese one. */
export const nameOf = ({ nameZh, nameUg, nameEn }: Named): string =>
  pickTitle({ titleZh: nameZh, titleUg: nameUg, titleEn: nameEn });

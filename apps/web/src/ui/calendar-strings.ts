import { defineStrings } from '../i18n/index.js';
import { en } from './calendar/texts-en.js';
import { ug } from './calendar/texts-ug.js';
import { zh } from './calendar/texts-zh.js';

/** Texts of calendars of lessons, which two features share. */
export const useCalendarText = defineStrings('lessonCalendar', { 'zh-CN': zh, ug, en });

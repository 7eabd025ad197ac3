import { defineStrings } from '../../i18n/index.js';
import { defineCalendarProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the calendar. */
export const useStrings = defineStrings('calendar', { 'zh-CN': zh, ug, en });

defineCalendarProblems();

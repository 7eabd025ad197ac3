import { defineStrings } from '../../i18n/index.js';
import { defineTimetableProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the timetable pages. */
export const useStrings = defineStrings('timetable', { 'zh-CN': zh, ug, en });

defineTimetableProblems();

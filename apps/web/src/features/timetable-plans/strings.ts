import { defineStrings } from '../../i18n/index.js';
import { definePlanProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the pages about plans. */
export const useStrings = defineStrings('timetable-plans', { 'zh-CN': zh, ug, en });

definePlanProblems();

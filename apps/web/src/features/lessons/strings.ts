import { defineStrings } from '../../i18n/index.js';
import { defineLessonProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the lesson and attendance pages. */
export const useStrings = defineStrings('lessons', { 'zh-CN': zh, ug, en });

defineLessonProblems();

import { defineStrings } from '../../i18n/index.js';
import { defineCohortProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the class pages. */
export const useStrings = defineStrings('cohorts', { 'zh-CN': zh, ug, en });

defineCohortProblems();

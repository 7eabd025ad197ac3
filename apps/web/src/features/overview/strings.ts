import { defineStrings } from '../../i18n/index.js';
import { defineOverviewProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the overview, of the rows behind its figures and of the published figures. */
export const useStrings = defineStrings('overview', { 'zh-CN': zh, ug, en });

defineOverviewProblems();

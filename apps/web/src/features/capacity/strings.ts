import { defineStrings } from '../../i18n/index.js';
import { defineCapacityProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

/** Texts of the pages about capacity. */
export const useStrings = defineStrings('capacity', { 'zh-CN': zh, ug, en });

defineCapacityProblems();

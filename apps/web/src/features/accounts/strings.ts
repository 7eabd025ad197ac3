import { defineStrings } from '../../i18n/index.js';
import { defineAccountProblems } from './problem-strings.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

defineAccountProblems();

/** Texts of the pages about accounts and roles of others. Uyghur texts await a native reader. */
export const useStrings = defineStrings('accounts', { 'zh-CN': zh, ug, en });

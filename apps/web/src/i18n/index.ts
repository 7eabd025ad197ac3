import './account-problems.js';
import './general-problems.js';

export { changeLocale, currentLocale, i18n, showLocale } from './i18n.js';
export { loadTexts } from './load-texts.js';
export { LOCALES, LOCALE_NAMES, directionOf, hasChosenLocale, isLocale, type Locale } from './locale.js';
export { defineStrings, translate, type TextParams, type Translate, type UseStrings } from './define-strings.js';
export { defineErrorCodes, defineProblems, errorCodeText, problemText, type ProblemLike } from './problem-texts.js';
export {
  TIME_ZONE,
  beijingDate,
  formatsOf,
  fromBeijing,
  nameOf,
  pickTitle,
  useFormat,
  type Formats,
  type Named,
} from './format.js';

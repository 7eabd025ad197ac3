import { defineProblems, defineStrings } from '../../i18n/index.js';
import { en } from './texts-en.js';
import { ug } from './texts-ug.js';
import { zh } from './texts-zh.js';

defineProblems({
  'zh-CN': {
    'oidc-link-expired': '等得太久了，请从登录页重新开始那边的登录。',
    'oidc-link-taken': '那个登录已经连到别的账号上了。',
  },
  ug: {
    'oidc-link-expired': 'بەك ئۇزۇن ساقلاندى، كىرىش بېتىدىن قايتا باشلاڭ.',
    'oidc-link-taken': 'ئۇ كىرىش ئۇسۇلى باشقا ھېساباتقا باغلانغان.',
  },
  en: {
    'oidc-link-expired': 'That took too long. Begin the other sign-in again from the sign-in page.',
    'oidc-link-taken': 'That sign-in belongs to another account.',
  },
});

/** Texts of the account pages. Uyghur texts await a native reader. */
export const useStrings = defineStrings('account', { 'zh-CN': zh, ug, en });

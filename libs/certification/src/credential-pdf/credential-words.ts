export const CREDENTIAL_LOCALES = ['zh-CN', 'ug', 'en'] as const;
export type CredentialLocale = (typeof CREDENTIAL_LOCALES)[number];

/** DI token of the installation's keys. */
export const SECRETS = Symbol('SECRETS');

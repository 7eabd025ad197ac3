import { register } from 'node:module';

/** `node --import` this to run the project's TypeScript as it stands, without a build. */
register('./typescript-hooks.mjs', import.meta.url);

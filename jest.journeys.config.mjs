import base from './jest.config.mjs';

/** The built product in a real browser; slow, one after another. `npm run build` comes first. */
export default {
  ...base,
  roots: ['<rootDir>/test/journeys'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
  testTimeout: 240000,
};

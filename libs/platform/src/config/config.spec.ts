import { describe, expect, it } from '@jest/globals';
import { ensureSecrets } from './secrets.js';
import { ConfigError, readConfig } from './config.js';

describe('configuration', () => {
  it('starts with nothing set', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, DEMO: false, isProduction: false });
  });

  it('lists all faults at once', () => {
    const read = (): unknown => readConfig({ PORT: '99999', REDIS_URL: 'http://x', FIELD_KEYS: '1:zz' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT[\s\S]*REDIS_URL[\s\S]*FIELD_KEYS/);
  });

  it('wants its keys from outside in production and refuses the demo there', () => {
    const read = (): unknown => readConfig({ NODE_ENV: 'production', DEMO: 'true' });
    expect(read).toThrow(/FIELD_KEYS[\s\S]*LOOKUP_KEY[\s\S]*TOKEN_KEY[\s\S]*PUBLIC_URL[\s\S]*DEMO/);
  });

  it('reads several field keys, newest first', () => {
    const keys = {
      FIELD_KEYS: `2:${'b'.repeat(64)},1:${'a'.repeat(64)}`,
      LOOKUP_KEY: 'c'.repeat(64),
      TOKEN_KEY: 'd'.repeat(64),
    };
    expect(ensureSecrets(readConfig(keys)).fieldKeys.map((key) => key.id)).toEqual([2, 1]);
  });
});

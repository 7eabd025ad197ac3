import { z } from 'zod';

const key = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits (32 bytes)');
const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Every environment variable that Silkcast reads. `docs/runbook.md` lists them for operators. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  /** Where people reach the product; printed in QR codes. */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  REDIS_URL: z.string().startsWith('redis').optional(),
  /** Folder for embedded data and generated keys. */
  DATA_DIR: z.string().default('.silkcast'),
  /** Current key of sensitive fields; `id:hex` pairs, newest first, older ones still decrypt (key rotation). */
  FIELD_KEYS: z
    .string()
    .regex(
      /^[1-9]\d{0,4}:[0-9a-f]{64}(,[1-9]\d{0,4}:[0-9a-f]{64})*$/,
      'must be id:hex pairs, newest first, comma between',
    )
    .optional(),
  /** Key of the look-up HMAC; it can't be rotated without a re-index (`silkcast rekey`). */
  LOOKUP_KEY: key.optional(),
  /** Signs access tokens. */
  TOKEN_KEY: key.optional(),
  ACCESS_TOKEN_MINUTES: z.coerce.number().int().min(1).max(120).default(15),
  REFRESH_TOKEN_DAYS: z.coerce.number().int().min(1).max(90).default(30),
  COOKIE_SECURE: flag.optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().default('OIDC'),
  /** Shows the demo accounts on the sign-in page. Never on in production. */
  DEMO: flag.default(false),
  TRUST_PROXY: flag.default(false),
  WEB_DIR: z.string().optional(),
  MEDIA_SERVER: z.enum(['none', 'srs']).default('none'),
  MEDIA_URL: z.url().optional(),
});

export type Config = Readonly<z.infer<typeof Environment>> & { readonly isProduction: boolean };

/** DI token of the validated configuration. */
export const CONFIG = Symbol('CONFIG');

/** Thrown at start-up; `message` lists every fault, not only the first. */
export class ConfigError extends Error {}

/** Reads and checks the environment once. Secrets left out are filled by `ensureSecrets` in embedded mode. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is not usable:\n${faults.join('\n')}`);
  }
  const config = parsed.data;
  const faults: string[] = [];
  if (config.NODE_ENV === 'production') {
    for (const name of ['FIELD_KEYS', 'LOOKUP_KEY', 'TOKEN_KEY', 'PUBLIC_URL'] as const) {
      if (!config[name]) faults.push(`  ${name}: required in production`);
    }
    if (config.DEMO) faults.push('  DEMO: must not be on in production');
  }
  if (config.OIDC_ISSUER && !config.OIDC_CLIENT_ID) faults.push('  OIDC_CLIENT_ID: required with OIDC_ISSUER');
  if (faults.length > 0) throw new ConfigError(`The configuration is not usable:\n${faults.join('\n')}`);
  return { ...config, isProduction: config.NODE_ENV === 'production' };
}

/** The process environment; nothing else in the code reads it. */
export function processConfig(): Config {
  return readConfig(process.env);
}

/** What a child process gets: this process's environment with some values set. */
export function childEnvironment(values: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...values };
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '#platform';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(`${ROOT}${file}`, 'utf8');

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, unknown>;
  deploy?: { replicas: number };
  volumes?: string[];
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const { services } = compose;

/** What Compose would put in place of `${NAME:-default}` and `${NAME:?message}`. */
const filled = (text: string): string =>
  text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind: string, rest: string) => {
    if (kind === '-') return rest;
    if (name === 'PUBLIC_URL') return 'https://silkcast.example.cn';
    return name === 'FIELD_KEYS' ? `1:${'0'.repeat(64)}` : '0'.repeat(64);
  });

describe('docker-compose.yml', () => {
  it('has every part of full mode, api and worker twice', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'media', 'migrate', 'postgres', 'redis', 'web', 'worker']);
    expect([services.api?.deploy?.replicas, services.worker?.deploy?.replicas]).toEqual([2, 2]);
  });

  it.each(['migrate', 'api', 'worker'])('gives %s a configuration that the product accepts in production', (name) => {
    const entries = Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, filled(value)]);
    const config = readConfig(Object.fromEntries(entries) as Record<string, string>);
    expect(config).toMatchObject({
      isProduction: true,
      DATABASE_URL: expect.stringContaining('@postgres:5432/'),
      REDIS_URL: 'redis://redis:6379',
    });
  });

  it('starts files that the build makes, pins its images and waits only for services that exist', () => {
    for (const [name, service] of Object.entries(services)) {
      expect([name, filled(service.image)]).toEqual([name, expect.stringMatching(/:(\d|local)/)]);
      for (const needed of Object.keys(service.depends_on ?? {})) expect(services).toHaveProperty(needed);
      const entry = service.command?.find((part) => part.startsWith('dist/'));
      if (entry) expect(existsSync(`${ROOT}${entry.replace('dist/', '').replace(/\.js$/, '.ts')}`)).toBe(true);
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':');
        if (!source.startsWith('.')) expect(compose.volumes).toHaveProperty(source);
        else if (!source.endsWith('/dist')) expect(existsSync(`${ROOT}${source}`)).toBe(true);
      }
    }
  });

  it('asks for nothing that .env.example leaves out', () => {
    const wanted = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    for (const name of new Set(wanted)) expect(read('.env.example')).toContain(`${name}=`);
  });
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const FIXTURE = fileURLToPath(new URL('../boundary-fixture/', import.meta.url));
const CRUISER = fileURLToPath(
  new URL('../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
);
const CONFIG = fileURLToPath(new URL('../../.dependency-cruiser.mjs', import.meta.url));

interface Violation {
  rule: { name: string };
  from: string;
}

function violations(): string[] {
  const output = execFileSync(
    process.execPath,
    [CRUISER, '--config', CONFIG, '--output-type', 'json', 'apps', 'libs'],
    {
      cwd: FIXTURE,
      encoding: 'utf8',
      maxBuffer: 20_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

describe('import boundaries', () => {
  it('refuse each violation of the fixture, by the rule meant for it', () => {
    expect(violations()).toEqual([
      'apps-are-leaves: libs/scheduling/src/uses-app.ts',
      'apps-stay-apart: apps/worker/src/uses-api.ts',
      'domain-is-pure: libs/course/src/impure.rules.ts',
      'layer-kernel: libs/kernel/src/layer-kernel.ts',
      'layer-scheduling: libs/scheduling/src/uses-app.ts',
      'no-circular: libs/identity/src/circle-a.ts',
      'not-unresolvable: libs/course/src/typo.ts',
      'public-door: libs/identity/src/public-door.ts',
      'tests-stay-out: libs/course/src/uses-testing.ts',
      'web-features-stay-apart: apps/web/src/features/beta/uses-alpha.ts',
      'web-ui-knows-no-feature: apps/web/src/ui/uses-feature.ts',
    ]);
  });
});

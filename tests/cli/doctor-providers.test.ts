import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import type { ProviderReport } from '../../engine/faces/probe.ts';
import { nameMachine } from '../../engine/faces/provider-machine.ts';
import { PROVIDER_FILE, recallProvider } from '../../engine/faces/provider-memory.ts';
import { HOUSE } from '../../engine/house.ts';
import { tronie } from './tronie.ts';

const data = mkdtempSync(join(tmpdir(), 'tronie-doctor-'));
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

test('doctor shows speed and agreement of every provider that works, why others do not, and remembers it', async () => {
  const { provider, providers, checks } = tronie('doctor', '--data', data, '--json').json<{
    provider: string;
    providers: ProviderReport[];
    checks: { name: string; detail: string }[];
  }>();
  expect(providers[0]).toMatchObject({ provider: 'cpu', works: true, difference: 0 });
  const { detail } = checks.find(({ name }) => name === 'provider')!;
  for (const report of providers) {
    if (report.works) {
      expect(report.oneMilliseconds).toBeGreaterThan(0);
      expect(detail).toContain(`${report.provider} ${report.oneMilliseconds.toFixed(1)} ms a face`);
    } else {
      expect(report.reason.length).toBeGreaterThan(5);
      expect(detail).toContain(`${report.provider} does not work here: ${report.reason}`);
    }
  }
  const machine = await nameMachine(HOUSE.models, 'auto');
  const remembered = await recallProvider(join(data, PROVIDER_FILE), machine);
  expect(remembered).toEqual({ machine, provider, reports: providers });
});

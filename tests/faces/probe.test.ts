import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { probeProviders } from '../../engine/faces/probe.ts';
import { supportedProviders } from '../../engine/faces/providers.ts';
import { MODELS } from './fixture.ts';
import { softwareGpu, withSoftwareGpu } from './software-gpu.ts';

describe('probeProviders', () => {
  it('outlives a provider that cannot work here, says why, and falls back to the CPU', async () => {
    const { provider, reports } = await probeProviders(['coreml', 'dml', 'cuda'], { models: MODELS });
    expect(provider).toBe('cpu');
    expect(reports[0]).toMatchObject({ provider: 'cpu', works: true, difference: 0 });
    for (const report of reports.slice(1)) {
      // A machine that has the hardware may pass.
      if (report.works) expect(report.difference).toBeLessThan(1e-3);
      else expect(report.reason.length).toBeGreaterThan(5);
    }
    expect(reports).toHaveLength(4);
  });

  it('says that the networks do not run when they are not there', async () => {
    await expect(probeProviders([], { models: join(MODELS, 'nowhere') })).rejects.toThrow(
      /networks do not run/,
    );
  });

  it('ends with the show', async () => {
    const closing = new AbortController();
    const probing = probeProviders(['cuda'], { models: MODELS, signal: closing.signal });
    closing.abort(new Error('the show is over'));
    await expect(probing).rejects.toThrow();
  });

  it.runIf(withSoftwareGpu)('agrees with the CPU on WebGPU', { timeout: 180_000 }, async () => {
    expect(supportedProviders()).toContain('webgpu');
    const { env, remove } = softwareGpu();
    const { provider, reports } = await probeProviders(['webgpu'], { models: MODELS, env });
    remove();
    console.info(reports);
    expect(provider).toBe('cpu'); // a GPU of software is slower
    expect(reports[1]).toMatchObject({ provider: 'webgpu', works: true });
    const [, webgpu] = reports;
    expect(webgpu?.works === true ? webgpu.difference : Infinity).toBeLessThan(1e-3);
  });
});

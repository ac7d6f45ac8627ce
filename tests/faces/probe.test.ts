import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { probeProviders } from '../../engine/faces/probe.ts';
import { supportedProviders } from '../../engine/faces/providers.ts';
import { MODELS } from './fixture.ts';

/** Chromium's software Vulkan: a GPU for machines without one. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** Minutes on a busy machine: asked for with TRONIE_SLOW_TESTS=1, where Debian's chromium is installed. */
const withWebGpu = process.env['TRONIE_SLOW_TESTS'] === '1' && existsSync(SWIFTSHADER);

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

  it.runIf(withWebGpu)('agrees with the CPU on WebGPU', { timeout: 180_000 }, async () => {
    expect(supportedProviders()).toContain('webgpu');
    const runtime = mkdtempSync(join(tmpdir(), 'tronie-webgpu-'));
    const env = {
      ...process.env,
      VK_ICD_FILENAMES: SWIFTSHADER,
      VK_DRIVER_FILES: SWIFTSHADER,
      XDG_RUNTIME_DIR: runtime,
    };
    const { reports } = await probeProviders(['webgpu'], { models: MODELS, env });
    rmSync(runtime, { recursive: true });
    expect(reports[1]).toMatchObject({ provider: 'webgpu', works: true });
    const [, webgpu] = reports;
    expect(webgpu?.works === true ? webgpu.difference : Infinity).toBeLessThan(1e-3);
  });
});

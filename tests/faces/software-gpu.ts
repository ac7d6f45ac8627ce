import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Chromium's software Vulkan: a GPU for machines without one. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** Minutes on a busy machine: asked for with TRONIE_SLOW_TESTS=1, where Debian's chromium is installed. */
export const withSoftwareGpu = process.env['TRONIE_SLOW_TESTS'] === '1' && existsSync(SWIFTSHADER);

/** An environment in which WebGPU finds it, and a folder that goes with it. */
export function softwareGpu(): { readonly env: NodeJS.ProcessEnv; readonly remove: () => void } {
  const runtime = mkdtempSync(join(tmpdir(), 'tronie-webgpu-'));
  const env = {
    ...process.env,
    VK_ICD_FILENAMES: SWIFTSHADER,
    VK_DRIVER_FILES: SWIFTSHADER,
    XDG_RUNTIME_DIR: runtime,
  };
  return {
    env,
    remove: () => {
      rmSync(runtime, { recursive: true });
    },
  };
}

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';

import { REQUIRED_MODELS } from './faces.ts';
import type { ProviderWish } from './provider-wish.ts';

/** Where Vulkan's drivers announce themselves on Linux; a package's update changes size or date. */
const VULKAN_DRIVERS = ['/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d', '/etc/vulkan/icd.d'];

/** Display drivers in Windows' store: the folder's name ends with a hash of the package. */
const WINDOWS_DRIVERS = /^(nv|u0|c0|iigd|igdlh|atiila|qcdx)/;

async function look(folder: string, keep: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => keep.test(name))
      .toSorted()
      .map(async (name) => {
        const { size, mtimeMs } = await stat(join(folder, name));
        return `${name} ${size} ${mtimeMs}`;
      }),
  );
}

async function drivers(env: NodeJS.ProcessEnv): Promise<unknown> {
  if (platform() === 'win32') {
    const store = join(env['SystemRoot'] ?? 'C:\\Windows', 'System32/DriverStore/FileRepository');
    return (await readdir(store).catch(() => [])).filter((name) => WINDOWS_DRIVERS.test(name)).toSorted();
  }
  if (platform() === 'darwin') return null; // drivers come with the system, and `release` names that
  const nvidia = await readFile('/proc/driver/nvidia/version', 'utf8').catch(() => null);
  const vulkan = await Promise.all(VULKAN_DRIVERS.map((folder) => look(folder, /\.json$/)));
  return [
    nvidia,
    vulkan,
    await look('/dev/dri', /^render/).then((cards) => cards.length),
    env['VK_ICD_FILENAMES'],
    env['VK_DRIVER_FILES'],
    env['XDG_RUNTIME_DIR'],
  ];
}

async function onnxruntimeVersion(): Promise<string> {
  const file = findPackageJSON('onnxruntime-node', import.meta.url);
  if (file === undefined) return 'unknown';
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

/**
 * Names everything that a probe's result depends on: system, drivers, onnxruntime, networks, and what was wished for.
 * When one of them changes, so does the name, and what was remembered no longer counts. Takes a few ms: nothing is
 * loaded, nothing but folders and small files are read.
 */
export async function nameMachine(
  models: string,
  wish: ProviderWish,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const networks = await Promise.all(
    REQUIRED_MODELS.map(async (name) => {
      const { size, mtimeMs } = await stat(join(models, name));
      return [name, size, mtimeMs];
    }),
  );
  const parts = [
    platform(),
    arch(),
    release(),
    await drivers(env),
    await onnxruntimeVersion(),
    networks,
    wish,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

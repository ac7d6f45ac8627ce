import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** The repository, or the unpacked application. */
const ROOT = resolve(import.meta.dirname, '..');

/** Where things that come with Tronie lie. */
export const HOUSE = {
  root: ROOT,
  /** Converted networks, made by set-up. */
  models: join(ROOT, 'models/built'),
  /** The face generator's weights. */
  generator: join(ROOT, 'models/generator'),
  datasets: join(ROOT, 'datasets'),
  /** The built pages. */
  renderer: join(ROOT, 'renderer/dist'),
  mediapipe: join(ROOT, 'node_modules/@mediapipe/tasks-vision/wasm'),
} as const;

/** Where a user's data lie unless --data says otherwise: the platform's own place for it. */
export function defaultDataFolder(): string {
  return envPaths('tronie', { suffix: '' }).data;
}

/** The two databases of a data folder. */
export function dataFiles(folder: string): {
  readonly gallery: string;
  readonly visitors: string;
  readonly pictures: string;
} {
  return {
    gallery: join(folder, 'gallery.sqlite'),
    visitors: join(folder, 'visitors.sqlite'),
    /** Pictures written for the command line's answers; may be deleted at any time. */
    pictures: join(folder, 'cache', 'pictures'),
  };
}

/** Tronie's own version. */
export function version(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberedDisplays, type RememberedDisplays } from '../engine/host/displays.ts';

/**
 * Which display the technician gave each surface, from `displays.json` in the data folder. A file that is missing or
 * not readable means that nothing is remembered: the show must come up on whatever is there.
 */
export function readRememberedDisplays(
  data: string,
  complain: (sentence: string) => void,
): RememberedDisplays {
  const file = join(data, 'displays.json');
  try {
    return rememberedDisplays.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (!missing)
      complain(`${file} is not readable, so displays are chosen anew. Delete it or assign them again.`);
    return {};
  }
}

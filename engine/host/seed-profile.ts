// Runs in the host, before a browser is started.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Surface } from '../server/surface.ts';

const ALLOW = 1;

const preferences = z.record(z.string(), z.unknown()).catch({});

/**
 * Prepares a surface's browser profile: the booth may use the camera without a question that a visitor would
 * have to answer (Tronie asks for consent itself, in its own words); nobody may use anything else.
 *
 * @param url of the surface; its origin changes with the port
 */
export function seedProfile(profile: string, surface: Surface, url: string): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'Preferences');
  writeFileSync(
    file,
    JSON.stringify(withShowPreferences(readPreferences(file), surface, new URL(url).origin)),
  );
}

/** Chromium's own preferences with ours put in, the rest left as it is. */
export function withShowPreferences(
  existing: Readonly<Record<string, unknown>>,
  surface: Surface,
  origin: string,
): Record<string, unknown> {
  const profile = preferences.parse(existing.profile);
  const settings = preferences.parse(profile.content_settings);
  const camera = surface === 'booth' ? { [`${origin},*`]: { setting: ALLOW } } : {};
  return {
    ...existing,
    profile: {
      ...profile,
      // A machine that was switched off at the wall is normal here: no “restore pages?”.
      exit_type: 'Normal',
      exited_cleanly: true,
      content_settings: {
        ...settings,
        exceptions: { ...preferences.parse(settings.exceptions), media_stream_camera: camera },
      },
    },
    safebrowsing: { enabled: false },
    search: { suggest_enabled: false },
    translate: { enabled: false },
    credentials_enable_service: false,
  };
}

function readPreferences(file: string): Record<string, unknown> {
  try {
    return preferences.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {}; // none yet, or cut off in the middle: Chromium would start afresh, too
  }
}

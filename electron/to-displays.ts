import type { Display as ElectronDisplay } from 'electron';
import type { Display } from '../engine/host/display.ts';

/** Electron's displays as the arrangement wants them. */
export function toDisplays(displays: readonly ElectronDisplay[], primaryId: number): readonly Display[] {
  return displays.map(({ id, label, bounds, scaleFactor, internal }) => ({
    id,
    label,
    bounds,
    scaleFactor,
    internal,
    primary: id === primaryId,
  }));
}

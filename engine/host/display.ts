import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A connected display. Lengths in device-independent px on the whole desktop. */
export interface Display {
  /** The system's number: kept by some systems when a cable is pulled and put back, reused by others. */
  readonly id: number;
  /** The maker's name for it, as its cable tells; may be empty, and two of a kind have the same. */
  readonly label: string;
  readonly bounds: Rectangle;
  readonly scaleFactor: number;
  /** Built into the machine. */
  readonly internal: boolean;
  readonly primary: boolean;
}

/** What is remembered of a display from one start to the next. */
export const displayIdentity = z.object({
  id: z.number(),
  label: z.string(),
  /** Its own px, so that another scale makes no other display of it. */
  width: z.number(),
  height: z.number(),
  x: z.number(),
  y: z.number(),
});
export type DisplayIdentity = z.infer<typeof displayIdentity>;

export function identify(display: Display): DisplayIdentity {
  const { id, label, bounds, scaleFactor } = display;
  return {
    id,
    label,
    width: Math.round(bounds.width * scaleFactor),
    height: Math.round(bounds.height * scaleFactor),
    x: bounds.x,
    y: bounds.y,
  };
}

/**
 * How sure it is that a display is the remembered one; 0 means that it is another.
 * The maker's name decides where there is one: systems reuse numbers. Number, size and place tell twins apart.
 */
export function likeness(display: Display, remembered: DisplayIdentity): number {
  const here = identify(display);
  const sameId = here.id === remembered.id;
  const sameSize = here.width === remembered.width && here.height === remembered.height;
  const samePlace = here.x === remembered.x && here.y === remembered.y;
  const details = (sameId ? 4 : 0) + (sameSize ? 2 : 0) + (samePlace ? 1 : 0);
  if (here.label !== '' && remembered.label !== '') return here.label === remembered.label ? 8 + details : 0;
  // Without names, the number and the size must both agree: a projector's picture on the wrong wall is worse than none.
  return sameId && sameSize ? details : 0;
}

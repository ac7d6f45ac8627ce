// Decides which surface is shown on which display. Pure: the shell asks again after every change.
import { z } from 'zod';
import { SURFACES, type Surface } from '../server/surface.ts';
import { displayIdentity, likeness, type Display, type DisplayIdentity, type Rectangle } from './display.ts';

/** Which display each surface was given by the technician; a surface may have none yet. */
export const rememberedDisplays = z.object({
  booth: displayIdentity.optional(),
  operator: displayIdentity.optional(),
  projector: displayIdentity.optional(),
});
export type RememberedDisplays = z.infer<typeof rememberedDisplays>;

export type Placement =
  /** The whole display, nothing else on it. */
  | {
      readonly surface: Surface;
      readonly mode: 'full';
      readonly display: Display;
      readonly bounds: Rectangle;
    }
  /** An ordinary window. */
  | {
      readonly surface: Surface;
      readonly mode: 'window';
      readonly display: Display;
      readonly bounds: Rectangle;
    }
  /** Its display is not connected: the window stays hidden until it is. */
  | { readonly surface: Surface; readonly mode: 'hidden' };

export type Placements = Readonly<Record<Surface, Placement>>;

/** Who chooses first when displays are scarce: without the operator nothing can be played. */
const PRECEDENCE: readonly Surface[] = ['projector', 'operator', 'booth'];

/**
 * Places the three surfaces.
 *
 * - A surface whose remembered display is connected gets it, whole. One whose display is not connected waits
 *   hidden: it never jumps in front of the audience on another's display.
 * - Surfaces without memory share the displays that nobody remembers: the projector takes the largest that is
 *   not the primary one, the operator the primary one, the booth what is left.
 * - Surfaces for which no display is left share the operator's as windows side by side: with one display in
 *   all, that is the rehearsal with three windows.
 *
 * @param rehearsal all three as windows on the primary display, whatever is remembered
 */
export function arrangeSurfaces(
  connected: readonly Display[],
  remembered: RememberedDisplays,
  rehearsal = false,
): Placements {
  // Systems list displays in any order; the same ones must be arranged the same.
  const displays = connected.toSorted((a, b) => a.id - b.id);
  const primary = displays.find((display) => display.primary) ?? displays[0];
  if (primary === undefined) return placements((surface) => ({ surface, mode: 'hidden' }));
  if (rehearsal) return sideBySide(primary, SURFACES);

  const given = matchRemembered(displays, remembered);
  const taken = new Set([...given.values()].map((display) => display.id));
  const free = displays.filter((display) => !taken.has(display.id));
  const homeless: Surface[] = [];
  for (const surface of PRECEDENCE) {
    if (remembered[surface] !== undefined) continue;
    const choice = chooseFree(surface, free);
    if (choice === undefined) {
      homeless.push(surface);
    } else {
      given.set(surface, choice);
      free.splice(free.indexOf(choice), 1);
    }
  }

  const shared = homeless.length === 0 ? undefined : sharedDisplay(given, primary);
  const sharing =
    shared === undefined
      ? []
      : SURFACES.filter(
          (surface) =>
            homeless.includes(surface) || (surface !== 'projector' && given.get(surface)?.id === shared.id),
        );
  const windows = shared && sharing.length > 0 ? sideBySide(shared, sharing) : undefined;

  return placements((surface) => {
    if (windows && sharing.includes(surface)) return windows[surface];
    const display = given.get(surface);
    return display ? { surface, mode: 'full', display, bounds: display.bounds } : { surface, mode: 'hidden' };
  });
}

/** Pairs remembered surfaces with displays, the surest pair first, no display twice. */
function matchRemembered(
  displays: readonly Display[],
  remembered: RememberedDisplays,
): Map<Surface, Display> {
  const pairs = SURFACES.flatMap((surface) => {
    const identity: DisplayIdentity | undefined = remembered[surface];
    if (identity === undefined) return [];
    return displays.map((display) => ({ surface, display, likeness: likeness(display, identity) }));
  })
    .filter((pair) => pair.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.display.id - b.display.id);
  const given = new Map<Surface, Display>();
  const taken = new Set<number>();
  for (const { surface, display } of pairs) {
    if (given.has(surface) || taken.has(display.id)) continue;
    given.set(surface, display);
    taken.add(display.id);
  }
  return given;
}

function chooseFree(surface: Surface, free: readonly Display[]): Display | undefined {
  const area = ({ bounds }: Display) => bounds.width * bounds.height;
  const outer = free
    .filter((display) => !display.primary && !display.internal)
    .sort((a, b) => area(b) - area(a) || a.id - b.id);
  if (surface === 'projector') return outer[0];
  if (surface === 'operator') return free.find((display) => display.primary) ?? free[0];
  return outer[0] ?? free[0];
}

/** Where surfaces without a display of their own go: never onto what the audience sees. */
function sharedDisplay(given: ReadonlyMap<Surface, Display>, primary: Display): Display | undefined {
  const audience = given.get('projector');
  const operator = given.get('operator');
  if (operator) return operator;
  return primary.id === audience?.id ? undefined : primary;
}

function sideBySide(display: Display, surfaces: readonly Surface[]): Placements {
  const { x, y, width, height } = display.bounds;
  const edge = (index: number) => Math.round((width * index) / surfaces.length);
  return placements((surface) => {
    const index = surfaces.indexOf(surface);
    if (index < 0) return { surface, mode: 'hidden' };
    const bounds = { x: x + edge(index), y, width: edge(index + 1) - edge(index), height };
    return { surface, mode: 'window', display, bounds };
  });
}

function placements(place: (surface: Surface) => Placement): Placements {
  return { booth: place('booth'), operator: place('operator'), projector: place('projector') };
}

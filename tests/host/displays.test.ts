import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, likeness, type Display } from '../../engine/host/display.ts';
import {
  arrangeSurfaces,
  type Placement,
  type Placements,
  type RememberedDisplays,
} from '../../engine/host/displays.ts';
import { rememberPlacements } from '../../engine/host/remember-placements.ts';

const display = (id: number, label: string, x: number, more: Partial<Display> = {}): Display => ({
  id,
  label,
  bounds: { x, y: 0, width: 1920, height: 1080 },
  scaleFactor: 1,
  internal: false,
  primary: false,
  ...more,
});
const DESK = display(1, 'Desk', 0, { primary: true });
const KIOSK = display(2, 'Touch', 1920, { bounds: { x: 1920, y: 0, width: 1080, height: 1920 } });
const BEAMER = display(3, 'Beamer', 3840, { bounds: { x: 3840, y: 0, width: 3840, height: 2160 } });
const ALL = [DESK, KIOSK, BEAMER];
const REMEMBERED: RememberedDisplays = {
  booth: identify(KIOSK),
  operator: identify(DESK),
  projector: identify(BEAMER),
};

/** `full:Beamer`, `window:Desk`, `hidden`. */
const say = (placement: Placement) =>
  placement.mode === 'hidden' ? 'hidden' : `${placement.mode}:${placement.display.label}`;
const sayAll = ({ booth, operator, projector }: Placements) => [booth, operator, projector].map(say);

describe('surfaces on their displays', () => {
  it('the first time: the projector on the largest outer display, the operator on the main one, the booth on the rest', () => {
    expect(sayAll(arrangeSurfaces(ALL, {}))).toEqual(['full:Touch', 'full:Desk', 'full:Beamer']);
  });

  it('with two displays the operator’s is shared and the audience’s is not', () => {
    expect(sayAll(arrangeSurfaces([DESK, BEAMER], {}))).toEqual([
      'window:Desk',
      'window:Desk',
      'full:Beamer',
    ]);
  });

  it('with one display it is a rehearsal: three windows side by side, none over another', () => {
    const placements = arrangeSurfaces([DESK], {});
    expect(sayAll(placements)).toEqual(['window:Desk', 'window:Desk', 'window:Desk']);
    const edges = [placements.booth, placements.operator, placements.projector].map((placement) =>
      placement.mode === 'window' ? [placement.bounds.x, placement.bounds.x + placement.bounds.width] : [],
    );
    expect(edges).toEqual([
      [0, 640],
      [640, 1280],
      [1280, 1920],
    ]);
  });

  it('a rehearsal can be asked for, whatever is remembered', () => {
    expect(sayAll(arrangeSurfaces(ALL, REMEMBERED, true))).toEqual([
      'window:Desk',
      'window:Desk',
      'window:Desk',
    ]);
  });

  it('remembered by identity: numbers and places may change, as after a restart', () => {
    const mixed = [
      { ...BEAMER, id: 1, bounds: { ...BEAMER.bounds, x: 0 } },
      { ...DESK, id: 3, bounds: { ...DESK.bounds, x: 3840 } },
      { ...KIOSK, id: 7 },
    ];
    expect(sayAll(arrangeSurfaces(mixed, REMEMBERED))).toEqual(['full:Touch', 'full:Desk', 'full:Beamer']);
  });

  it('a display unplugged hides its surface and moves no other; plugged in again, it has it back', () => {
    expect(sayAll(arrangeSurfaces([DESK, KIOSK], REMEMBERED))).toEqual(['full:Touch', 'full:Desk', 'hidden']);
    expect(sayAll(arrangeSurfaces([BEAMER], REMEMBERED))).toEqual(['hidden', 'hidden', 'full:Beamer']);
    expect(sayAll(arrangeSurfaces(ALL, REMEMBERED))).toEqual(['full:Touch', 'full:Desk', 'full:Beamer']);
    expect(sayAll(arrangeSurfaces([], REMEMBERED))).toEqual(['hidden', 'hidden', 'hidden']);
  });

  it('a display that was only chosen is kept for the evening, too', () => {
    const first = rememberPlacements(arrangeSurfaces([DESK, BEAMER], {}), {});
    expect(sayAll(arrangeSurfaces([DESK], first))).toEqual(['window:Desk', 'window:Desk', 'hidden']);
    const second = rememberPlacements(arrangeSurfaces([DESK], first), first);
    expect(sayAll(arrangeSurfaces([DESK, BEAMER], second))).toEqual([
      'window:Desk',
      'window:Desk',
      'full:Beamer',
    ]);
  });

  it('tells two of a kind apart by number, then by place', () => {
    const left = display(10, 'Twin', 0);
    const right = display(11, 'Twin', 1920, { primary: true });
    const remembered = { operator: identify(left), projector: identify(right) };
    const renumbered = [
      { ...left, id: 20 },
      { ...right, id: 21 },
    ];
    for (const displays of [[left, right], [right, left], renumbered]) {
      const { operator, projector } = arrangeSurfaces(displays, { ...remembered, booth: identify(KIOSK) });
      expect(operator).toMatchObject({ bounds: left.bounds });
      expect(projector).toMatchObject({ bounds: right.bounds });
    }
  });

  it('without a name, another size is another display', () => {
    const nameless = display(5, '', 0);
    expect(likeness(nameless, identify(nameless))).toBeGreaterThan(0);
    expect(likeness({ ...nameless, scaleFactor: 2 }, identify(nameless))).toBe(0);
    expect(likeness({ ...nameless, id: 6 }, identify(nameless))).toBe(0);
  });
});

const anyDisplays = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      label: fc.constantFrom('', 'A', 'B'),
      bounds: fc.record({
        x: fc.integer({ min: -4000, max: 4000 }),
        y: fc.integer({ min: -2000, max: 2000 }),
        width: fc.integer({ min: 640, max: 3840 }),
        height: fc.integer({ min: 480, max: 2160 }),
      }),
      scaleFactor: fc.constantFrom(1, 1.5, 2),
      internal: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  )
  .map((displays): Display[] => displays.map((given, index) => ({ ...given, primary: index === 0 })));

const anyMemory = fc
  .tuple(anyDisplays, fc.subarray(['booth', 'operator', 'projector'] as const))
  .map(([displays, surfaces]): RememberedDisplays =>
    Object.fromEntries(
      surfaces.flatMap((surface, i) => (displays[i] ? [[surface, identify(displays[i])]] : [])),
    ),
  );

describe('whatever is plugged in and remembered', () => {
  it('no window is on a display that is not there, and no full one shares its display', () => {
    fc.assert(
      fc.property(anyDisplays, anyMemory, fc.boolean(), (displays, remembered, rehearsal) => {
        const shown = Object.values(arrangeSurfaces(displays, remembered, rehearsal)).filter(
          (placement): placement is Exclude<Placement, { mode: 'hidden' }> => placement.mode !== 'hidden',
        );
        for (const placement of shown) {
          expect(displays).toContain(placement.display);
          const { x, width } = placement.bounds;
          const screen = placement.display.bounds;
          expect(x).toBeGreaterThanOrEqual(screen.x);
          expect(x + width).toBeLessThanOrEqual(screen.x + screen.width);
          if (placement.mode === 'full') {
            expect(shown.filter((other) => other.display.id === placement.display.id)).toHaveLength(1);
          }
        }
      }),
    );
  });

  it('unplugging another’s display never moves a surface off its own', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), (displays) => {
        const placements = arrangeSurfaces(displays, REMEMBERED);
        for (const [surface, own] of [
          ['booth', KIOSK],
          ['operator', DESK],
          ['projector', BEAMER],
        ] as const) {
          expect(say(placements[surface])).toBe(displays.includes(own) ? `full:${own.label}` : 'hidden');
        }
      }),
    );
  });

  it('the same displays in another order are arranged the same', () => {
    fc.assert(
      fc.property(anyDisplays, anyMemory, (displays, remembered) => {
        expect(arrangeSurfaces(displays.toReversed(), remembered)).toEqual(
          arrangeSurfaces(displays, remembered),
        );
      }),
    );
  });
});

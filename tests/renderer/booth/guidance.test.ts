import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidance, INSTRUCTIONS, LIMITS, type Instruction } from '../../../renderer/booth/guide/guidance.ts';
import { OVAL } from '../../../renderer/booth/guide/mirror-view.ts';
import { anyMirror, anyStance, CAMERA, edgyStance, IDEAL, measured, type Stance } from './some-measures.ts';

const anyInstruction = fc.constantFrom(...INSTRUCTIONS);

/** A visitor who does what is said, a little at a time. */
function obey(stance: Stance, instruction: Instruction, mirrorAspect: number): Stance {
  const sideways = (0.04 * OVAL.height) / mirrorAspect;
  const towards = (value: number, step: number): number =>
    Math.abs(value) <= step ? 0 : value - Math.sign(value) * step;
  switch (instruction) {
    case 'closer':
      return { ...stance, size: stance.size + 0.04 };
    case 'back':
      return { ...stance, size: stance.size - 0.04 };
    case 'left':
      return { ...stance, x: stance.x - sideways };
    case 'right':
      return { ...stance, x: stance.x + sideways };
    case 'higher':
      return { ...stance, y: stance.y - 0.03 };
    case 'lower':
      return { ...stance, y: stance.y + 0.03 };
    case 'more-light':
      return { ...stance, light: stance.light + 10 };
    case 'look-here':
      return { ...stance, yaw: towards(stance.yaw, 4) };
    case 'look-up':
      return { ...stance, pitch: stance.pitch - 4 };
    case 'look-down':
      return { ...stance, pitch: stance.pitch + 4 };
    case 'upright':
      return { ...stance, roll: towards(stance.roll, 4) };
    case 'hold-still':
      return { ...stance, movement: stance.movement / 2 };
    case 'no-face':
    case 'one-person':
    case 'well':
      return stance;
    default:
      return instruction satisfies never;
  }
}

describe('the guide', () => {
  it('is content with a visitor who stands well, whatever it said before', () => {
    fc.assert(
      fc.property(anyInstruction, anyMirror, (previous, mirror) => {
        expect(guidance(measured(IDEAL, mirror), previous, mirror)).toBe('well');
      }),
    );
  });

  it('leads everybody who does what it says to a good picture', () => {
    fc.assert(
      fc.property(anyStance, anyMirror, (start, mirror) => {
        let [stance, said] = [start, 'no-face' as Instruction];
        for (let step = 0; step < 200; step++) {
          said = guidance(measured(stance, mirror), said, mirror);
          if (said === 'well') return;
          stance = obey(stance, said, mirror);
        }
        expect.fail(`after 200 steps it still says ${said} to ${JSON.stringify(stance)}`);
      }),
    );
  });

  it('says the mirrored thing to the mirrored visitor', () => {
    const mirrored: Partial<Record<Instruction, Instruction>> = { left: 'right', right: 'left' };
    fc.assert(
      fc.property(anyStance, anyMirror, (stance, mirror) => {
        const said = guidance(measured(stance, mirror), 'well', mirror);
        const other = { ...stance, x: 1 - stance.x, yaw: -stance.yaw, roll: -stance.roll };
        expect(guidance(measured(other, mirror), 'well', mirror)).toBe(mirrored[said] ?? said);
      }),
    );
  });

  it('does not change its mind over a trembling face', () => {
    // Every number trembles by less than the distance between giving an instruction and taking it back.
    const tremble = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.oneof(anyStance, edgyStance),
        fc.array(tremble, { minLength: 12, maxLength: 12 }),
        anyMirror,
        (stance, times, mirror) => {
          let said: Instruction = 'no-face';
          const words: Instruction[] = [];
          for (const [dx, dy, ds, dyaw, dpitch, droll, dlight, dmovement] of times) {
            const shaken = {
              x: stance.x + (dx! * 0.02 * OVAL.height) / mirror,
              y: stance.y + dy! * 0.025 * OVAL.height,
              size: stance.size + ds! * 0.018,
              yaw: stance.yaw + dyaw! * 2,
              pitch: stance.pitch + dpitch! * 2,
              roll: stance.roll + droll! * 2,
              light: stance.light + dlight! * 3.5,
              movement: Math.max(0, stance.movement + dmovement! * 0.1),
            };
            said = guidance(measured(shaken, mirror), said, mirror);
            words.push(said);
          }
          // It may take back a word when the face trembles out of its reach, but it never says the same word again.
          const spoken = words.filter((word, i) => word !== words[i - 1]);
          expect(new Set(spoken).size).toBe(spoken.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('tells one thing at a time, the outermost first: a far, dark, turned face at the edge is asked to come closer', () => {
    const lost = { ...IDEAL, size: 0.3, x: 0.1, yaw: 50, light: 10, movement: 2 };
    expect(guidance(measured(lost, 1), 'well', 1)).toBe('closer');
    expect(guidance(measured({ ...lost, size: 0.85 }, 1), 'well', 1)).toBe('right');
    expect(guidance(measured({ ...lost, size: 0.85, x: 0.5 }, 1), 'well', 1)).toBe('more-light');
    expect(guidance(measured({ ...lost, size: 0.85, x: 0.5, light: 140 }, 1), 'well', 1)).toBe('look-here');
    expect(guidance(measured({ ...IDEAL, movement: 2 }, 1), 'well', 1)).toBe('hold-still');
  });

  it('asks for light where it sees nothing, and for a face where it sees an empty room', () => {
    const empty = { at: 0, ...CAMERA, faces: [] };
    expect(guidance({ ...empty, light: 3 }, 'well', 1)).toBe('more-light');
    expect(guidance({ ...empty, light: LIMITS.darkFrame.take + 1 }, 'more-light', 1)).toBe('no-face');
  });

  it('wants one person, before anything else about them', () => {
    fc.assert(
      fc.property(anyStance, anyStance, anyInstruction, (a, b, previous) => {
        const both = { ...measured(a, 1), faces: [measured(a, 1).faces[0]!, measured(b, 1).faces[0]!] };
        expect(guidance(both, previous, 1)).toBe('one-person');
      }),
    );
  });

  it('tells up from down and left from right as the visitor sees them in the mirror', () => {
    const say = (change: Partial<Stance>): Instruction =>
      guidance(measured({ ...IDEAL, ...change }, 0.84), 'well', 0.84);
    expect(say({ x: 0.9 })).toBe('left');
    expect(say({ x: 0.1 })).toBe('right');
    expect(say({ y: 0.75 })).toBe('higher');
    expect(say({ y: 0.2 })).toBe('lower');
    expect(say({ pitch: 30 })).toBe('look-up');
    expect(say({ pitch: -30 })).toBe('look-down');
    expect(say({ roll: -25 })).toBe('upright');
    expect(say({ size: 1.5 })).toBe('back');
  });
});

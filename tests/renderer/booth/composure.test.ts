import { describe, expect, it } from 'vitest';
import { compose, NO_COMPOSURE, WELL_MS, type Composure } from '../../../renderer/booth/guide/composure.ts';
import type { Instruction } from '../../../renderer/booth/guide/guidance.ts';

/** One frame every 40 ms. */
function frames(from: Composure, said: readonly Instruction[], start = 0): Composure {
  return said.reduce(
    (state, instruction, i) => compose(state, instruction, instruction !== 'no-face', start + i * 40),
    from,
  );
}
const times = (count: number, instruction: Instruction): Instruction[] =>
  Array.from({ length: count }, () => instruction);

describe('the words on the screen', () => {
  it('stay when another instruction flits by', () => {
    const before = frames(NO_COMPOSURE, times(20, 'left'));
    expect(frames(before, [...times(3, 'closer'), 'left'], 800).shown).toBe('left');
  });

  it('change when the new instruction has lasted long enough to be meant', () => {
    const before = frames(NO_COMPOSURE, times(20, 'left'));
    expect(frames(before, times(8, 'closer'), 800).shown).toBe('closer');
  });

  it('praise at once', () => {
    const before = frames(NO_COMPOSURE, times(20, 'left'));
    expect(frames(before, ['well'], 800).shown).toBe('well');
  });
});

describe('the time for which all is well', () => {
  it('reaches the countdown after 700 ms and starts again after one frame that is not', () => {
    const well = frames(NO_COMPOSURE, times(19, 'well'));
    expect(well.wellFor).toBeGreaterThanOrEqual(WELL_MS);
    expect(frames(well, ['hold-still', 'well'], 760).wellFor).toBe(0);
  });
});

describe('a face that has gone', () => {
  it('is missed from the last frame that showed it', () => {
    const gone = frames(frames(NO_COMPOSURE, times(3, 'well')), times(10, 'no-face'), 120);
    expect(gone.goneFor).toBe(400);
    expect(gone.faceSeenAt).toBe(80);
  });

  it('was never there if no frame showed it', () => {
    expect(frames(NO_COMPOSURE, times(10, 'no-face')).goneFor).toBe(Infinity);
  });
});

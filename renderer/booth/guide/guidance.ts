// One instruction at a time: what the visitor should do next so that the picture is a good one. Pure.
import { faceInMirror, OVAL } from './mirror-view.ts';
import type { FaceMeasures, Measures } from './measures.ts';

/** In the order in which they are told: no use in turning one's head while standing outside the mirror. */
export const INSTRUCTIONS = [
  'more-light',
  'no-face',
  'one-person',
  'closer',
  'back',
  'left',
  'right',
  'higher',
  'lower',
  'look-here',
  'look-up',
  'look-down',
  'upright',
  'hold-still',
  'well',
] as const;
export type Instruction = (typeof INSTRUCTIONS)[number];

/**
 * A limit that is harder to get back under than to cross: an instruction is given when the value passes `give`
 * and taken back only when it is under `take`, so a value that trembles at the edge does not make the words flicker.
 */
interface Limit {
  readonly give: number;
  readonly take: number;
}

/** Face heights are of the oval's height; offsets of the oval's height; angles in degrees; light in luma. */
export const LIMITS = {
  small: { give: 0.42, take: 0.46 },
  large: { give: 1.16, take: 1.1 },
  sideways: { give: 0.25, take: 0.2 },
  upDown: { give: 0.34, take: 0.28 },
  yaw: { give: 20, take: 15 },
  lookingDown: { give: 20, take: 15 },
  lookingUp: { give: 20, take: 15 },
  roll: { give: 16, take: 11 },
  faceLight: { give: 52, take: 60 },
  darkFrame: { give: 14, take: 20 },
  movement: { give: 0.7, take: 0.45 },
} as const satisfies Record<string, Limit>;

/**
 * The instruction for this frame.
 * @param previous the instruction that was given before: makes it the one that is a little harder to leave
 * @param mirrorAspect width / height of the mirror on the screen
 */
export function guidance(measures: Measures, previous: Instruction, mirrorAspect: number): Instruction {
  const over = (value: number, limit: Limit, told: boolean): boolean =>
    value > (told ? limit.take : limit.give);
  const under = (value: number, limit: Limit, told: boolean): boolean =>
    value < (told ? limit.take : limit.give);

  const face = measures.faces[0];
  if (face === undefined) {
    return under(measures.light, LIMITS.darkFrame, previous === 'more-light') ? 'more-light' : 'no-face';
  }
  if (measures.faces.length > 1) return 'one-person';

  const { x, y, height } = faceInMirror(face, measures, mirrorAspect);
  const size = height / OVAL.height;
  if (under(size, LIMITS.small, previous === 'closer')) return 'closer';
  if (over(size, LIMITS.large, previous === 'back')) return 'back';

  // Both offsets in heights of the oval.
  const right = ((x - OVAL.x) * mirrorAspect) / OVAL.height;
  const down = (y - OVAL.y) / OVAL.height;
  if (over(right, LIMITS.sideways, previous === 'left')) return 'left';
  if (over(-right, LIMITS.sideways, previous === 'right')) return 'right';
  if (over(down, LIMITS.upDown, previous === 'higher')) return 'higher';
  if (over(-down, LIMITS.upDown, previous === 'lower')) return 'lower';

  if (under(face.light, LIMITS.faceLight, previous === 'more-light')) return 'more-light';
  return pose(face, previous);

  function pose({ yaw, pitch, roll, movement }: FaceMeasures, told: Instruction): Instruction {
    if (over(Math.abs(yaw), LIMITS.yaw, told === 'look-here')) return 'look-here';
    if (over(pitch, LIMITS.lookingDown, told === 'look-up')) return 'look-up';
    if (over(-pitch, LIMITS.lookingUp, told === 'look-down')) return 'look-down';
    if (over(Math.abs(roll), LIMITS.roll, told === 'upright')) return 'upright';
    if (over(movement, LIMITS.movement, told === 'hold-still')) return 'hold-still';
    return 'well';
  }
}

import type { FaceQuality } from './face.ts';

/** `good`: trust the embedding. `doubtful`: it may have moved. `refuse`: it says little about this person. */
export type QualityVerdict = 'good' | 'doubtful' | 'refuse';

/** Why a face is not good, one measure at a time. */
export interface QualityReason {
  readonly measure: keyof FaceQuality;
  readonly verdict: Exclude<QualityVerdict, 'good'>;
  /** What is wrong and what to do, for people. */
  readonly message: string;
}

/** What the numbers of a `FaceQuality` mean. */
export interface QualityJudgement {
  /** That of the worst measure. */
  readonly verdict: QualityVerdict;
  /** Worst first; empty for a good face. */
  readonly reasons: readonly QualityReason[];
}

/** Where a measure stops being good, in its own unit. */
interface Gate {
  readonly measure: keyof FaceQuality;
  /** Larger is worse; from these numbers on. */
  readonly badness: (quality: FaceQuality) => number;
  readonly doubtful: number;
  readonly refuse: number;
  readonly words: (quality: FaceQuality) => string;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const degrees = (angle: number): string => `${Math.round(Math.abs(angle))}°`;

/**
 * `doubtful` is where a spoilt picture's embedding has moved by a quarter of the median distance between strangers,
 * `refuse` where by a half, each for half of the faces (docs/decisions/0028-quality.md: measured, and where not).
 * Roll has no gate: alignment takes it away.
 */
const GATES: readonly Gate[] = [
  {
    measure: 'width',
    badness: ({ width }) => -width,
    doubtful: -44,
    refuse: -36,
    words: ({ width }) =>
      `The face is only ${Math.round(width)} px wide. Use a picture taken closer or with more pixels: 100 px or more is good.`,
  },
  {
    measure: 'sharpness',
    badness: ({ sharpness }) => -sharpness,
    doubtful: -4.8,
    refuse: -1.8,
    words: ({ sharpness }) =>
      `The face is soft or flat (sharpness ${sharpness.toFixed(1)}; 4.8 is enough). Hold the camera still, clean the lens, use more light.`,
  },
  {
    measure: 'exposure',
    badness: ({ exposure }) => -exposure,
    doubtful: -0.09,
    refuse: -0.02,
    words: ({ exposure }) =>
      `The face is too dark (${percent(exposure)} of full light; 9 % is enough). Put a light in front of it.`,
  },
  {
    measure: 'exposure',
    badness: ({ exposure }) => exposure,
    doubtful: 0.75,
    refuse: 0.9,
    words: ({ exposure }) =>
      `The face is too bright (${percent(exposure)} of full light; up to 75 % is good). Move the light away or expose shorter.`,
  },
  {
    measure: 'clipped',
    badness: ({ clipped }) => clipped,
    doubtful: 0.2,
    refuse: 0.65,
    words: ({ clipped }) =>
      `${percent(clipped)} of the face is black or white without detail. Use softer light from the front.`,
  },
  {
    measure: 'yaw',
    badness: ({ yaw }) => Math.abs(yaw),
    doubtful: 30,
    refuse: 50,
    words: ({ yaw }) =>
      `The head is turned ${degrees(yaw)} to the ${yaw > 0 ? 'right' : 'left'} of the picture. Look into the camera.`,
  },
  {
    measure: 'pitch',
    badness: ({ pitch }) => Math.abs(pitch),
    doubtful: 25,
    refuse: 40,
    words: ({ pitch }) =>
      `The head is turned ${degrees(pitch)} ${pitch > 0 ? 'down' : 'up'}. Hold the camera at the height of the eyes.`,
  },
  {
    measure: 'occlusion',
    badness: ({ occlusion }) => occlusion,
    doubtful: 0.07,
    refuse: 0.28,
    words: ({ occlusion }) =>
      `Something seems to cover ${percent(occlusion)} of the face. Take off sunglasses or mask, put hair and hands aside.`,
  },
];

/** Says what the measures of a face mean for its embedding. Pure. */
export function judgeQuality(quality: FaceQuality): QualityJudgement {
  const reasons = GATES.flatMap(({ measure, badness, doubtful, refuse, words }): QualityReason[] => {
    const bad = badness(quality);
    if (!(bad > doubtful)) return [];
    return [{ measure, verdict: bad > refuse ? 'refuse' : 'doubtful', message: words(quality) }];
  }).sort((one, other) => Number(other.verdict === 'refuse') - Number(one.verdict === 'refuse'));
  return { verdict: reasons[0]?.verdict ?? 'good', reasons };
}

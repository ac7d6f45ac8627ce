import type { RefusalCode } from './enrol/send-picture.ts';

/** Refusals that another picture may cure; with the others the same picture is sent again. */
export const CURED_BY_RETAKE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'no-face',
  'several-faces',
  'face-too-small',
  'not-a-picture',
  'damaged-picture',
  'picture-too-large',
]);

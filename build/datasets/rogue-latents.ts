import type { Latent } from '../../engine/generator/latent.ts';
import { age, AT, crooked, detail, eyes, hair, rogueLatent, scale, scalePair, shift, shiftPair, skin, tusks, warts } from './rogue.ts';

const bothEyes = (x: number, y: number, radius = 27) => scalePair(AT.rightEye, AT.leftEye, x, y, radius);
const brows = (outwards: number, down: number, radius = 25) =>
  shiftPair(AT.rightBrow, AT.leftBrow, outwards, down, radius);
const browTips = (outwards: number, down: number, radius = 25) =>
  shiftPair(AT.rightBrowTip, AT.leftBrowTip, outwards, down, radius);
const ears = (outwards: number, down: number, radius = 28) => shiftPair(AT.rightEar, AT.leftEar, outwards, down, radius);

/** The faces of the rogues. Judged by eye at 512 px: look at the contact sheet after every change. */
export const ROGUE_LATENTS: Readonly<Record<string, Latent>> = {
  orc: rogueLatent([155, 160, 128], [1, 2, 1, 0, 0], 1.5, age(0.5), detail(1.3), scale(AT.nose, 1.5, 0.95, 40), ...brows(-6, 12), ...bothEyes(0.9, 0.85, 26), scale(AT.chin, 1.4, 1.2, 62), scale(AT.mouth, 1.25, 1.1, 44), ...ears(18, -12), crooked(3, 5), skin([76, 112, 56], 0.95, 0.85), eyes([226, 160, 30], 0.95), warts(4, 5, 13), tusks(60, 24)),
  troll: rogueLatent([160, 106, 144], [1, 2, 1, 2, 0], 1.6, age(1.5), detail(1.3), scale(AT.nose, 1.65, 1.3, 42), shift(AT.nose, 0, 13, 38), scale(AT.mouth, 1.3, 1, 48), scale(AT.chin, 1, 1.2, 60), ...ears(16, 0, 30), crooked(11, 6), skin([112, 116, 106], 0.92, 0.8), warts(9, 12, 16), eyes([200, 170, 60], 0.7)),
  goblin: rogueLatent([141, 173, 106], [1, 2, 1, 1, 0], 1.4, age(0.9), detail(1.2), scale(AT.nose, 1.15, 1.25, 38), shift(AT.nose, 0, 10, 34), ...bothEyes(1.25, 1.35, 28), scale(AT.chin, 0.75, 1.15, 58), ...ears(24, -18, 34), skin([120, 118, 50], 0.92, 0.75), eyes([236, 206, 50], 0.9), warts(21, 4, 10)),
  tenor: rogueLatent([144, 165, 156], [1, 2, 1, 2, 0], 2, age(0.8), detail(1.15), scale(AT.mouth, 1.35, 1.15, 46), scale(AT.chin, 1.35, 1.3, 62), ...brows(0, -12, 26), skin([206, 128, 104], 0.3, 0.2), hair([34, 26, 28], 0.85, 0.2)),
  witch: rogueLatent([33, 93, 77], [1, 2, 1, 1, 0], 1.6, age(1.2), detail(1.3), scale(AT.nose, 1.05, 1.4, 40), shift(AT.nose, 3, 18, 38), scale(AT.chin, 0.82, 1.22, 56), shift(AT.chin, 0, 10, 46), scale(AT.mouth, 0.9, 0.87, 40), crooked(5, 4), skin([142, 146, 112], 0.5, 0.2), warts(14, 7, 17), eyes([120, 170, 60], 0.8)),
  boxer: rogueLatent([128, 124, 106], [1, 2, 1, 1, 0], 1.7, detail(1.3), age(0.4), scale(AT.nose, 1.5, 0.9, 38), shift(AT.nose, 12, 0, 34), scale(AT.leftEye, 0.95, 0.6, 28), scale(AT.rightJowl, 1.2, 1.2, 40), scale(AT.chin, 1.3, 1.1, 60), shift(AT.mouthCorner, -5, 8, 26), crooked(8, 10)),
  quizmaster: rogueLatent([196, 113, 190], [1, 2, 1, 2, 0], 2, detail(1.1), scale(AT.mouth, 1.55, 1.45, 46), scale(AT.chin, 1.2, 1.15, 56), ...brows(0, -8, 24), ...bothEyes(0.9, 0.85, 26), skin([206, 110, 48], 0.8, 0.4), hair([214, 170, 84], 0.8, 0.35)),
  vampire: rogueLatent([110, 117, 147], [1, 1, 2, 1, 1], 1.8, detail(1.2), age(0.4), scale(AT.chin, 0.75, 1.2, 56), scale(AT.mouth, 0.85, 0.9, 38), ...brows(-8, 8, 24), ...ears(8, -14, 26), skin([186, 192, 200], 0.9, 0.4), hair([16, 14, 18], 0.85, 0.4), eyes([190, 24, 20], 0.95)),
  devil: rogueLatent([114, 126, 180], [1, 2, 2, 1, 0], 1.7, detail(1.25), age(0.3), ...brows(-10, 12, 24), ...browTips(6, -10, 20), scale(AT.chin, 0.72, 1.25, 54), scale(AT.mouth, 1.2, 1, 42), skin([150, 34, 26], 0.95, 0.7), eyes([240, 200, 60], 0.95)),
  diva: rogueLatent([27, 77, 86], [1, 2, 1, 1, 1], 1.9, age(0.9), detail(1.1), scale(AT.mouth, 1.5, 1.5, 42), ...bothEyes(1.2, 1.2, 28), ...browTips(4, -18, 28), scale(AT.nose, 0.7, 0.9, 30), ...scalePair(AT.rightCheek, AT.leftCheek, 1.2, 1.1, 36)),
  ogre: rogueLatent([148, 128, 174], [1, 2, 1, 0, 0], 1.9, detail(1.25), age(0.4), scale(AT.chin, 1.6, 1.3, 74), scale(AT.nose, 1.4, 1.05, 40), scale(AT.mouth, 1.2, 1.1, 46), ...scalePair(AT.rightJowl, AT.leftJowl, 1.2, 1.1, 44), ...brows(-4, 10, 26), crooked(17, 5), skin([146, 132, 92], 0.75, 0.45), warts(33, 7, 14)),
  merman: rogueLatent([159, 180, 103], [1, 2, 0, 1, 1], 1.6, detail(1.25), age(0.5), ...bothEyes(1.25, 1.25, 30), ...shiftPair(AT.rightEye, AT.leftEye, 7, 0, 34), scale(AT.mouth, 1.35, 1.12, 46), scale(AT.nose, 1.2, 0.85, 36), skin([66, 128, 128], 0.9, 0.3), hair([40, 92, 72], 0.8, 0.3), eyes([210, 220, 120], 0.8)),
  caveman: rogueLatent([132, 102, 174], [1, 2, 1, 2, 0], 1.8, detail(1.3), ...brows(-3, 12, 30), scale(AT.nose, 1.35, 0.95, 42), scale(AT.mouth, 1.25, 1.1, 50), shift(AT.mouth, 0, 7, 46), scale(AT.chin, 1.3, 0.95, 60), ...bothEyes(0.9, 0.85), crooked(2, 5)),
  philosopher: rogueLatent([156, 144, 117], [1, 2, 1, 2, 0], 2.2, age(1.1), detail(1.2), scale(AT.forehead, 1.35, 1.6, 74), scale(AT.nose, 1.1, 1.3, 36), scale(AT.chin, 0.72, 0.85, 56), shift(AT.rightBrow, -4, -14, 26), shift(AT.leftBrow, 6, -4, 26), crooked(30, 7)),
  duchess: rogueLatent([96, 15, 93], [1, 2, 1, 1, 0], 2, age(0.7), detail(1.1), scale(AT.chin, 1, 1.25, 62), scale(AT.lowerLip, 0.75, 0.85, 38), scale(AT.nose, 0.88, 1.3, 38), shift(AT.nose, 0, 9, 34), ...browTips(0, -12, 26), skin([226, 206, 200], 0.45, 0.15)),
  gnome: rogueLatent([165, 101, 138], [1, 2, 1, 1, 0], 1.7, age(1), detail(1.2), scale(AT.nose, 1.85, 1.5, 36), ...scalePair(AT.rightCheek, AT.leftCheek, 1.25, 1.2, 38), scale(AT.chin, 0.9, 0.8, 52), ...bothEyes(0.85, 0.9, 26), skin([204, 120, 98], 0.45, 0.15), ...ears(18, -6, 30)),
};

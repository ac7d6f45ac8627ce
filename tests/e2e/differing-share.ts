import sharp from 'sharp';

/** A difference that an eye sees: out of 255, in one channel. */
const VISIBLE = 12;

/** @returns the share of pixels, 0…1, in which two screenshots of the same size differ visibly */
export async function differingShare(a: Buffer, b: Buffer): Promise<number> {
  const [one, two] = await Promise.all([a, b].map((png) => sharp(png).removeAlpha().raw().toBuffer()));
  let differing = 0;
  for (let i = 0; i < one!.length; i += 3) {
    const most = Math.max(
      Math.abs(one![i]! - two![i]!),
      Math.abs(one![i + 1]! - two![i + 1]!),
      Math.abs(one![i + 2]! - two![i + 2]!),
    );
    if (most > VISIBLE) differing++;
  }
  return differing / (one!.length / 3);
}

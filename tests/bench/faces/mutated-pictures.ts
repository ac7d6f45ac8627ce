import { join } from 'node:path';

import sharp, { type Sharp } from 'sharp';

const PICTURES = join(import.meta.dirname, '../../fixtures/pictures');

/** Numbers 0…1, the same for the same seed (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sound pictures of every format that is read, small, with what formats can carry: EXIF, alpha, frames, palettes. */
async function soundPictures(): Promise<Buffer[]> {
  const [woman, man] = await Promise.all(
    ['woman', 'man'].map((who) =>
      sharp(join(PICTURES, `generated-${who}.jpg`))
        .resize(220)
        .png()
        .toBuffer(),
    ),
  );
  const picture = (): Sharp => sharp(woman);
  return Promise.all([
    picture().jpeg().toBuffer(),
    picture().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
    picture().toColourspace('cmyk').jpeg().withIccProfile('cmyk').toBuffer(),
    picture().png().toBuffer(),
    picture().ensureAlpha(0.5).png({ palette: true, progressive: true }).toBuffer(),
    picture().webp().toBuffer(),
    picture().ensureAlpha(0.5).webp({ lossless: true }).toBuffer(),
    sharp([woman!, man!], { join: { animated: true } })
      .gif()
      .toBuffer(),
    picture().avif({ effort: 0 }).toBuffer(),
    picture().tiff({ compression: 'lzw' }).toBuffer(),
    picture().tiff({ compression: 'jpeg', tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer(),
  ]);
}

type Random = () => number;
type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** Values at which arithmetic on sizes and offsets goes wrong. */
const NASTY = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Bytes in which headers are found. */
const HEAD = 96;

function flip(bytes: Buffer, random: Random, reach: number): Buffer {
  const out = Buffer.from(bytes);
  for (let n = 1 + below(random, 8); n > 0; n--) {
    const at = below(random, Math.min(reach, out.length));
    out[at] = out[at]! ^ (1 << below(random, 8));
  }
  return out;
}

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => flip(bytes, random, bytes.length),
  // The signature stays, so that the decoder is reached.
  (bytes, random) => Buffer.concat([bytes.subarray(0, 12), flip(bytes.subarray(12), random, HEAD)]),
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random, other) => {
    const cut = below(random, Math.min(HEAD, bytes.length));
    return Buffer.concat([bytes.subarray(0, cut), other.subarray(cut)]);
  },
  (bytes, random) => {
    const out = Buffer.from(bytes);
    const reach = random() < 0.7 ? Math.min(2 * HEAD, out.length) : out.length;
    const at = Math.min(12 + below(random, reach), out.length - 4);
    const value = NASTY[below(random, NASTY.length)]!;
    if (random() < 0.5) out.writeUInt32BE(value, at);
    else out.writeUInt32LE(value, at);
    return out;
  },
  (bytes, random) => {
    const [from, length] = [below(random, bytes.length), below(random, 2000)];
    const to = below(random, bytes.length);
    // A part is lost, or stands twice.
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, from + length), bytes.subarray(from)]);
  },
];

/**
 * Damaged pictures: sound ones of every format with bits flipped, cut off, spliced with each other, with nasty
 * numbers in their headers, with parts lost or doubled.
 *
 * @param seed the same seed gives the same pictures
 */
export async function* mutatedPictures(count: number, seed: number): AsyncGenerator<Buffer> {
  const sound = await soundPictures();
  const random = uniform(seed);
  for (let i = 0; i < count; i++) {
    const mutate = MUTATIONS[below(random, MUTATIONS.length)]!;
    yield mutate(sound[i % sound.length]!, random, sound[below(random, sound.length)]!);
  }
}

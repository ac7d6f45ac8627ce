import type { FaceKind, LocalText } from '../show/show.ts';

/** A face that the gallery knows, without its numbers and pictures. */
export interface GalleryFace {
  /** Stable and unique: `g-0001`, `rogue-orc`, `celebrity-3f2a…`. */
  readonly id: string;
  readonly kind: FaceKind;
  readonly name: LocalText;
  /** What stands under the name: "61, notary". */
  readonly caption: LocalText | null;
  readonly biography: LocalText | null;
  /** What the show says when a chain ends here. */
  readonly punchLine: LocalText | null;
  /** 0 (plain) … 1 (the ugliest of the house); null where nobody has judged. */
  readonly ugliness: number | null;
  /** Where the picture comes from: a generator's version, a file, an address. */
  readonly source: string;
  /** SPDX identifier, or the licence in words. */
  readonly licence: string;
  readonly credit: string;
}

/** A face on its way into the gallery. */
export interface NewGalleryFace extends GalleryFace {
  /** Float32Array[128] by {@link model}. */
  readonly embedding: Float32Array;
  /** Names network, alignment and version; vectors of different models are never compared. */
  readonly model: string;
  /** What the generator draws it from; null for a face that has a portrait of its own. */
  readonly latent: string | null;
}

import type { GeneratedFace } from './generator.ts';
import type { Latent } from './latent.ts';

export interface GeneratorOptions {
  /** The weights: `models/generator`. */
  readonly folder: string;
  /** CPU threads of one worker's decoder. */
  readonly threads: number;
}

/** What the pool asks of a worker. */
export type GeneratorTask = { readonly kind: 'ready' } | { readonly kind: 'render'; readonly latent: Latent };

/** What a worker answers. */
export type GeneratorAnswer =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'face'; readonly face: GeneratedFace }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'range-error'; readonly message: string };

import type { ChainFailure, ChainGap } from '../chain/chain.ts';
import type { GalleryFace } from '../gallery/gallery-face.ts';

/** Says to the operator why there is no chain, with names where the search has numbers. */
export function explainFailure(
  failure: ChainFailure,
  gallery: { readonly faces: readonly GalleryFace[] },
): string {
  const gaps = failure.remedies.flatMap((remedy) =>
    remedy.kind === 'more-faces-between' ? [remedy.gap] : [],
  );
  const nameOf = (end: ChainGap['from']) => (end === 'visitor' ? 'the visitor' : gallery.faces[end]!.name.en);
  const hints = gaps.map(
    (gap) => ` More faces between ${nameOf(gap.from)} and ${nameOf(gap.to)} would help.`,
  );
  return failure.message + hints.join('');
}

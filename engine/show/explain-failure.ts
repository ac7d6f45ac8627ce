import type { ChainFailure, ChainGap } from '../chain/chain.ts';
import type { GalleryFace } from '../gallery/gallery-face.ts';

/** Says to the operator why there is no chain, with names where the search has numbers. */
export function explainFailure(
  failure: ChainFailure,
  gallery: { readonly faces: readonly GalleryFace[] },
): string {
  const nameOf = (end: ChainGap['from']) => (end === 'visitor' ? 'the visitor' : gallery.faces[end]!.name.en);
  const gaps = failure.remedies.flatMap((remedy) =>
    remedy.kind === 'more-faces-between' ? [remedy.gap] : [],
  );
  if (failure.kind === 'required-off-the-way') {
    const who = nameOf(failure.face);
    switch (failure.because) {
      case 'forbidden':
        return `${who} is pinned and left out at once. Unpin this face, or allow it again.`;
      case 'not-nearer':
        return `${who} is pinned, but is no nearer to the target than the visitor: a chain that comes nearer with every step cannot pass there. Unpin this face, or choose another target.`;
      case 'same-distance':
        return `${who} is pinned, but is exactly as far from the target as another pinned face. Unpin one of the two.`;
      default:
        return failure.because satisfies never;
    }
  }
  const gap = gaps[0];
  if (failure.kind === 'limit' && failure.limit === 'maximumStep' && gap !== undefined) {
    const { from, to, distance } = gap;
    return (
      `No chain keeps to that limit: at best the longest step is ${distance.toFixed(3)}, from ${nameOf(from)} ` +
      `to ${nameOf(to)}. Allow that, add faces between those two, or choose another target.`
    );
  }
  const hints = gaps.map(
    ({ from, to }) => ` More faces between ${nameOf(from)} and ${nameOf(to)} would help.`,
  );
  return failure.message + hints.join('');
}

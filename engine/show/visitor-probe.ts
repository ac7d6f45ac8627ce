import type { Gallery } from '../gallery/gallery.ts';
import type { Visitor } from './show.ts';
import type { VisitorsStore } from './visitors.store.ts';

/** Who walks, and where from. */
export interface VisitorProbe {
  readonly visitor: Visitor;
  /** Float32Array[128] by the gallery's model. */
  readonly probe: Float32Array;
}

/** @throws a sentence when the visitor is gone, or was measured by another model than the gallery */
export async function visitorProbe(
  visitors: Pick<VisitorsStore, 'list' | 'embedding'>,
  gallery: Pick<Gallery, 'model'>,
  visitorId: string,
): Promise<VisitorProbe> {
  const [visitor, probe] = await Promise.all([
    visitors.list().then((list) => list.find((one) => one.id === visitorId)),
    visitors.embedding(visitorId),
  ]);
  if (visitor === undefined || probe === undefined)
    throw new Error('This visitor is no longer in the queue. Choose another.');
  if (probe.model !== gallery.model) {
    throw new Error(
      `Ticket ${visitor.ticket} was measured by another version of Tronie. Ask the visitor for a new picture.`,
    );
  }
  return { visitor, probe: probe.vector };
}

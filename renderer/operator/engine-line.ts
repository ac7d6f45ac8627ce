// The panel's end of the line to the engine, narrowed to what the panel says and hears.
import type { OperatorEvent, Swap } from '../../engine/show/show.ts';
import type { EngineClient } from '../shared/client.ts';
import type { Connection } from '../shared/connection.ts';
import type { EngineRequest } from './engine-request.ts';

/** What could be swapped in, and into which chain. */
export interface SwapOffer {
  readonly chainId: string;
  readonly swaps: readonly Swap[];
}

export interface EngineLine {
  readonly connection: Connection;
  /** A snapshot of every type, then changes; again from the snapshot after the line was lost. @returns the way to stop */
  readonly watch: (onEvent: (event: OperatorEvent) => void) => () => void;
  /** Rejects with a sentence for a person. An aborted request that was not sent yet is never sent. */
  readonly send: (request: EngineRequest, signal: AbortSignal) => Promise<void>;
  /** Who could stand at this link of the chain in preview. Rejects with a sentence for a person. */
  readonly swaps: (position: number, signal: AbortSignal) => Promise<SwapOffer>;
}

export function engineLine({ engine: { operator }, connection }: EngineClient): EngineLine {
  return {
    connection,
    watch: (onEvent) => {
      const subscription = operator.watch.subscribe(undefined, { onData: onEvent });
      return () => {
        subscription.unsubscribe();
      };
    },
    swaps: (position, signal) => operator.swaps.query({ position }, { signal }),
    send: async (request, signal) => {
      const options = { signal };
      switch (request.verb) {
        case 'go':
          await operator.go.mutate(undefined, options);
          return;
        case 'next':
          await operator.next.mutate(undefined, options);
          return;
        case 'back':
          await operator.back.mutate(undefined, options);
          return;
        case 'blackout':
          await operator.blackout.mutate({ on: request.on }, options);
          return;
        case 'panic':
          await operator.panic.mutate(undefined, options);
          return;
        case 'language':
          await operator.language.mutate({ language: request.language }, options);
          return;
        case 'preview':
          await operator.preview.mutate(request.request, options);
          return;
        case 'alternative':
          await operator.alternative.mutate({ chainId: request.chainId }, options);
          return;
        case 'swap': {
          const { chainId, position, faceId } = request;
          await operator.swap.mutate({ chainId, position, faceId }, options);
          return;
        }
        case 'clear-preview':
          await operator.clearPreview.mutate(undefined, options);
          return;
        case 'star':
          await operator.star.mutate({ visitorId: request.visitorId, on: request.on }, options);
          return;
        case 'hide':
          await operator.hide.mutate({ visitorId: request.visitorId, on: request.on }, options);
          return;
        case 'erase':
          await operator.erase.mutate({ visitorId: request.visitorId }, options);
          return;
        case 'close-house':
          await operator.closeHouse.mutate(undefined, options);
          return;
        default:
          request satisfies never;
      }
    },
  };
}

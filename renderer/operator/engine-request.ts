// Everything the panel can ask of the engine, each verb once: keys, buttons and later transports all speak these words.
import type { ChainRequest, Language } from '../../engine/show/show.ts';
import type { Place } from './state/operator-state.ts';

/** Verbs of the running show. */
export type StageVerb = 'go' | 'next' | 'back' | 'blackout' | 'panic';

export type EngineRequest =
  | { readonly verb: 'go' }
  | { readonly verb: 'next' }
  | { readonly verb: 'back' }
  | { readonly verb: 'blackout'; readonly on: boolean }
  | { readonly verb: 'panic' }
  | { readonly verb: 'language'; readonly language: Language }
  | { readonly verb: 'preview'; readonly request: ChainRequest }
  | { readonly verb: 'alternative'; readonly chainId: string }
  | { readonly verb: 'swap'; readonly chainId: string; readonly position: number; readonly faceId: string }
  | { readonly verb: 'clear-preview' }
  | { readonly verb: 'star'; readonly visitorId: string; readonly on: boolean }
  | { readonly verb: 'hide'; readonly visitorId: string; readonly on: boolean }
  | { readonly verb: 'erase'; readonly visitorId: string }
  | { readonly verb: 'close-house' };

/** Where a refusal of this request is said. */
export function placeOf(request: EngineRequest): Place {
  switch (request.verb) {
    case 'go':
    case 'next':
    case 'back':
    case 'blackout':
    case 'panic':
    case 'language':
      return 'stage';
    case 'preview':
    case 'alternative':
    case 'swap':
    case 'clear-preview':
      return 'preview';
    case 'star':
    case 'hide':
    case 'erase':
    case 'close-house':
      return 'queue';
    default:
      return request satisfies never;
  }
}

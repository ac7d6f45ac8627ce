// What every screen of the booth has at hand: the statechart, the words, the shape of the mirror.
import { useSelector } from '@xstate/react';
import { createContext, use } from 'react';
import type { ActorRefFrom } from 'xstate';
import { sayIn, type Say } from '../shared/language.ts';
import type { BoothContext, Press } from './booth.context.ts';
import type { MirrorShape } from './guide/mirror-view.ts';
import type { boothMachine } from './booth.machine.ts';
import type { BoothSnapshot } from './state-name.ts';

export interface BoothParts {
  readonly booth: ActorRefFrom<typeof boothMachine>;
  readonly mirror: MirrorShape;
}

export const BoothPartsContext = createContext<BoothParts | null>(null);

/** @throws outside of the booth */
export function useBoothParts(): BoothParts {
  const parts = use(BoothPartsContext);
  if (parts === null) throw new Error('A screen of the booth was shown outside of the booth.');
  return parts;
}

/** One value of the statechart's state; draws again only when it changes. */
export function useBooth<T>(select: (snapshot: BoothSnapshot) => T): T {
  return useSelector(useBoothParts().booth, select);
}

export function useVisit<K extends keyof BoothContext>(key: K): BoothContext[K] {
  return useBooth(({ context }) => context[key]);
}

/** `press('YES')` is what a button does. */
export function usePress(): (type: Press) => void {
  const { booth } = useBoothParts();
  return (type) => {
    booth.send({ type });
  };
}

export function useSay(): Say {
  return sayIn(useVisit('language'));
}

import { expect, test } from 'vitest';
import { goReadiness } from '../../../../renderer/operator/state/go-readiness.ts';
import {
  initialOperatorState,
  type OperatorState,
} from '../../../../renderer/operator/state/operator-state.ts';
import { chainOf, impossibleFor, queueOf, readyFor } from '../evening.ts';

const request = { visitorId: 'visitor-1', target: 'gorbag', steps: 5, alpha: 0.5 } as const;
const chain = chainOf(request, 1, 5);
const ready: OperatorState = {
  ...initialOperatorState,
  connection: 'open',
  heard: new Set(['visitors', 'targets', 'preview', 'program', 'projector', 'system']),
  visitors: queueOf(3),
  preview: { ...readyFor(request, 1, 5), chain },
};

test('GO plays exactly the chain that is in preview', () => {
  expect(goReadiness(ready)).toEqual({ ready: true, chain });
});

test('GO says the reason that stands first in its way', () => {
  const reasonOf = (change: Partial<OperatorState>) => {
    const go = goReadiness({ ...ready, ...change });
    return go.ready ? null : go.reason;
  };
  const ids = { visitorId: 'visitor-1', targetId: 'gorbag' };
  expect(reasonOf({ connection: 'lost', going: true })).toBe('away');
  expect(reasonOf({ heard: new Set() })).toBe('away');
  expect(reasonOf({ going: true })).toBe('going');
  const live = { phase: 'live', revision: 1, blackout: false, language: 'en', chain, position: 0 } as const;
  expect(reasonOf({ program: live })).toBe('running');
  expect(reasonOf({ asking: 7 })).toBe('searching');
  expect(reasonOf({ preview: { status: 'searching', ...ids } })).toBe('searching');
  expect(reasonOf({ preview: impossibleFor(request, 'no') })).toBe('impossible');
  expect(reasonOf({ preview: { status: 'empty' } })).toBe('empty');
  expect(reasonOf({ preview: { status: 'empty' }, visitors: [] })).toBe('nobody');
});

test('a blackout does not hold GO back: GO lifts it', () => {
  const blackout = { phase: 'black', revision: 1, blackout: true, language: 'en' } as const;
  expect(goReadiness({ ...ready, program: blackout }).ready).toBe(true);
});

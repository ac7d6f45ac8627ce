import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceProgram,
  blackProgram,
  programOf,
  resumeProgram,
  type ProgramEvent,
  type ProgramSnapshot,
} from '../../engine/show/program.ts';
import type { Program, StageChain } from '../../engine/show/show.ts';
import { someChain } from './some-chain.ts';

const chain = someChain('chain-1', 'visitor-1', 4);
const go: ProgramEvent = { type: 'GO', chain };

function play(...events: ProgramEvent[]): Program {
  return programOf(events.reduce<ProgramSnapshot>(advanceProgram, blackProgram('en')));
}
const times = (n: number, event: ProgramEvent) => Array.from({ length: n }, () => event);

const anyEvent: fc.Arbitrary<ProgramEvent> = fc.oneof(
  fc.constant<ProgramEvent>({ type: 'NEXT' }),
  fc.constant<ProgramEvent>({ type: 'BACK' }),
  fc.constant<ProgramEvent>({ type: 'PANIC' }),
  fc.boolean().map((on): ProgramEvent => ({ type: 'BLACKOUT', on })),
  fc.constantFrom('visitor-1', 'visitor-2').map((visitorId): ProgramEvent => ({ type: 'ERASED', visitorId })),
  fc
    .constantFrom<StageChain>(chain, someChain('chain-2', 'visitor-2', 3))
    .map((one): ProgramEvent => ({ type: 'GO', chain: one })),
);

describe('the program', () => {
  test('is black until GO, then walks every link, the punch line, and black again', () => {
    expect(play()).toMatchObject({ phase: 'black', blackout: false });
    expect(play(go)).toMatchObject({ phase: 'live', position: 0 });
    expect(play(go, ...times(5, { type: 'NEXT' }))).toMatchObject({
      phase: 'live',
      position: chain.links.length,
    });
    expect(play(go, ...times(6, { type: 'NEXT' }))).toMatchObject({ phase: 'black' });
  });

  test('panic is abrupt even at the punch line, an ending is not', () => {
    const atPunchLine = [go, ...times(5, { type: 'NEXT' })];
    expect(play(...atPunchLine, { type: 'PANIC' })).toMatchObject({ phase: 'black', abrupt: true });
    expect(play(...atPunchLine, { type: 'NEXT' })).not.toHaveProperty('abrupt');
    expect(play({ type: 'PANIC' }, ...atPunchLine, { type: 'NEXT' })).not.toHaveProperty('abrupt');
  });

  test('GO never stops a running chain', () => {
    const other: ProgramEvent = { type: 'GO', chain: someChain('chain-2', 'visitor-2', 3) };
    expect(play(go, { type: 'NEXT' }, other)).toEqual(play(go, { type: 'NEXT' }));
  });

  test('blackout covers and gives back the same place', () => {
    expect(
      play(go, { type: 'NEXT' }, { type: 'BLACKOUT', on: true }, { type: 'BLACKOUT', on: false }),
    ).toMatchObject({
      phase: 'live',
      position: 1,
      blackout: false,
    });
  });

  test('after any events: the position is inside the chain, panic is black, an erased visitor is off the screen', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const program = play(...events);
        if (program.phase === 'live') {
          expect(program.position).toBeGreaterThanOrEqual(0);
          expect(program.position).toBeLessThanOrEqual(program.chain.links.length);
        }
        expect(play(...events, { type: 'PANIC' })).toMatchObject({ phase: 'black', blackout: false });
        const erased = play(...events, { type: 'ERASED', visitorId: 'visitor-1' });
        if (erased.phase === 'live') expect(erased.chain.visitorId).not.toBe('visitor-1');
      }),
    );
  });

  test('the revision grows with every change and with nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let snapshot = blackProgram('en');
        for (const event of events) {
          const [before, after] = [
            programOf(snapshot),
            programOf((snapshot = advanceProgram(snapshot, event))),
          ];
          const { revision: from, ...then } = before;
          const { revision: to, ...now } = after;
          if (to === from) expect(now).toEqual(then);
          else expect(to).toBe(from + 1);
        }
      }),
    );
  });

  test('a restarted engine goes on where it was, whatever happened before', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { maxLength: 20 }),
        fc.array(anyEvent, { maxLength: 20 }),
        (before, after) => {
          const kept = JSON.parse(JSON.stringify(play(...before))) as Program;
          expect(programOf(after.reduce(advanceProgram, resumeProgram(kept)))).toEqual(
            play(...before, ...after),
          );
        },
      ),
    );
  });
});

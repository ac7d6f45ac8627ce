import { expect, test } from 'vitest';
import { advanceProgram, blackProgram, programOf } from '../../../../engine/show/program.ts';
import type { Program } from '../../../../engine/show/show.ts';
import { beside } from '../../../../renderer/operator/state/beside.ts';
import { chainOf } from '../evening.ts';

const chain = chainOf({ visitorId: 'visitor-1', target: 'gorbag', steps: 3, alpha: 0.5 }, 1, 3);

test('what Next and Back promise is what the engine’s stage does', () => {
  let stage = advanceProgram(blackProgram('en'), { type: 'GO', chain });
  const positionOf = (program: Program) => (program.phase === 'live' ? program.position : 'black');
  for (let presses = 0; presses < chain.links.length; presses++) {
    const program = programOf(stage);
    const promise = beside(program, 1);
    stage = advanceProgram(stage, { type: 'NEXT' });
    const reached = positionOf(programOf(stage));
    if (promise.kind === 'link') {
      expect(promise.number).toBe(reached);
      expect(promise.link).toBe(chain.links[promise.number]);
    } else {
      expect(promise.kind).toBe('punch-line');
      expect(reached).toBe(chain.links.length);
    }
    const way = beside(programOf(stage), -1);
    expect(way).toMatchObject({ kind: 'link', number: presses });
  }
  expect(beside(programOf(stage), 1)).toEqual({ kind: 'end' });
  stage = advanceProgram(stage, { type: 'NEXT' });
  expect(positionOf(programOf(stage))).toBe('black');
  expect(beside(programOf(stage), 1)).toEqual({ kind: 'nothing' });
});

test('there is nothing before the visitor', () => {
  const stage = advanceProgram(blackProgram('en'), { type: 'GO', chain });
  expect(beside(programOf(stage), -1)).toEqual({ kind: 'nothing' });
});

import { describe, expect, test } from 'vitest';
import { eventStream } from '../../engine/server/event-stream.ts';

function source() {
  const listeners = new Set<(name: string) => void>();
  return {
    say: (name: string) => {
      for (const listener of listeners) listener(name);
    },
    listeners,
    subscribe: (listener: (name: string) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

describe('an event stream', () => {
  test('loses nothing between its making and its first reading', async () => {
    const { say, subscribe } = source();
    const stream = eventStream(subscribe, new AbortController().signal)[Symbol.asyncIterator]();
    say('program');
    expect(await stream.next()).toEqual({ done: false, value: 'program' });
  });

  test('says a name once, however often it changed while nobody read', async () => {
    const { say, subscribe } = source();
    const stream = eventStream(subscribe, new AbortController().signal)[Symbol.asyncIterator]();
    for (let i = 0; i < 1000; i++) say('visitors');
    say('program');
    expect((await stream.next()).value).toBe('visitors');
    expect((await stream.next()).value).toBe('program');
    const later = stream.next();
    say('preview');
    expect((await later).value).toBe('preview');
  });

  test('ends and stops listening when it is aborted, even if nobody ever read', async () => {
    const { listeners, subscribe } = source();
    const control = new AbortController();
    const stream = eventStream(subscribe, control.signal)[Symbol.asyncIterator]();
    const waiting = stream.next();
    expect(listeners.size).toBe(1);
    control.abort();
    expect(listeners.size).toBe(0);
    expect((await waiting).done).toBe(true);
  });
});

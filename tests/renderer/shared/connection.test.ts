import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../renderer/shared/client.ts';
import { createConnection } from '../../../renderer/shared/connection.ts';

describe('a connection', () => {
  it('tells whoever listens of each change once, until they stop', () => {
    const connection = createConnection();
    const heard: string[] = [];
    const stop = connection.subscribe(() => heard.push(connection.get()));
    connection.set('open');
    connection.set('open');
    connection.set('lost');
    stop();
    connection.set('open');
    expect(heard).toEqual(['open', 'lost']);
  });

  it('is dialled again within half a second at first and at least every three seconds later', () => {
    const delays = Array.from({ length: 12 }, (_, attempt) => retryDelay(attempt));
    expect(delays[0]).toBeLessThanOrEqual(500);
    expect(Math.max(...delays)).toBe(3000);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
  });
});

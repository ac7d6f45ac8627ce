import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText } from '../../../../renderer/projector/stage/fit-text.ts';
import { wordsOf } from '../../../../renderer/projector/stage/words.ts';
import { sayIn } from '../../../../renderer/shared/language.ts';
import { someChain } from '../some-chain.ts';

const chain = someChain(4);

describe('what is said of a face', () => {
  test('the visitor is only addressed', () => {
    expect(wordsOf(chain, 0, 'en', sayIn('en'))).toEqual({
      step: null,
      looksLike: null,
      name: 'You.',
      caption: null,
      likeness: null,
    });
    expect(wordsOf(chain, 0, 'nl', sayIn('nl')).name).toBe('U.');
  });

  test('English and Dutch each count in their own way, with no more digits than one believes', () => {
    expect(wordsOf(chain, 1, 'en', sayIn('en'))).toMatchObject({
      step: 'No. 1',
      looksLike: 'looks like',
      likeness: 'one stranger in 2,900',
    });
    expect(wordsOf(chain, 1, 'nl', sayIn('nl'))).toMatchObject({
      step: 'Nr. 1',
      looksLike: 'lijkt op',
      likeness: 'één vreemdeling op 2.900',
      caption: '61, notaris',
    });
  });
});

test('nobody is likened to 8.1 strangers', () => {
  const links = chain.links.map((link) =>
    link.likeness === null ? link : { ...link, likeness: { ...link.likeness, oneIn: 8.1 } },
  );
  expect(wordsOf({ ...chain, links }, 1, 'en', sayIn('en')).likeness).toBe('one stranger in 8');
});

describe('fitting a text', () => {
  const box = { width: 600, height: 300, lineHeight: 1, smallest: 60, largest: 200, lines: 3 };
  const measure = (text: string): number => text.length * 0.5;

  test('a short name is set as large as allowed, a long one smaller, and none of its words is lost', () => {
    expect(fitText('Ann', box, measure)).toEqual({ lines: ['Ann'], size: 200 });
    const long = fitText('Wilhelmina van der Broek', box, measure);
    expect(long.size).toBeLessThan(130);
    expect(long.lines.join(' ')).toBe('Wilhelmina van der Broek');
  });

  test('whatever fits at all does not stick out of its box', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,18}$/u), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, (list) => {
        const { lines, size } = fitText(list.join(' '), box, measure);
        expect(lines.join(' ')).toBe(list.join(' '));
        expect(size).toBeGreaterThanOrEqual(60);
        for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(600);
      }),
    );
  });

  test('a line break of the text is kept', () => {
    expect(fitText('Ergo:\nyou are ugly.', { ...box, lines: 5 }, measure).lines[0]).toBe('Ergo:');
  });
});

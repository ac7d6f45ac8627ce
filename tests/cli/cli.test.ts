import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockDataFolder } from '../../engine/server/data-lock.ts';
import { fixture, tronie } from './tronie.ts';

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'tronie-cli-'));
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

interface ChainAnswer {
  target: { id: string; name: string };
  links: { id: string; kind: string; file: string }[];
  steps: number[];
  mean: number;
  max: number;
  cost: number;
  lowerBound: number;
  optimal: boolean;
  alternatives?: { links: { id: string }[]; cost: number }[];
}

const chain = (...args: string[]) =>
  tronie('chain', fixture('generated-woman.jpg'), '--data', data, '--json', ...args);

describe('tronie chain', () => {
  test('proves its chain optimal, keeps to the rules, shows readable pictures, and is the same the next time', () => {
    const first = chain('--to', 'rogue-orc', '--steps', '6').json<ChainAnswer>();
    expect(first).toMatchObject({ optimal: true, target: { id: 'rogue-orc' } });
    expect(first.steps).toHaveLength(6);
    expect(first.links.map((link) => link.kind)).toEqual([
      'visitor',
      ...Array<string>(5).fill('generated'),
      'rogue',
    ]);
    expect(new Set(first.links.map((link) => link.id)).size).toBe(7);
    for (const link of first.links) expect(existsSync(link.file)).toBe(true);
    const mean = first.steps.reduce((sum, step) => sum + step, 0) / 6;
    expect(first.mean).toBeCloseTo(mean, 10);
    expect(first.cost).toBeCloseTo(0.5 * mean + 0.5 * Math.max(...first.steps), 10);
    expect(first.lowerBound).toBe(first.cost);
    const second = chain('--to', 'rogue-orc', '--steps', '6').json<ChainAnswer>();
    expect(second.links.map((link) => link.id)).toEqual(first.links.map((link) => link.id));
    expect(second.cost).toBe(first.cost);
  });

  test('gives alternatives that share no face in the middle', () => {
    const { links, cost, alternatives } = chain(
      '--to',
      'ugliest',
      '--steps',
      '4',
      '--alternatives',
      '2',
    ).json<ChainAnswer>();
    const middles = [links, ...alternatives!.map((one) => one.links)].map((one) =>
      one.slice(1, -1).map((link) => link.id),
    );
    expect(new Set(middles.flat()).size).toBe(middles.flat().length);
    for (const one of alternatives!) expect(one.cost).toBeGreaterThanOrEqual(cost);
  });

  test('pins and leaves out by id or name, keeps to the limits for a step, and walks to whichever rogue is best', () => {
    const free = chain('--to', 'rogue-orc', '--steps', '5', '--alternatives', '1').json<ChainAnswer>();
    const pinned = free.alternatives![0]!.links[2] as { id: string; name: string };
    const gone = free.links.slice(1, 3);
    const forbid = gone.flatMap(({ id }) => ['--forbid', id]);
    const wished = chain('--to', 'rogue-orc', '--steps', '5', '--pin', pinned.name, ...forbid);
    const { links, cost, optimal } = wished.json<ChainAnswer>();
    expect(links.map((link) => link.id)).toContain(pinned.id);
    for (const { id } of gone) expect(links.map((link) => link.id)).not.toContain(id);
    expect(cost).toBeGreaterThanOrEqual(free.cost);
    expect(optimal).toBe(true);
    const { steps } = chain(
      '--to',
      'rogue-orc',
      '--steps',
      '5',
      '--minimum-step',
      '0.55',
    ).json<ChainAnswer>();
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0.55);
    const any = chain('--to', 'any-rogue', '--steps', '5').json<ChainAnswer>();
    expect(any.cost).toBeLessThanOrEqual(free.cost);
    expect(any.target.id).toBe(any.links.at(-1)!.id);
    expect(any.links.map((link) => link.kind).lastIndexOf('generated')).toBe(4);
  });

  test('a limit that no chain keeps to is said with the names of the gap, status 1; one that is no number is status 2', () => {
    const ran = chain('--to', 'rogue-orc', '--steps', '5', '--maximum-step', '0.1');
    expect(ran.status).toBe(1);
    const { error } = ran.json<{ error: { code: string; message: string } }>();
    expect(error.code).toBe('no-chain');
    expect(error.message).toMatch(/at best the longest step is 0\.\d{3}, from \D+ to \D+\./);
    expect(chain('--to', 'rogue-orc', '--maximum-step', 'short').status).toBe(2);
    expect(chain('--to', 'rogue-orc', '--pin', 'Elvis').status).toBe(1);
  });

  test('an unknown target is refused with names that exist: one JSON document, status 1', () => {
    const ran = chain('--to', 'Elvis');
    expect(ran.status).toBe(1);
    expect(ran.json<{ error: { message: string } }>().error.message).toMatch(/called "Elvis".*rogue-/);
  });

  test('wrong usage is status 2, said on standard error, and as one JSON document to who asked for JSON', () => {
    for (const args of [['--to', 'ugliest', '--steps', '2'], ['--to', 'ugliest', '--alpha', '2'], []]) {
      const ran = chain(...args);
      expect(ran.status).toBe(2);
      expect(ran.json()).toMatchObject({ error: { code: 'usage' } });
      expect(ran.err).toMatch(/error:/);
    }
  });
});

describe('bad pictures', () => {
  test('each gives a sentence that says what to do, in one JSON document, and no stack trace', async () => {
    const file = (name: string, bytes: Buffer | string) => {
      writeFileSync(join(data, name), bytes);
      return join(data, name);
    };
    const whole = readFileSync(fixture('generated-man.jpg'));
    const wall = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#998877' } })
      .png()
      .toBuffer();
    const bad = [
      file('text.jpg', 'Dear sir, this is no picture.'),
      file('cut.jpg', whole.subarray(0, whole.length / 3)),
      file('empty.jpg', ''),
      file('wall.png', wall),
      join(data, 'nowhere.jpg'),
    ];
    const ran = tronie('embed', ...bad, '--json');
    expect(ran.status).toBe(1);
    const { pictures } = ran.json<{ pictures: { file: string; error: string }[] }>();
    expect(pictures.map((picture) => picture.file)).toEqual(bad);
    for (const { error } of pictures) expect(error).toMatch(/^[A-Z/].*\. ?[A-Z].*\.$/);
    expect(ran.out + ran.err).not.toMatch(/ at .*\.ts:\d+/);
  });

  test('a good picture among bad ones is embedded all the same', () => {
    const ran = tronie('embed', join(data, 'text.jpg'), fixture('generated-man.jpg'), '--json');
    expect(ran.status).toBe(0);
    const { pictures } = ran.json<{
      pictures: { faces: { embedding: number[]; landmarks: number[][] }[] }[];
    }>();
    expect(pictures[1]!.faces[0]!.embedding).toHaveLength(128);
    expect(pictures[1]!.faces[0]!.landmarks).toHaveLength(468);
  });
});

describe('tronie embed --chips', () => {
  test('agrees with dlib itself to 1e-4 in every number, on every chip', () => {
    const folder = join(import.meta.dirname, '../fixtures/dlib');
    const { vectors } = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as {
      vectors: Record<string, number[]>;
    };
    const names = Object.keys(vectors);
    expect(names.length).toBeGreaterThanOrEqual(20);
    const ran = tronie('embed', '--chips', '--json', ...names.map((name) => join(folder, 'chips', name)));
    const { pictures } = ran.json<{ pictures: { faces: { embedding: number[] }[] }[] }>();
    pictures.forEach(({ faces }, index) => {
      const truth = vectors[names[index]!]!;
      const worst = Math.max(...faces[0]!.embedding.map((value, i) => Math.abs(value - truth[i]!)));
      expect(worst).toBeLessThan(1e-4);
    });
  });

  test('refuses a picture that is no chip', () => {
    const ran = tronie('embed', '--chips', '--json', fixture('generated-man.jpg'));
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/a face chip is 150 × 150/);
  });
});

describe('tronie import and twin', () => {
  test('brings celebrities in by name, says why it skipped the rest, counts nobody twice, and finds them again', async () => {
    const folder = mkdtempSync(join(data, 'celebrities-'));
    writeFileSync(join(folder, 'Jane_Doe_0002.jpg'), readFileSync(fixture('generated-woman.jpg')));
    writeFileSync(join(folder, 'notes.jpg'), 'remember to ask Jane');
    const first = tronie('import', folder, '--data', data, '--json');
    expect(first.json()).toMatchObject({
      pictures: 2,
      faces: 1,
      skipped: [{ reason: expect.stringMatching(/not a picture/) as string }],
    });
    expect(tronie('import', folder, '--data', data, '--json').json()).toMatchObject({
      pictures: 2,
      faces: 1,
    });
    const smaller = join(data, 'smaller.jpg');
    await sharp(fixture('generated-woman.jpg')).resize(400).toFile(smaller);
    const { matches } = tronie('twin', smaller, '--data', data, '--json').json<{
      matches: { name: string; distance: number; strangers: number }[];
    }>();
    expect(matches[0]).toMatchObject({ name: 'Jane Doe' });
    expect(matches[0]!.distance).toBeLessThan(0.25);
    expect(matches[0]!.strangers).toBeGreaterThan(matches[4]!.strangers);
    expect(chain('--to', 'jane doe').status).not.toBe(2);
  });

  test('a folder that is not there is said', () => {
    expect(tronie('import', join(data, 'nowhere'), '--data', data).err).toMatch(
      /There is no folder .*nowhere/,
    );
  });
});

describe('tronie purge and doctor', () => {
  test('purge of an evening without visitors erases nobody', () => {
    expect(tronie('purge', '--data', data, '--json').json()).toEqual({ erased: [] });
  });

  test('purge refuses while a show is running on the folder', () => {
    const lock = lockDataFolder(data);
    const ran = tronie('purge', '--data', data, '--json');
    lock.release();
    expect(ran.status).toBe(1);
    expect(ran.json<{ error: { message: string } }>().error.message).toMatch(
      /Another Tronie \(process \d+\)/,
    );
  });

  test('doctor says that this machine is ready, and what it looked at', () => {
    const answer = tronie('doctor', '--data', data, '--json').json<{
      ready: boolean;
      provider: string;
      checks: { name: string; ok: boolean }[];
    }>();
    expect(answer).toMatchObject({ ready: true, provider: 'cpu' });
    expect(answer.checks.filter((check) => check.ok).map((check) => check.name)).toEqual(
      expect.arrayContaining(['recognition', 'pages', 'gallery', 'disk']),
    );
  });
});

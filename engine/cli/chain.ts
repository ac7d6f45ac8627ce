import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Chain } from '../chain/chain.ts';
import { seededRandom } from '../generator/random.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { dataFiles } from '../house.ts';
import { openRooms } from '../server/rooms.ts';
import { AUTO_STEPS, askChain, forbiddenBetween } from '../show/chain-question.ts';
import { explainFailure } from '../show/explain-failure.ts';
import { resolveFace, resolveTargets } from '../show/targets.ts';
import { answer, type Streams } from './answer.ts';
import { CommandError, type CommonOptions } from './command.ts';
import { noFaceSentence } from './no-face.ts';
import { readPicture } from './read-picture.ts';

export interface ChainOptions extends CommonOptions {
  readonly to: string;
  readonly steps: number | 'auto';
  readonly alpha: number;
  readonly alternatives: number;
  readonly seed: number;
  /** Ids or names of faces that must, or must not, be in the chain. */
  readonly pin: readonly string[];
  readonly forbid: readonly string[];
  /** Euclidean. */
  readonly minimumStep?: number;
  readonly maximumStep?: number;
}

/** `tronie chain <picture> --to <target>`: the best walk from a face to a target. */
export async function chain(file: string, options: ChainOptions, streams: Streams): Promise<void> {
  const picture = await readPicture(file);
  const rooms = await openRooms(options.data);
  try {
    const gallery = rooms.gallery();
    const embedStarted = performance.now();
    const [face] = (await rooms.faces.describe(picture)).faces;
    const embedded = performance.now() - embedStarted;
    if (face === undefined) {
      throw new CommandError('no-face', noFaceSentence(file));
    }
    const targets = resolveTargets(gallery, options.to, face.embedding, seededRandom(options.seed));
    const rows = (wanted: readonly string[]) => wanted.map((one) => resolveFace(gallery, one));
    const { minimumStep, maximumStep } = options;
    const question = {
      probe: face.embedding,
      targets,
      steps: options.steps === 'auto' ? AUTO_STEPS : options.steps,
      alpha: options.alpha,
      forbidden: new Set([...forbiddenBetween(gallery, targets), ...rows(options.forbid)]),
      required: rows(options.pin),
      ...(minimumStep !== undefined && { minimumStep }),
      ...(maximumStep !== undefined && { maximumStep }),
      alternatives: options.alternatives,
    };
    const searchStarted = performance.now();
    const result = await askChain((...asked) => rooms.chains.search(...asked), gallery, question);
    const searched = performance.now() - searchStarted;
    if (!result.found) throw new CommandError('no-chain', explainFailure(result.reason, gallery));

    const { found: _found, alternatives, ...best } = result;
    const linksOf = (one: Chain) =>
      linkAnswers(one, gallery, resolve(file), dataFiles(options.data).pictures);
    const reached = gallery.faces[best.links.at(-1)!]!;
    const value = {
      target: { id: reached.id, name: reached.name.en },
      ...best,
      links: await linksOf(best),
      milliseconds: { embed: round(embedded), search: round(searched) },
      ...(options.alternatives > 0 && {
        alternatives: await Promise.all(
          alternatives.map(async (one) => ({ ...one, links: await linksOf(one) })),
        ),
      }),
    };
    answer(streams, options.json, value, () => inWords(value));
  } finally {
    await rooms.close();
  }
}

interface LinkAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** A readable picture. */
  readonly file: string;
}

async function linkAnswers(
  found: Chain,
  gallery: Gallery,
  visitor: string,
  folder: string,
): Promise<LinkAnswer[]> {
  await mkdir(folder, { recursive: true });
  const links: LinkAnswer[] = [{ id: 'visitor', name: 'You', kind: 'visitor', file: visitor }];
  for (const row of found.links) {
    const { id, name, kind } = gallery.faces[row]!;
    const file = join(folder, `${id}.jpg`);
    await writeFile(file, (await gallery.portrait(id)).jpeg);
    links.push({ id, name: name.en, kind, file });
  }
  return links;
}

function inWords(value: {
  links: readonly LinkAnswer[];
  steps: readonly number[];
  cost: number;
  lowerBound: number;
  optimal: boolean;
}): string {
  const lines = value.links.map((link, index) => {
    const step = value.steps[index - 1];
    return step === undefined ? link.name : `  — ${step.toFixed(3)} → ${link.name} (${link.id})`;
  });
  const proof = value.optimal ? 'proved optimal' : `at least ${value.lowerBound.toFixed(4)}`;
  return [...lines, `Cost ${value.cost.toFixed(4)}, ${proof}.`].join('\n');
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

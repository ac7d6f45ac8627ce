import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { forgetProvider, PROVIDER_FILE } from '../faces/provider-memory.ts';
import { settleProvider } from '../faces/provider-settle.ts';
import { providerWish } from '../faces/provider-wish.ts';
import { drawAhead } from '../gallery/draw-ahead.ts';
import { createDemoVisitor } from '../generator/demo-visitor.ts';
import { dataFiles, HOUSE, version } from '../house.ts';
import { createDirector } from '../show/director.ts';
import { createEnrolment } from '../show/enrol.ts';
import { createNotices } from '../show/notices.ts';
import { createPreviewer } from '../show/previewer.ts';
import type { Language, SystemStatus } from '../show/show.ts';
import { targetsOf } from '../show/targets.ts';
import { openVisitors } from '../show/visitors.store.ts';
import { lockDataFolder } from './data-lock.ts';
import { createPresence } from './presence.ts';
import { measureGalleryAgain } from './measure-gallery-again.ts';
import { openRooms } from './rooms.ts';
import { createRouter } from './router.ts';
import { startServer } from './server.ts';
import type { SurfaceTokens } from './surface.ts';

export interface EngineOptions {
  readonly data: string;
  readonly port: number;
  readonly tokens: SurfaceTokens;
  /** The built-in sample visitor stands in for a camera. */
  readonly demo: boolean;
  readonly language: Language;
  /** Fixes every random choice of the evening. */
  readonly seed: number;
  /** The visitors' file never grows past this; see openVisitors. */
  readonly visitorsBytes?: number;
  readonly logger: Logger;
}

export interface RunningEngine {
  readonly port: number;
  close(): Promise<void>;
}

/** Changes whenever the consent text of the booth changes in meaning; stored with every picture. */
const CONSENT_VERSION = '2026-11';

/** ms: from the first visitor in the foyer to the last chain, a restart in between included. */
const ONE_EVENING = 12 * 3_600_000;

/**
 * The whole engine: databases, networks, show and server.
 *
 * @throws a sentence for a person: what is wrong and what to do
 */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const { logger } = options;
  const wish = providerWish(process.env);
  const providerFile = join(options.data, PROVIDER_FILE);
  const lock = lockDataFolder(options.data);
  const clock = () => Date.now();
  const notices = createNotices(clock);
  const rooms = await openRooms(options.data, {
    servesOlderModel: true,
    onCacheError(error) {
      logger.error({ error }, 'a portrait could not be kept');
      notices.add(
        'warning',
        'The disk of the show machine is full or cannot be written. The show goes on; free some space before the next visitor.',
      );
    },
    onProviderLost(lost, reason) {
      logger.error({ provider: lost, reason }, 'the provider was lost');
      void forgetProvider(providerFile).catch(() => undefined);
      notices.add(
        'warning',
        `The graphics card (${lost}) was lost: ${reason}. The CPU measures faces from now on; the show goes on.`,
      );
    },
  });
  const visitors = await openVisitors(dataFiles(options.data).visitors, options.visitorsBytes);
  const earlier = (await visitors.list()).filter(({ arrivedAt }) => clock() - arrivedAt > ONE_EVENING).length;
  if (earlier > 0) {
    notices.add(
      'warning',
      `${earlier} visitors of an earlier evening are still here. “House closed” erases them.`,
    );
  }
  const presence = createPresence();

  const previewer = createPreviewer({
    gallery: () => rooms.gallery(),
    visitors,
    search: (gallery, question, signal) => rooms.chains.search(gallery, question, signal),
    stopwatch: () => performance.now(),
    newId: randomUUID,
    onPictureError: (error) => {
      logger.error({ error }, 'a face of the chain could not be drawn');
    },
    seed: options.seed,
  });
  const director = await createDirector({
    visitors,
    notices,
    language: options.language,
    enrolment: createEnrolment({ faces: rooms.faces, visitors, clock, newId: randomUUID }),
    previewer: previewer.preview,
    swapper: previewer.swaps,
  });
  presence.onChange(() => {
    if (presence.count('projector') === 0) director.report(null);
  });

  const tronie = version(); // read from the disk once, not with every status
  const system = (): SystemStatus => {
    const { faces } = rooms.gallery();
    return {
      version: tronie,
      provider: rooms.faces.provider,
      gallery: { faces: faces.length, rogues: faces.filter((face) => face.kind === 'rogue').length },
      projectors: presence.count('projector'),
      booths: presence.count('booth'),
      demo: options.demo,
      notices: notices.list(),
    };
  };

  const server = await startServer(
    {
      router: createRouter({
        director,
        presence,
        visitors: () => visitors.list(),
        targets: () => targetsOf(rooms.gallery()),
        system,
        onSystemChange: (listener) => {
          const stops = [
            notices.onChange(listener),
            presence.onChange(listener),
            rooms.faces.onProviderChange(listener),
          ];
          return () => {
            for (const stop of stops) stop();
          };
        },
        boothSettings: () => ({
          language: director.currentProgram().language,
          consentVersion: CONSENT_VERSION,
          demo: options.demo,
        }),
      }),
      tokens: options.tokens,
      folders: { renderer: HOUSE.renderer, mediapipe: HOUSE.mediapipe, models: HOUSE.models },
      facePortrait: async (id) =>
        rooms.gallery().row(id) === undefined ? undefined : rooms.gallery().portrait(id),
      visitorPortrait: (id) => visitors.portrait(id),
      booth: {
        enrol: (kept) => director.enrol(kept),
        consentVersion: () => CONSENT_VERSION,
        onFailure: (error) => {
          logger.error({ error }, 'a visitor was not saved');
          notices.add('error', error.message);
        },
      },
      demoFrames: createDemoVisitor(rooms.generator),
      logger,
    },
    options.port,
  );

  const closing = new AbortController();
  const work = [
    drawAhead(rooms.gallery(), closing.signal),
    measureGalleryAgain({ rooms, notices, logger, signal: closing.signal }),
    settleProvider(rooms.faces, {
      models: HOUSE.models,
      file: providerFile,
      wish,
      signal: closing.signal,
      onProblem(sentence) {
        logger.warn(sentence);
        notices.add('warning', sentence);
      },
    }),
  ];

  return {
    port: server.port,
    async close() {
      closing.abort();
      await Promise.all(work);
      await server.close();
      await visitors.close();
      await rooms.close();
      lock.release();
    },
  };
}

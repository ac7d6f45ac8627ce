// A stand-in for the engine: serves the operator's page and a router of the engine's shape over a real socket.
// What it knows is set by the test; the stage itself is the engine's own state machine.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { initTRPC } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { advanceProgram, blackProgram, programOf, type ProgramEvent } from '../../../engine/show/program.ts';
import type {
  ChainRequest,
  OperatorEvent,
  Preview,
  ProjectorReport,
  SystemStatus,
  Target,
  Visitor,
} from '../../../engine/show/show.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
};

/** The engine's policy: the page must live with it. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'";

export interface Facts {
  visitors: readonly Visitor[];
  targets: readonly Target[];
  system: SystemStatus;
  report: ProjectorReport | null;
}

export interface ControlRoomOptions {
  /** Folder with the built page: operator/index.html and assets/. */
  readonly pages: string;
  readonly facts: Facts;
  /** Answers `pictures/…` below the surface's address; `size` in px. */
  readonly picture: (path: string, size: number) => Promise<Uint8Array | undefined>;
  /** The chain that a request gets, or what stands in its way. */
  readonly search: (request: ChainRequest) => Promise<Preview>;
}

export interface ControlRoom {
  readonly address: string;
  /** Every verb that arrived, in order: "go", "preview v1 ugliest auto 0.5", … */
  readonly heard: readonly string[];
  readonly stage: (event: ProgramEvent) => void;
  readonly show: (preview: Preview) => void;
  readonly tell: (facts: Partial<Facts>) => void;
  /** The engine is gone: sockets drop and nothing listens, until `revive`. */
  readonly vanish: () => Promise<void>;
  readonly revive: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openControlRoom({
  pages,
  facts: first,
  picture,
  search,
}: ControlRoomOptions): Promise<ControlRoom> {
  let facts = first;
  let preview: Preview = { status: 'empty' };
  let snapshot = blackProgram('en');
  const heard: string[] = [];
  const listeners = new Set<(type: OperatorEvent['type']) => void>();
  const tellAll = (...types: readonly OperatorEvent['type'][]): void => {
    for (const type of types) for (const listener of listeners) listener(type);
  };
  const eventOf = (type: OperatorEvent['type']): OperatorEvent => {
    switch (type) {
      case 'visitors':
        return { type, visitors: facts.visitors };
      case 'targets':
        return { type, targets: facts.targets };
      case 'system':
        return { type, system: facts.system };
      case 'projector':
        return { type, report: facts.report };
      case 'preview':
        return { type, preview };
      case 'program':
        return { type, program: programOf(snapshot) };
      default:
        return type satisfies never;
    }
  };
  const show = (value: Preview): void => {
    preview = value;
    tellAll('preview');
  };
  const stage = (event: ProgramEvent): void => {
    snapshot = advanceProgram(snapshot, event);
    tellAll('program');
  };
  const tell = (changes: Partial<Facts>): void => {
    facts = { ...facts, ...changes };
    tellAll('visitors', 'targets', 'system', 'projector');
  };
  const mark = (visitorId: string, marks: Partial<Visitor>): void => {
    tell({ visitors: facts.visitors.map((one) => (one.id === visitorId ? { ...one, ...marks } : one)) });
  };

  const t = initTRPC.create();
  const simple = (verb: 'next' | 'back' | 'panic') =>
    t.procedure.mutation(() => {
      heard.push(verb);
      stage({ type: verb.toUpperCase() as 'NEXT' | 'BACK' | 'PANIC' });
      return programOf(snapshot);
    });
  const markInput = z.object({ visitorId: z.string(), on: z.boolean() });
  const router = t.router({
    operator: t.router({
      watch: t.procedure.subscription(async function* ({ signal }) {
        const waiting: OperatorEvent['type'][] = [];
        let wake = Promise.withResolvers<undefined>();
        const listener = (type?: OperatorEvent['type']): void => {
          if (type !== undefined) waiting.push(type);
          wake.resolve(undefined);
        };
        listeners.add(listener);
        signal?.addEventListener('abort', () => {
          listener();
        });
        try {
          for (const type of ['system', 'targets', 'visitors', 'program', 'projector', 'preview'] as const)
            yield eventOf(type);
          while (signal?.aborted !== true) {
            await wake.promise;
            wake = Promise.withResolvers<undefined>();
            for (const type of waiting.splice(0)) yield eventOf(type);
          }
        } finally {
          listeners.delete(listener);
        }
      }),
      preview: t.procedure
        .input(
          z.object({
            visitorId: z.string(),
            target: z.string(),
            steps: z.union([z.int(), z.literal('auto')]),
            alpha: z.number(),
            pinned: z.array(z.string()).optional(),
            forbidden: z.array(z.string()).optional(),
            weakestLimit: z.number().optional(),
            freshOnly: z.boolean().optional(),
          }),
        )
        .mutation(async ({ input }) => {
          heard.push(
            [
              `preview ${input.visitorId} ${input.target} ${input.steps} ${input.alpha}`,
              ...wishesIn(input),
            ].join(' '),
          );
          show({ status: 'searching', visitorId: input.visitorId, targetId: input.target });
          const found = await search(input);
          show(found);
          return found;
        }),
      alternative: t.procedure.input(z.object({ chainId: z.string() })).mutation(({ input }) => {
        heard.push(`alternative ${input.chainId}`);
        if (preview.status !== 'ready') throw new Error('There is no chain in preview.');
        const { chain, alternatives } = preview;
        const chosen = alternatives.find((one) => one.id === input.chainId)!;
        show({
          ...preview,
          chain: chosen,
          alternatives: alternatives.map((one) => (one === chosen ? chain : one)),
        });
      }),
      swaps: t.procedure.input(z.object({ position: z.int() })).query(({ input }) => {
        heard.push(`swaps ${input.position}`);
        if (preview.status !== 'ready') throw new Error('There is no chain in preview.');
        const { chain } = preview;
        const swaps = ['Fatima', 'Oswald'].map((name, index) => ({
          id: `swap-${index}`,
          name: { en: name, nl: name },
          caption: null,
          picture: `pictures/faces/swap-${index}`,
          stepBefore: 0.5,
          stepAfter: 0.51,
          max: chain.max,
          cost: chain.cost + index / 100,
        }));
        return { chainId: chain.id, swaps };
      }),
      swap: t.procedure
        .input(z.object({ chainId: z.string(), position: z.int(), faceId: z.string() }))
        .mutation(({ input }) => {
          heard.push(`swap ${input.position} ${input.faceId}`);
          if (preview.status !== 'ready') throw new Error('There is no chain in preview.');
          const { chain, request } = preview;
          const links = chain.links.map((link, index) =>
            index === input.position ? { ...link, id: input.faceId } : link,
          );
          const pinned = [...(request.pinned ?? []), input.faceId];
          show({ ...preview, request: { ...request, pinned }, chain: { ...chain, id: 'swapped', links } });
        }),
      clearPreview: t.procedure.mutation(() => {
        heard.push('clear-preview');
        show({ status: 'empty' });
      }),
      go: t.procedure.mutation(() => {
        heard.push('go');
        if (programOf(snapshot).phase === 'live')
          throw new Error('A chain is still running. Take it to its end with Next, or press Panic, then GO.');
        if (preview.status !== 'ready')
          throw new Error('There is no chain in preview. Choose a visitor and a target first.');
        const { chain } = preview;
        show({ status: 'empty' });
        stage({ type: 'GO', chain });
        return programOf(snapshot);
      }),
      next: simple('next'),
      back: simple('back'),
      panic: simple('panic'),
      blackout: t.procedure.input(z.object({ on: z.boolean() })).mutation(({ input }) => {
        heard.push(`blackout ${input.on ? 'on' : 'off'}`);
        stage({ type: 'BLACKOUT', on: input.on });
        return programOf(snapshot);
      }),
      language: t.procedure.input(z.object({ language: z.enum(['en', 'nl']) })).mutation(({ input }) => {
        heard.push(`language ${input.language}`);
        stage({ type: 'LANGUAGE', language: input.language });
        return programOf(snapshot);
      }),
      star: t.procedure.input(markInput).mutation(({ input }) => {
        heard.push(`star ${input.visitorId}`);
        mark(input.visitorId, { starred: input.on });
      }),
      hide: t.procedure.input(markInput).mutation(({ input }) => {
        heard.push(`hide ${input.visitorId}`);
        mark(input.visitorId, { hidden: input.on });
      }),
      erase: t.procedure.input(z.object({ visitorId: z.string() })).mutation(({ input }) => {
        heard.push(`erase ${input.visitorId}`);
        tell({ visitors: facts.visitors.filter((one) => one.id !== input.visitorId) });
      }),
    }),
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://control-room');
    const path = normalize(decodeURIComponent(url.pathname));
    const asked = path.startsWith('/operator/pictures/')
      ? await picture(path.slice('/operator/'.length), Number(url.searchParams.get('size') ?? 512))
      : await readFile(join(pages, path === '/operator/' ? 'operator/index.html' : path)).catch(
          () => undefined,
        );
    if (asked === undefined) response.writeHead(404).end();
    else {
      const type = TYPES[extname(path)] ?? 'text/html';
      response.writeHead(200, {
        'content-type': type,
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
      });
      response.end(asked);
    }
  };

  const listen = async (port: number): Promise<{ port: number; stop: () => Promise<void> }> => {
    const http = createServer((request, response) => void answer(request, response));
    const sockets = new WebSocketServer({ server: http, path: '/operator/trpc' });
    applyWSSHandler({ wss: sockets, router, keepAlive: { enabled: true, pingMs: 5000, pongWaitMs: 5000 } });
    http.listen(port, '127.0.0.1');
    await once(http, 'listening');
    const stop = async (): Promise<void> => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    };
    return { port: (http.address() as AddressInfo).port, stop };
  };

  let running = await listen(0);
  const { port } = running;
  return {
    address: `http://127.0.0.1:${port}/operator/`,
    heard,
    stage,
    show,
    tell,
    vanish: () => running.stop(),
    revive: async () => {
      running = await listen(port);
    },
    close: () => running.stop(),
  };
}

/** What a request wishes of the faces, in words. */
function wishesIn({ pinned, forbidden, weakestLimit, freshOnly }: ChainRequest): readonly string[] {
  return [
    pinned && `pinned ${pinned.join(',')}`,
    forbidden && `without ${forbidden.join(',')}`,
    weakestLimit && `at most ${weakestLimit}`,
    freshOnly && 'fresh',
  ].filter((word) => typeof word === 'string');
}

import { isDeepStrictEqual } from 'node:util';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { NotNowError, type Director } from '../show/director.ts';
import type { Presence } from './presence.ts';
import {
  LANGUAGES,
  type BoothSettings,
  type OperatorEvent,
  type SystemStatus,
  type Target,
  type Visitor,
} from '../show/show.ts';
import { UnknownTargetError } from '../show/targets.ts';
import { eventStream } from './event-stream.ts';
import type { Surface } from './surface.ts';

/** What the router works with; the same for every page. */
export interface RouterParts {
  readonly director: Director;
  readonly presence: Presence;
  readonly visitors: () => Promise<readonly Visitor[]>;
  readonly targets: () => readonly Target[];
  readonly system: () => SystemStatus;
  readonly onSystemChange: (listener: () => void) => () => void;
  readonly boothSettings: () => BoothSettings;
}

/** Who asks: known from the address that the socket was opened at, behind that surface's gate. */
export interface RouterContext {
  readonly surface: Surface;
}

const visitorId = z.object({ visitorId: z.string().min(1).max(100) });
const mark = visitorId.extend({ on: z.boolean() });
const faceId = z.string().min(1).max(100);
const chainRequest = z.object({
  visitorId: z.string().min(1).max(100),
  target: z.string().min(1).max(200),
  steps: z.union([z.int().min(3).max(12), z.literal('auto')]),
  alpha: z.number().min(0).max(1),
  pinned: z.array(faceId).max(11).readonly().optional(),
  forbidden: z.array(faceId).max(2000).readonly().optional(),
  weakestLimit: z.number().positive().max(10).optional(),
  freshOnly: z.boolean().optional(),
});
const position = z.int().min(1).max(11);
const projectorReport = z.object({
  revision: z.int().min(0),
  screen: z.enum(['black', 'morphing', 'holding', 'punch-line']),
  faceId: z.string().max(100).nullable(),
});

export function createRouter(parts: RouterParts) {
  const { director, presence } = parts;
  const t = initTRPC.context<RouterContext>().create();
  const onlyFor = (surface: Surface) =>
    t.procedure.use(async ({ ctx, next }) => {
      if (ctx.surface !== surface) {
        throw new TRPCError({ code: 'FORBIDDEN', message: `This is for the ${surface} only.` });
      }
      const result = await next();
      if (!result.ok) throw inPlainWords(result.error);
      return result;
    });
  const operator = onlyFor('operator');
  const projector = onlyFor('projector');
  const booth = onlyFor('booth');

  const operatorEvent = async (type: OperatorEvent['type']): Promise<OperatorEvent> => {
    switch (type) {
      case 'visitors':
        return { type, visitors: await parts.visitors() };
      case 'targets':
        return { type, targets: parts.targets() };
      case 'preview':
        return { type, preview: director.currentPreview() };
      case 'program':
        return { type, program: director.currentProgram() };
      case 'projector':
        return { type, report: director.currentReport() };
      case 'system':
        return { type, system: parts.system() };
      default:
        return type satisfies never;
    }
  };

  return t.router({
    booth: t.router({
      settings: booth.query(() => parts.boothSettings()),
      /** Keeps the line open, so that the engine knows that a booth is there. */
      attend: booth.subscription(async function* ({ signal }) {
        using _here = presence.enter('booth');
        const changes = eventStream<'settings'>((listener) => {
          const changed = () => {
            listener('settings');
          };
          // The show's language is part of its program.
          const stops = [
            parts.onSystemChange(changed),
            director.onChange((change) => {
              if (change === 'program') changed();
            }),
          ];
          return () => {
            for (const stop of stops) stop();
          };
        }, signal!);
        let told = parts.boothSettings();
        yield told;
        for await (const _ of changes) {
          const settings = parts.boothSettings();
          if (isDeepStrictEqual(settings, told)) continue;
          told = settings;
          yield told;
        }
      }),
    }),

    operator: t.router({
      watch: operator.subscription(async function* ({ signal }) {
        const changes = eventStream<OperatorEvent['type']>((listener) => {
          const stops = [
            director.onChange(listener),
            parts.onSystemChange(() => {
              listener('system');
              listener('targets');
            }),
          ];
          return () => {
            for (const stop of stops) stop();
          };
        }, signal!);
        for (const type of ['system', 'targets', 'visitors', 'program', 'projector', 'preview'] as const)
          yield await operatorEvent(type);
        for await (const type of changes) yield await operatorEvent(type);
      }),
      preview: operator.input(chainRequest).mutation(({ input }) => director.preview(input)),
      alternative: operator
        .input(z.object({ chainId: z.string().max(100) }))
        .mutation(({ input }) => director.alternative(input.chainId)),
      swaps: operator.input(z.object({ position })).query(({ input }) => director.swaps(input.position)),
      swap: operator
        .input(z.object({ chainId: z.string().max(100), position, faceId }))
        .mutation(({ input }) => director.swap(input.chainId, input.position, input.faceId)),
      clearPreview: operator.mutation(() => {
        director.clearPreview();
      }),
      go: operator.mutation(() => director.go()),
      next: operator.mutation(() => director.next()),
      back: operator.mutation(() => director.back()),
      blackout: operator
        .input(z.object({ on: z.boolean() }))
        .mutation(({ input }) => director.blackout(input.on)),
      panic: operator.mutation(() => director.panic()),
      language: operator
        .input(z.object({ language: z.enum(LANGUAGES) }))
        .mutation(({ input }) => director.speak(input.language)),
      star: operator
        .input(mark)
        .mutation(({ input }) => director.mark(input.visitorId, { starred: input.on })),
      hide: operator
        .input(mark)
        .mutation(({ input }) => director.mark(input.visitorId, { hidden: input.on })),
      closeHouse: operator.mutation(() => director.closeHouse()),
      erase: operator.input(visitorId).mutation(({ input }) => director.erase(input.visitorId)),
    }),

    projector: t.router({
      watch: projector.subscription(async function* ({ signal }) {
        using _here = presence.enter('projector');
        const changes = eventStream<string>((listener) => director.onChange(listener), signal!);
        yield director.currentProgram();
        for await (const change of changes) if (change === 'program') yield director.currentProgram();
      }),
      report: projector.input(projectorReport).mutation(({ input }) => {
        director.report(input);
      }),
    }),
  });
}

export type AppRouter = ReturnType<typeof createRouter>;

/** An expected refusal keeps its sentence; the rest is logged in full and said without entrails. */
function inPlainWords(error: TRPCError): TRPCError {
  const { cause } = error;
  if (cause instanceof NotNowError)
    return new TRPCError({ code: 'PRECONDITION_FAILED', message: cause.message, cause });
  if (cause instanceof UnknownTargetError)
    return new TRPCError({ code: 'NOT_FOUND', message: cause.message, cause });
  return error;
}

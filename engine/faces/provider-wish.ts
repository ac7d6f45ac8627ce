import type { ExecutionProvider } from './providers.ts';

/** All providers, in onnxruntime's names. */
export const PROVIDERS = [
  'webgpu',
  'cuda',
  'coreml',
  'dml',
  'cpu',
] as const satisfies readonly ExecutionProvider[];

/** Which provider a technician wants; `auto`: the fastest that agrees with the CPU. */
export type ProviderWish = ExecutionProvider | 'auto';

/**
 * Reads `TRONIE_PROVIDER`.
 *
 * @throws a sentence that lists what may stand there
 */
export function providerWish(env: NodeJS.ProcessEnv): ProviderWish {
  const wish = env['TRONIE_PROVIDER'] ?? '';
  if (wish === '') return 'auto';
  const known = (['auto', ...PROVIDERS] as const).find((name) => name === wish);
  if (known === undefined)
    throw new Error(
      `TRONIE_PROVIDER is "${wish}". Choose one of auto, ${PROVIDERS.join(', ')}, or unset it.`,
    );
  return known;
}

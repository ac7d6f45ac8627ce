import { listSupportedBackends } from '../onnxruntime.ts';

/** Where a network can run, in onnxruntime's names. */
export type ExecutionProvider = 'cpu' | 'webgpu' | 'cuda' | 'coreml' | 'dml';

const KNOWN: readonly ExecutionProvider[] = ['webgpu', 'cuda', 'coreml', 'dml', 'cpu'];

/**
 * The providers that onnxruntime knows on this system, fastest first as a rule of thumb. Being listed does not mean
 * that one works: CUDA without its libraries aborts the process, so only `probe.ts`, in a process of its own, ever
 * tries one.
 */
export function supportedProviders(): readonly ExecutionProvider[] {
  const supported = new Set(listSupportedBackends().map(({ name }) => name));
  return KNOWN.filter((provider) => supported.has(provider));
}

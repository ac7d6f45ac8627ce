import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { z } from 'zod';

import { PROVIDERS } from './provider-wish.ts';

/** In the data folder; may be deleted at any time. */
export const PROVIDER_FILE = 'provider.json';

const reportSchema = z.discriminatedUnion('works', [
  z.object({
    provider: z.enum(PROVIDERS),
    works: z.literal(true),
    difference: z.number(),
    oneMilliseconds: z.number(),
    sixteenMilliseconds: z.number().nullable(),
  }),
  z.object({ provider: z.enum(PROVIDERS), works: z.literal(false), reason: z.string() }),
]);

const memorySchema = z.object({
  /** Of the machine that was measured: see provider-machine.ts. */
  machine: z.string(),
  provider: z.enum(PROVIDERS),
  reports: z.array(reportSchema),
});

/** What a probe found, and on which machine. */
export type ProviderMemory = z.infer<typeof memorySchema>;

/** @returns undefined when nothing is remembered of this machine, or the file cannot be read or understood */
export async function recallProvider(file: string, machine: string): Promise<ProviderMemory | undefined> {
  try {
    const memory = memorySchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return memory.machine === machine ? memory : undefined;
  } catch {
    return undefined; // it is measured again
  }
}

/** Whole or not at all, whenever the plug is pulled. @throws when the folder cannot be written */
export async function rememberProvider(file: string, memory: ProviderMemory): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(`${JSON.stringify(memory, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** After a loss: the next start measures again. */
export async function forgetProvider(file: string): Promise<void> {
  await rm(file, { force: true });
}

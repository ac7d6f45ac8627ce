// Where the engine listens and the secrets of its pages: chosen by the host, so that a restarted engine has the same.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { z } from 'zod';
import type { Surface, SurfaceTokens } from '../server/surface.ts';

export interface Addresses {
  readonly port: number;
  readonly tokens: SurfaceTokens;
}

const ADDRESSES_VARIABLE = 'TRONIE_ADDRESSES';

const schema = z.object({
  port: z.int().min(1).max(65535),
  tokens: z.object({
    booth: z.string().min(32),
    operator: z.string().min(32),
    projector: z.string().min(32),
  }),
});

/**
 * Addresses for one start of Tronie.
 *
 * @param port 0 for any free one of this machine
 * @throws a sentence when the port is taken
 */
export async function chooseAddresses(port: number): Promise<Addresses> {
  const token = () => randomBytes(32).toString('base64url');
  return { port: await freePort(port), tokens: { booth: token(), operator: token(), projector: token() } };
}

/** The environment variables to start the engine with. Not arguments: those are visible to every user of a machine. */
export function addressesToEnvironment(addresses: Addresses): Record<string, string> {
  return { [ADDRESSES_VARIABLE]: JSON.stringify(addresses) };
}

/**
 * The addresses that the host gave this engine process, or null when it was started without a host.
 * Takes them out of the environment, so that the engine's own children do not inherit the secrets.
 *
 * @throws a sentence when they are not readable
 */
export function addressesFromEnvironment(environment: NodeJS.ProcessEnv): Addresses | null {
  const given = environment[ADDRESSES_VARIABLE];
  if (given === undefined) return null;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- process.env has no other way to forget
  delete environment[ADDRESSES_VARIABLE];
  try {
    return schema.parse(JSON.parse(given));
  } catch (cause) {
    throw new Error(
      `${ADDRESSES_VARIABLE} is set but not readable. It is set by Tronie itself: unset it and start again.`,
      { cause },
    );
  }
}

/** The address to open a surface with. */
export function surfaceUrl(addresses: Addresses, surface: Surface): string {
  return `http://127.0.0.1:${addresses.port}/${surface}/?token=${addresses.tokens[surface]}`;
}

/** All three, as `tronie start` prints them. */
export function surfaceUrls(addresses: Addresses): Record<Surface, string> {
  return {
    booth: surfaceUrl(addresses, 'booth'),
    operator: surfaceUrl(addresses, 'operator'),
    projector: surfaceUrl(addresses, 'projector'),
  };
}

/** Listens for a moment to learn what is free; a port chosen by the system is not given away again soon. */
async function freePort(port: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen({ host: '127.0.0.1', port, exclusive: true });
    await once(probe, 'listening');
    const address = probe.address();
    if (address === null || typeof address === 'string') throw new Error('The system gave no port number.');
    return address.port;
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    if (cause.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken by another program (perhaps another Tronie). Stop that one, or choose another with --port.`,
        { cause },
      );
    }
    if (cause.code === 'EACCES') {
      throw new Error(`This system does not let you use port ${port}. Choose one above 1023 with --port.`, {
        cause,
      });
    }
    throw cause;
  } finally {
    if (probe.listening) {
      probe.close();
      await once(probe, 'close');
    }
  }
}

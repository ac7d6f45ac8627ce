import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import {
  addressesFromEnvironment,
  addressesToEnvironment,
  chooseAddresses,
  surfaceUrls,
} from '../../engine/host/addresses.ts';

it('the engine gets the very addresses that the host chose, and hands them on to nobody', async () => {
  const addresses = await chooseAddresses(0);
  const environment: NodeJS.ProcessEnv = { HOME: '/home/a', ...addressesToEnvironment(addresses) };
  expect(addressesFromEnvironment(environment)).toEqual(addresses);
  expect(environment).toEqual({ HOME: '/home/a' });
  expect(addressesFromEnvironment(environment)).toBeNull();
});

it('each surface has a secret of its own, new at every start', async () => {
  const [one, two] = [await chooseAddresses(0), await chooseAddresses(0)];
  const secrets = [one, two].flatMap(({ tokens }) => Object.values(tokens));
  expect(new Set(secrets).size).toBe(6);
  expect(surfaceUrls(one).booth).toBe(`http://127.0.0.1:${one.port}/booth/?token=${one.tokens.booth}`);
});

it('a port that is taken is told in a sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(chooseAddresses(port)).rejects.toThrow(`Port ${port} is taken by another program`);
  server.close();
  await once(server, 'close');
  expect((await chooseAddresses(port)).port).toBe(port);
});

it('addresses that are not ours are refused with a sentence', () => {
  expect(() => addressesFromEnvironment({ TRONIE_ADDRESSES: '{"port":0}' })).toThrow(
    /unset it and start again/,
  );
});

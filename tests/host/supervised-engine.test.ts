import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { addressesToEnvironment, chooseAddresses } from '../../engine/host/addresses.ts';
import { nodeEngine } from '../../engine/host/node-engine.ts';
import { SupervisedEngine } from '../../engine/host/supervised-engine.ts';
import { SUPERVISION_RULES } from '../../engine/host/supervision.ts';

const ENTRY = fileURLToPath(new URL('practice/engine.ts', import.meta.url));
const ADDRESSES = await chooseAddresses(0);
/** The same rules, quicker. Beats come every second. */
const RULES = { ...SUPERVISION_RULES, restartAfter: 50, silentFor: 2500 };

const running: SupervisedEngine[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
});

function start(behaviour: string) {
  const lines: string[] = [];
  const engine = new SupervisedEngine({
    launch: nodeEngine({
      entry: ENTRY,
      args: [behaviour],
      environment: addressesToEnvironment(ADDRESSES),
      nodeOptions: [],
    }),
    onLog: (line) => lines.push(line),
    logFile: '/data/engine.log',
    rules: RULES,
  });
  running.push(engine);
  return { engine, lines };
}

describe('a supervised engine', () => {
  it('is ready, has the addresses it was given, and ends in good order when asked', async () => {
    const { engine, lines } = start('work');
    await once(engine, 'ready');
    await engine.stop();
    expect(lines).toEqual([`port ${ADDRESSES.port}, variable left: false`, 'stopped in good order']);
  });

  it('that hangs is killed and comes back with the same addresses', async () => {
    const { engine, lines } = start('hang');
    await once(engine, 'ready');
    const [reason] = (await once(engine, 'restarting')) as [string];
    expect(reason).toBe('it did not answer for 3 s');
    await once(engine, 'ready');
    expect(lines).toEqual(Array.from({ length: 2 }, () => `port ${ADDRESSES.port}, variable left: false`));
  });

  it('that says why it cannot run is not started again: its sentence is what a person reads', async () => {
    const { engine, lines } = start('fail');
    const [message] = (await once(engine, 'given-up')) as [string];
    expect(message).toBe('Port 4711 is taken by another program.');
    await engine.stop();
    expect(lines.filter((line) => line === 'a stack trace')).toHaveLength(1);
  });

  it('that crashes three times is given up, with what to do', async () => {
    const { engine, lines } = start('crash');
    const [message] = (await once(engine, 'given-up')) as [string];
    expect(message).toMatch(/stopped 3 times .* exit status 3\. .*doctor.* Its log: \/data\/engine\.log\./);
    expect(lines.filter((line) => line === 'a stack trace')).toHaveLength(3);
  });

  it('that does not stop when asked is stopped nevertheless', async () => {
    const { engine } = start('deaf');
    await once(engine, 'ready');
    await engine.stop();
  });

  it('ends by itself when its host is killed: no engine without a show', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const module = new URL('../../engine/host/node-engine.ts', import.meta.url).href;
    const host = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `const { nodeEngine } = await import(${JSON.stringify(module)});
       const options = { entry: ${JSON.stringify(ENTRY)}, args: ['call', '${port}'], nodeOptions: [] };
       const onMessage = ({ type }) => { if (type === 'ready') process.kill(process.pid, 'SIGKILL'); };
       nodeEngine(options)({ onMessage, onLog() {}, onEnd() {} });`,
    ]);
    const [line] = (await once(server, 'connection')) as [Socket];
    const lineClosed = once(line.resume(), 'close');
    await once(host, 'close');
    expect(host.signalCode).toBe('SIGKILL');
    await lineClosed; // only the engine's end closes it
    server.close();
  });
});

// The engine's own process: started and watched by a host (engine/host), which chooses its addresses.
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { addressesFromEnvironment, chooseAddresses } from '../host/addresses.ts';
import { reportToHost } from '../host/report-to-host.ts';
import { defaultDataFolder } from '../house.ts';
import { LANGUAGES, type Language } from '../show/show.ts';
import { startEngine } from './engine.ts';

process.umask(0o077); // visitors' faces are for this user's eyes only
const host = reportToHost();
const logger = pino(
  {
    level: process.env['TRONIE_LOG'] ?? 'info',
    // pino knows only `err`; without this an error is logged as {}.
    serializers: { error: pino.stdSerializers.err },
  },
  pino.destination({ dest: 2, sync: true }),
);

try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean', default: false },
      language: { type: 'string', default: 'en' },
      seed: { type: 'string', default: '1' },
      'visitors-megabytes': { type: 'string' },
    },
  });
  const megabytes = values['visitors-megabytes'];
  const addresses = addressesFromEnvironment(process.env) ?? (await chooseAddresses(0));
  const engine = await startEngine({
    data: values.data ?? defaultDataFolder(),
    demo: values.demo,
    language: LANGUAGES.find((known): known is Language => known === values.language) ?? 'en',
    seed: Number(values.seed),
    ...(megabytes !== undefined && { visitorsBytes: Number(megabytes) * 1e6 }),
    logger,
    ...addresses,
  });
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    void engine.close().finally(() => {
      host.close();
      process.exit(0);
    });
  };
  host.onStop(stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  host.ready();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  logger.fatal({ error }, message);
  await host.failed(message);
  process.exit(1);
}

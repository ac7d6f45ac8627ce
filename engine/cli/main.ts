// The `tronie` command. Exit status: 0 done, 1 failed, 2 wrong usage.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../house.ts';
import { LANGUAGES } from '../show/show.ts';
import { answerError, type Streams } from './answer.ts';
import type { ChainOptions } from './chain.ts';
import { dataOption, jsonOption, type CommonOptions } from './command.ts';
import type { StartOptions } from './start.ts';

process.umask(0o077); // visitors' faces are for this user's eyes only

const streams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

function whole(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`A whole number from ${low} to ${high} is expected.`);
    return value;
  };
}

function fraction(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('A number from 0 to 1 is expected.');
  return value;
}

function distance(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value < Infinity))
    throw new InvalidArgumentError('A distance is expected: 0 or more.');
  return value;
}

/** An option that may be given several times. */
const another = (text: string, before: readonly string[]) => [...before, text];

const steps = (text: string) => (text === 'auto' ? text : whole(3, 12)(text));

const program = new Command('tronie')
  .description('Degrees of separation from a visitor’s face to an ugly celebrity’s.')
  .version(version())
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

/** A subcommand with the options that all have; its module is loaded when it is called. */
function command(signature: string, description: string): Command {
  return program
    .command(signature)
    .description(description)
    .addOption(dataOption())
    .addOption(jsonOption())
    .exitOverride();
}

command('start', 'run a show and open it')
  .option('--demo', 'a built-in sample visitor stands in for the camera', false)
  .addOption(new Option('--host <host>', 'what opens the surfaces').choices(['electron', 'browser', 'none']))
  .option('--port <port>', 'where the pages are served; 0 for any free port', whole(0, 65535), 0)
  .addOption(new Option('--language <language>', 'what the show speaks').choices(LANGUAGES).default('en'))
  .option('--seed <seed>', 'fixes every random choice of the evening', whole(0, 2 ** 31), 1)
  .option(
    '--visitors-megabytes <size>',
    'what the pictures of all visitors together may take on the disk',
    whole(1, 1_000_000),
    4000,
  )
  .action(async (options: StartOptions) => (await import('./start.ts')).start(options, streams));

command('doctor', 'is this machine ready for a show?').action(async (options: CommonOptions) =>
  (await import('./doctor.ts')).doctor(options, streams),
);

command('embed <picture...>', 'who is in these pictures, as numbers')
  .option('--chips', 'the pictures are aligned 150 px face chips already', false)
  .action(async (files: string[], options: CommonOptions & { chips: boolean }) =>
    (await import('./embed.ts')).embed(files, options, streams),
  );

command('import <folder...>', 'take pictures of people into the gallery')
  .addOption(
    new Option('--kind <kind>', 'what they are').choices(['celebrity', 'generated']).default('celebrity'),
  )
  .action(async (folders: string[], options: CommonOptions & { kind: 'celebrity' | 'generated' }) =>
    (await import('./import.ts')).importPictures(folders, options, streams),
  );

command('chain <picture>', 'the best walk from a face to a target')
  .requiredOption('--to <target>', 'an id, a name, or ugliest, closest, random, any-rogue')
  .option('--steps <number>', 'links, 3 to 12, or auto', steps, 'auto')
  .option('--alpha <weight>', 'of the mean step against the longest, 0 to 1', fraction, 0.5)
  .option('--alternatives <number>', 'further chains that share no face with the best', whole(0, 20), 0)
  .option('--pin <face>', 'an id or a name that must be in the chain; may be repeated', another, [])
  .option('--forbid <face>', 'an id or a name that must not be in it; may be repeated', another, [])
  .option('--minimum-step <distance>', 'no step may be shorter', distance)
  .option('--maximum-step <distance>', 'no step may be longer', distance)
  .option('--seed <seed>', 'what “random” chooses', whole(0, 2 ** 31), 1)
  .action(async (file: string, options: ChainOptions) =>
    (await import('./chain.ts')).chain(file, options, streams),
  );

command('twin <picture>', 'who in the gallery looks most like this face')
  .option('--count <number>', 'how many', whole(1, 1000), 5)
  .action(async (file: string, options: CommonOptions & { count: number }) =>
    (await import('./twin.ts')).twin(file, options, streams),
  );

command('purge', 'erase everything about visitors').action(async (options: CommonOptions) =>
  (await import('./purge.ts')).purge(options, streams),
);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said it already; help and version are no errors.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    if (process.exitCode === 2 && process.argv.includes('--json')) {
      const message = error.message.replace(/^error: /, '');
      streams.out(`${JSON.stringify({ error: { code: 'usage', message } })}\n`);
    }
  } else {
    answerError(streams, process.argv.includes('--json'), error);
    process.exitCode = 1;
  }
}

import { Option } from 'commander';
import { defaultDataFolder } from '../house.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly json: boolean;
}

/** `--data <folder>`. */
export function dataOption(): Option {
  return new Option('--data <folder>', 'where gallery and visitors are kept').default(
    defaultDataFolder(),
    'the platform’s application-data folder',
  );
}

/** `--json`. */
export function jsonOption(): Option {
  return new Option('--json', 'answer with exactly one JSON document on standard output').default(false);
}

/** The command cannot do what was asked; `code` is for programs, the message for people. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

import { closeSync, openSync, readSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

const LOOK_EVERY = 250; // ms
const SAY_EVERY = 20; // s, where no line can be rewritten

/**
 * Shows on standard error that a step is at work: its lines, or how long it has taken so far.
 *
 * The step writes into a file and not to us, so that it is not ended by our end; this reads along.
 *
 * @param {{ logFile: string, showLines: boolean, terminal?: boolean }} options
 */
export function showProgress({ logFile, showLines, terminal = process.stderr.isTTY }) {
  const file = openSync(logFile, 'r');
  const bytes = Buffer.alloc(16 * 1024);
  const began = Date.now();
  let rest = '';
  let saidAt = 0;

  const look = () => {
    for (let size = 1; size > 0;) {
      size = readSync(file, bytes, 0, bytes.length, null);
      rest += bytes.toString('utf8', 0, size);
    }
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (showLines) for (const line of lines) if (line.trim() !== '') process.stderr.write(`  ${line}\n`);
    const seconds = Math.floor((Date.now() - began) / 1000);
    if (terminal && !showLines) process.stderr.write(`\r  ${seconds} s `);
    else if (!terminal && seconds - saidAt >= SAY_EVERY) {
      saidAt = seconds;
      process.stderr.write(`  … at work for ${seconds} s\n`);
    }
  };
  const timer = setInterval(look, LOOK_EVERY);

  return {
    stop() {
      clearInterval(timer);
      look();
      if (terminal && !showLines) process.stderr.write('\r          \r');
      closeSync(file);
    },
  };
}

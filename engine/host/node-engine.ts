// Runs in the host: starts the engine as a child process of Node.
import { spawn } from 'node:child_process';
import process from 'node:process';
import type { EngineChild, EngineChildEvents, LaunchEngine } from './engine-child.ts';
import { onLines } from './lines.ts';

export interface NodeEngineOptions {
  /** The file to run, e.g. engine/server/main.ts. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Added to this process's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node itself, e.g. `--import`. Default: this process's own. */
  readonly nodeOptions?: readonly string[];
}

/** How to start the engine with the Node that runs this very process. */
export function nodeEngine(options: NodeEngineOptions): LaunchEngine {
  return (events) => launch(options, events);
}

function launch(options: NodeEngineOptions, events: EngineChildEvents): EngineChild {
  const nodeOptions = options.nodeOptions ?? process.execArgv;
  const child = spawn(process.execPath, [...nodeOptions, options.entry, ...(options.args ?? [])], {
    env: { ...process.env, ...options.environment },
    // Its output is its log: standard output belongs to the command that the person typed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches the host only, which then asks the engine to finish: it must not die halfway through.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (child.stdout) onLines(child.stdout, events.onLog);
  if (child.stderr) onLines(child.stderr, events.onLog);
  child.on('message', events.onMessage);

  let ended = false;
  const end = (reason: string) => {
    if (ended) return;
    ended = true;
    events.onEnd(reason);
  };
  child.on('error', (error) => {
    if (child.pid === undefined) end(`it could not be started (${error.message})`);
  });
  // 'close' and not 'exit': its last lines, which say why, are read by then.
  child.on('close', (code, signal) => {
    end(signal === null ? `it ended with exit status ${String(code)}` : `it was ended by ${signal}`);
  });

  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => child.kill('SIGKILL'),
  };
}

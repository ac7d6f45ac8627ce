// Runs in Electron's main process: starts the engine as a utility process.
import { utilityProcess } from 'electron';
import process from 'node:process';
import type { EngineChild, EngineChildEvents, LaunchEngine } from '../engine/host/engine-child.ts';
import { onLines } from '../engine/host/lines.ts';

export interface UtilityEngineOptions {
  readonly entry: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** How to start the engine with the Node inside Electron. */
export function utilityEngine(options: UtilityEngineOptions): LaunchEngine {
  return (events) => launch(options, events);
}

function launch(options: UtilityEngineOptions, events: EngineChildEvents): EngineChild {
  const child = utilityProcess.fork(options.entry, [...options.args], {
    env: { ...process.env, ...options.environment },
    serviceName: 'Tronie engine',
    stdio: 'pipe',
  });
  if (child.stdout) onLines(child.stdout, events.onLog);
  if (child.stderr) onLines(child.stderr, events.onLog);
  child.on('message', events.onMessage);
  child.on('exit', (code) => {
    events.onEnd(`it ended with exit status ${code}`);
  });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    kill: () => {
      // child.kill() sends SIGTERM, which a stuck event loop never hears.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}

import type { HostMessage } from './engine-message.ts';

/** One run of the engine, whatever kind of process it is: Node's child process or Electron's utility process. */
export interface EngineChild {
  send(message: HostMessage): void;
  /** At once, whatever it is doing. */
  kill(): void;
}

export interface EngineChildEvents {
  /** Anything that came over the message channel. */
  readonly onMessage: (message: unknown) => void;
  /** One line of what it printed. */
  readonly onLog: (line: string) => void;
  /** Once; `reason` is a clause: “it ended with exit status 1”. */
  readonly onEnd: (reason: string) => void;
}

export type LaunchEngine = (events: EngineChildEvents) => EngineChild;

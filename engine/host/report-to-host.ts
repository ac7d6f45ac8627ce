// Runs in the engine: tells the host that it lives, and hears when to stop.
import process from 'node:process';
import { HEART_BEAT_EVERY, readHostMessage, type EngineMessage } from './engine-message.ts';

export interface HostLine {
  /** False when nobody supervises this engine (a test, a debugger): everything else then does nothing. */
  readonly supervised: boolean;
  ready(): void;
  /** Say why before ending; resolves when the message is on its way. */
  failed(message: string): Promise<void>;
  /** Called once when the host wants the engine to end, or is gone itself. */
  onStop(listener: () => void): void;
  /** Stops beating, so that nothing of this keeps the process alive. */
  close(): void;
}

/** How Electron's utility process reaches its parent; see MessagePortMain. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

interface Channel {
  send(message: EngineMessage, sent?: () => void): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
  close(): void;
}

/** Call it as the engine's very first act: the host counts the silence from the start. */
export function reportToHost(): HostLine {
  const channel = utilityChannel() ?? childChannel();
  if (channel === null) {
    return {
      supervised: false,
      ready: () => undefined,
      failed: () => Promise.resolve(),
      onStop: () => undefined,
      close: () => undefined,
    };
  }

  let stopping = false;
  const listeners: (() => void)[] = [];
  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const listener of listeners) listener();
  };
  channel.onGone(stop);
  channel.onMessage((message) => {
    if (readHostMessage(message)?.type === 'stop') stop();
  });

  // From the main thread's own event loop on purpose: a loop that is stuck must fall silent.
  const beat = setInterval(() => {
    channel.send({ type: 'heart-beat' });
  }, HEART_BEAT_EVERY);
  beat.unref();
  channel.send({ type: 'heart-beat' });

  return {
    supervised: true,
    ready: () => {
      channel.send({ type: 'ready' });
    },
    failed: (message) =>
      new Promise((resolve) => {
        channel.send({ type: 'failed', message }, resolve);
      }),
    onStop: (listener) => {
      if (stopping) listener();
      else listeners.push(listener);
    },
    close: () => {
      clearInterval(beat);
      channel.close();
    },
  };
}

function childChannel(): Channel | null {
  if (typeof process.send !== 'function') return null;
  return {
    send: (message, sent) => {
      // The host may have died this very moment: onGone tells, an exception here would only hide it.
      if (!process.connected) {
        sent?.();
        return;
      }
      process.send?.(message, undefined, undefined, () => sent?.());
    },
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
    close: () => {
      if (process.connected) process.disconnect();
    },
  };
}

function utilityChannel(): Channel | null {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (port === undefined) return null;
  return {
    send: (message, sent) => {
      port.postMessage(message);
      sent?.();
    },
    onMessage: (listener) => {
      port.on('message', (event) => {
        listener(event.data);
      });
    },
    // Electron ends its utility processes itself when the app is gone.
    onGone: () => undefined,
    close: () => undefined,
  };
}

// Runs in the host: keeps an engine running by the rules of supervision.ts.
import { EventEmitter } from 'node:events';
import type { EngineChild, LaunchEngine } from './engine-child.ts';
import { readEngineMessage } from './engine-message.ts';
import { givenUpSentence } from './given-up-sentence.ts';
import {
  firstStart,
  supervise,
  SUPERVISION_RULES,
  type Supervision,
  type SupervisionEvent,
  type SupervisionRules,
} from './supervision.ts';

export interface SupervisedEngineOptions {
  readonly launch: LaunchEngine;
  readonly onLog?: (line: string) => void;
  /** Mentioned in the sentence that a person reads when the engine is given up. */
  readonly logFile?: string;
  readonly rules?: SupervisionRules;
  /** ms, monotonic. */
  readonly now?: () => number;
}

export interface SupervisedEngineEvents {
  /** The pages can be opened. Again after every restart. */
  ready: [];
  /** It stopped by itself and will be started again. `reason`: a sentence or clause. */
  restarting: [reason: string];
  /** It is not started again. `message`: a sentence with what to do. */
  'given-up': [message: string];
}

const CHECK_EVERY = 250; // ms
const STOP_WITHIN = 5000; // ms

/** An engine process that is watched, killed when it hangs and started again when it ends. */
export class SupervisedEngine extends EventEmitter<SupervisedEngineEvents> {
  readonly #options: SupervisedEngineOptions;
  readonly #rules: SupervisionRules;
  readonly #now: () => number;
  #state: Supervision;
  #child: EngineChild | null = null;
  #lastWords: string | null = null;
  #everReady = false;
  #timer: NodeJS.Timeout;
  #stopped: Promise<void> | null = null;
  #onEnd: (() => void) | null = null;

  /** Starts at once. */
  constructor(options: SupervisedEngineOptions) {
    super();
    this.#options = options;
    this.#rules = options.rules ?? SUPERVISION_RULES;
    this.#now = options.now ?? (() => performance.now());
    this.#state = firstStart(this.#now());
    this.#start();
    this.#timer = setInterval(() => {
      this.#tell({ type: 'checked' });
    }, CHECK_EVERY);
  }

  /** Asks the engine to finish and end; kills it when it does not within 5 s. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    this.#tell({ type: 'stopped' });
    clearInterval(this.#timer);
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const tooLate = setTimeout(() => {
        child.kill();
      }, STOP_WITHIN);
      this.#onEnd = () => {
        clearTimeout(tooLate);
        resolve();
      };
      child.send({ type: 'stop' });
    });
  }

  #start(): void {
    this.#lastWords = null;
    this.#child = this.#options.launch({
      onMessage: (value) => {
        const message = readEngineMessage(value);
        if (message === null) return;
        this.#tell({ type: 'heard' });
        if (message.type === 'ready') {
          this.#everReady = true;
          this.emit('ready');
        }
        if (message.type === 'failed') {
          this.#lastWords = message.message;
          if (!this.#everReady) this.#tell({ type: 'refused', reason: message.message });
        }
      },
      onLog: (line) => this.#options.onLog?.(line),
      onEnd: (reason) => {
        this.#child = null;
        this.#onEnd?.();
        this.#tell({ type: 'ended', reason: this.#lastWords ?? reason });
      },
    });
  }

  #tell(event: SupervisionEvent): void {
    const { next, action } = supervise(this.#state, event, this.#now(), this.#rules);
    this.#state = next;
    if (event.type === 'ended' && next.phase === 'waiting') this.emit('restarting', next.reason);
    switch (action) {
      case 'none':
        return;
      case 'start':
        this.#start();
        return;
      case 'kill':
        this.#child?.kill();
        return;
      case 'give-up': {
        clearInterval(this.#timer);
        const reason = next.phase === 'given-up' ? next.reason : '';
        this.emit(
          'given-up',
          event.type === 'refused'
            ? reason
            : givenUpSentence(this.#rules.quickFailures, reason, this.#options.logFile),
        );
        return;
      }
      default:
        action satisfies never;
    }
  }
}

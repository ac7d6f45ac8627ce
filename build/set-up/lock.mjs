import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeProcess, isRunning } from './running-process.mjs';

/**
 * Who is setting up, and the process that works for it right now: that one may outlive a killed set-up.
 * @typedef {{
 *   owner: import('./running-process.mjs').RunningProcess,
 *   worker?: import('./running-process.mjs').RunningProcess & { step: string },
 * }} Holder
 */

const ASK_AGAIN = 250; // ms

/** Only one set-up at a time works on a checkout. */
export class Lock {
  #file;
  /** @type {Holder} */
  #holder = { owner: describeProcess(process.pid) };

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /**
   * Waits for whoever works, and takes over what a dead one left.
   *
   * @param {(line: string) => void} say called once for each reason to wait
   */
  async take(say) {
    mkdirSync(dirname(this.#file), { recursive: true });
    let said = '';
    while (!this.#create()) {
      const text = read(this.#file);
      const holder = text === null ? null : parse(text);
      const busy =
        holder && [holder.owner, holder.worker].find((process_) => process_ && isRunning(process_));
      if (busy) {
        const line =
          busy === holder.owner
            ? `Another set-up (process ${busy.pid}) is at work in this folder: waiting for it.`
            : `A set-up was ended, but its step “${holder.worker?.step}” (process ${busy.pid}) goes on: waiting for it.`;
        if (line !== said) say(line);
        said = line;
        await wait(ASK_AGAIN);
      } else if (text !== null) this.#clear(text);
    }
  }

  /**
   * @param {number} pid of the process that works for this set-up
   * @param {string} step
   */
  noteWorker(pid, step) {
    this.#holder = { ...this.#holder, worker: { ...describeProcess(pid), step } };
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(this.#holder));
    renameSync(draft, this.#file);
  }

  release() {
    rmSync(this.#file, { force: true });
  }

  /** The file appears with its content, or not at all. */
  #create() {
    const draft = `${this.#file}.${process.pid}`;
    const text = JSON.stringify(this.#holder);
    writeFileSync(draft, text);
    try {
      linkSync(draft, this.#file);
      return true;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EEXIST') return false;
      // A file system without links (some USB sticks): the second-best way.
      return writeNew(this.#file, text);
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /**
   * Removes a dead holder's file; two who do this at once must not remove the third's.
   *
   * @param {string} dead the file's text when its holder was found dead
   */
  #clear(dead) {
    const aside = `${this.#file}.dead.${process.pid}`;
    try {
      renameSync(this.#file, aside);
    } catch {
      return; // somebody else was quicker
    }
    if (read(aside) !== dead) {
      try {
        linkSync(aside, this.#file);
      } catch {
        // a third one has it by now
      }
    }
    rmSync(aside, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeNew(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {Holder | null}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // cut off by a power loss: nobody's
  }
}

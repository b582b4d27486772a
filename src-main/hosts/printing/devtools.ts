import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { QunshuError } from '../../contract/index.ts';

/** A browser that may go nowhere: no network, no first run, nothing of the user's own profile. */
const SWITCHES = [
  ...['--headless', '--disable-gpu', '--no-first-run', '--no-default-browser-check', '--hide-scrollbars'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
  ...['--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND', '--remote-debugging-pipe', '--mute-audio'],
];

interface Waiting {
  readonly resolve: (result: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A Chromium of its own, driven over a pipe with the DevTools protocol: messages are JSON, each ended
 * by a null byte, written to its file descriptor 3 and read from 4.
 */
export class DevTools {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, (params: Record<string, unknown>) => void>();
  readonly #ended = Promise.withResolvers<string>();
  #lastId = 0;
  #unread = '';

  constructor(path: string) {
    this.#profile = mkdtempSync(join(tmpdir(), 'qunshu-chromium-'));
    // Root has no sandbox to run in; the page it is given runs no script.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#process = spawn(path, [...SWITCHES, ...sandbox, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#process.once('error', (error) => this.#end(error.message));
    this.#process.once('exit', (code) => this.#end(`it ended with status ${code}`));
    const [, , , input, output] = this.#process.stdio;
    (input as Writable).on('error', (error) => this.#end(error.message));
    (output as Readable).setEncoding('utf8').on('data', (text: string) => this.#read(text));
  }

  /** Calls a method of the protocol; `sessionId` names the page it is for. */
  send(method: string, params: Record<string, unknown> = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    this.#waiting.set(id, { resolve, reject });
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return promise;
  }

  /** Tells of each event of this name from now on. */
  on(event: string, listener: (params: Record<string, unknown>) => void): void {
    this.#listeners.set(event, listener);
  }

  /** Fails when the browser ends. */
  async untilEnd(): Promise<never> {
    throw new QunshuError('print-failed', { reason: await this.#ended.promise });
  }

  /** Ends the browser and forgets its profile. */
  async close(): Promise<void> {
    this.#process.kill();
    await this.#ended.promise;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #read(text: string): void {
    const messages = (this.#unread + text).split('\0');
    this.#unread = messages.pop() ?? '';
    for (const message of messages) {
      const { id, method, params, result, error } = JSON.parse(message) as {
        id?: number;
        method?: string;
        params?: Record<string, unknown>;
        result?: Record<string, unknown>;
        error?: { message: string };
      };
      if (id !== undefined) {
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error === undefined) {
          waiting?.resolve(result ?? {});
        } else {
          waiting?.reject(new QunshuError('print-failed', { reason: error.message }));
        }
      } else if (method !== undefined) {
        this.#listeners.get(method)?.(params ?? {});
      }
    }
  }

  #end(reason: string): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new QunshuError('print-failed', { reason }));
    }
    this.#waiting.clear();
    this.#ended.resolve(reason);
  }
}

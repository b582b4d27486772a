import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { QunshuError } from '../../../contract/index.ts';
import { withFileErrors } from '../../library/index.ts';

/** Characters gathered before they are written. */
const PIECE = 1 << 18;

/** A text file that is there when all of it is written, and not before. */
export class TextFile {
  readonly path: string;
  readonly #unfinished: string;
  #handle: number | null;
  #waiting = '';
  #bytes = 0;

  /** @throws {QunshuError} `file-exists`, `permission-denied`, `disk-full`. */
  constructor(path: string) {
    this.path = resolve(path);
    if (existsSync(this.path)) {
      throw new QunshuError('file-exists', { path: this.path });
    }
    this.#unfinished = join(dirname(this.path), `.${basename(this.path)}.writing`);
    this.#handle = withFileErrors(this.path, () => {
      mkdirSync(dirname(this.path), { recursive: true });
      return openSync(this.#unfinished, 'w');
    });
  }

  write(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length > PIECE) {
      this.#flush();
    }
  }

  /** Gives the size in bytes. */
  finish(): number {
    this.#flush();
    withFileErrors(this.path, () => {
      if (this.#handle !== null) {
        fsyncSync(this.#handle);
      }
      this.#close();
      renameSync(this.#unfinished, this.path);
    });
    return this.#bytes;
  }

  /** Leaves nothing behind. */
  abandon(): void {
    this.#close();
    rmSync(this.#unfinished, { force: true });
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = null;
    if (handle !== null) {
      closeSync(handle);
    }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting, 'utf8');
    this.#waiting = '';
    withFileErrors(this.path, () => {
      for (let written = 0; this.#handle !== null && written < bytes.length; ) {
        written += writeSync(this.#handle, bytes, written);
      }
    });
    this.#bytes += bytes.length;
  }
}

import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';

const MAGIC = 'SQLite format 3\0';

/** Watches the index's file for what others do to it: programs that clean up, synchronize, restore. */
export class IndexFile {
  readonly #path: string;
  readonly #opened: Stats | null;
  #size = 0;

  /** @param path of a database that was just opened; anything but a file is always sound */
  constructor(path: string) {
    this.#path = path;
    this.#opened = path === ':memory:' ? null : statOf(path);
    this.#size = this.#opened?.size ?? 0;
  }

  /** Whether it still is the file that was opened: not deleted, replaced, cut off or overwritten (SEARCH-33). */
  get isSound(): boolean {
    if (this.#opened === null) {
      return true;
    }
    const now = statOf(this.#path);
    // SQLite never makes the file smaller unless it is told to, and it never is.
    if (now === null || now.ino !== this.#opened.ino || now.dev !== this.#opened.dev || now.size < this.#size) {
      return false;
    }
    this.#size = now.size;
    return now.size === 0 || startOf(this.#path, MAGIC.length) === MAGIC;
  }
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

function startOf(path: string, length: number): string {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, 0);
  } finally {
    closeSync(file);
  }
  return bytes.toString('latin1');
}

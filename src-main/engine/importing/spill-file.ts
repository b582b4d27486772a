import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QunshuError } from '../../contract/index.ts';

/** Where in the file something was put: bytes. */
export interface SpilledBlock {
  readonly offset: number;
  readonly length: number;
}

/**
 * A temporary file for what must wait and does not fit into memory. It is made when it is first needed, in a
 * folder that only this user may enter, and goes when it is closed.
 */
export class SpillFile {
  #folder: string | null = null;
  #file = 0;
  #length = 0;

  /** @throws {QunshuError} `disk-full`, `permission-denied`: of the folder for temporary files. */
  write(bytes: Uint8Array): SpilledBlock {
    try {
      this.#open();
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(this.#file, bytes, written, bytes.length - written, this.#length + written);
      }
    } catch (error) {
      throw describe(error);
    }
    const block = { offset: this.#length, length: bytes.length };
    this.#length += bytes.length;
    return block;
  }

  /** The bytes of a block, or the part of them from `start` on that is at most `most` long. */
  read({ offset, length }: SpilledBlock, start = 0, most = length): Buffer {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(most, length - start)));
    for (let read = 0; read < bytes.length; ) {
      const more = readSync(this.#file, bytes, read, bytes.length - read, offset + start + read);
      if (more === 0) {
        throw new QunshuError('internal', { reason: 'a temporary file was cut short' });
      }
      read += more;
    }
    return bytes;
  }

  close(): void {
    if (this.#folder !== null) {
      closeSync(this.#file);
      rmSync(this.#folder, { recursive: true, force: true });
      this.#folder = null;
    }
  }

  #open(): void {
    if (this.#folder === null) {
      const folder = mkdtempSync(join(tmpdir(), 'qunshu-'));
      this.#file = openSync(join(folder, 'waiting'), 'w+', 0o600);
      this.#folder = folder;
    }
  }
}

function describe(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const path = tmpdir();
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new QunshuError('disk-full', { path }, { cause: error });
  }
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? new QunshuError('permission-denied', { path }, { cause: error })
    : error;
}

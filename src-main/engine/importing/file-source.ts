import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { QunshuError } from '../../contract/index.ts';
import type { ExportSource } from './format.ts';

/**
 * A batch of records in the hundreds: what is still in use when the young generation is collected is kept, and a larger
 * batch would fill the old one with what is garbage a moment later.
 */
export const CHUNK_BYTES = 16 * 1024;
/** Read at once: every reading takes a turn of the event loop and of a thread, as long as a chunk takes to parse. */
const BLOCK_BYTES = 16 * CHUNK_BYTES;

/** A file on disk that is open for reading. */
export class FileSource implements ExportSource {
  readonly path: string;
  readonly name: string;
  readonly archive = null;
  readonly isAlone = true;
  readonly totalBytes: number;
  readonly modifiedAt: number;
  readonly #handle: FileHandle;
  readonly #listAround: () => readonly ExportSource[];
  #bytesRead = 0;

  private constructor(
    path: string,
    handle: FileHandle,
    totalBytes: number,
    modifiedAt: number,
    listAround: () => readonly ExportSource[],
  ) {
    this.path = path;
    this.name = basename(path);
    this.totalBytes = totalBytes;
    this.modifiedAt = modifiedAt;
    this.#handle = handle;
    this.#listAround = listAround;
  }

  /**
   * @param listAround gives the files around it when they are asked for
   * @throws {QunshuError} `file-missing`, `file-unreadable` (a folder or device too), `file-empty`.
   */
  static async open(path: string, listAround: () => readonly ExportSource[] = () => []): Promise<FileSource> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path, 'r');
      const stats = await handle.stat();
      if (!stats.isFile()) {
        throw new QunshuError('file-unreadable', { path, reason: notAFile(stats) });
      }
      if (stats.size === 0) {
        throw new QunshuError('file-empty', { file: basename(path) });
      }
      return new FileSource(path, handle, stats.size, stats.mtimeMs, listAround);
    } catch (error) {
      await handle?.close();
      throw describeFileError(error, path);
    }
  }

  get entry(): string {
    return this.name;
  }

  around(): readonly ExportSource[] {
    return this.#listAround();
  }

  bytesRead(): number {
    return this.#bytesRead;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    const memory = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    let position = 0;
    this.#bytesRead = 0;
    for (;;) {
      const length = await this.#read(memory, position);
      if (length === 0) {
        return;
      }
      for (let start = 0; start < length; start += CHUNK_BYTES) {
        const end = Math.min(start + CHUNK_BYTES, length);
        this.#bytesRead = position + end;
        yield memory.subarray(start, end);
      }
      position += length;
    }
  }

  async #read(memory: Buffer, position: number): Promise<number> {
    try {
      return (await this.#handle.read(memory, 0, memory.length, position)).bytesRead;
    } catch (error) {
      throw describeFileError(error, this.path);
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

function notAFile(stats: { isDirectory(): boolean }): string {
  return stats.isDirectory() ? 'it is a folder' : 'it is not a file';
}

/** A failure of the file system in the words of the contract. */
export function describeFileError(error: unknown, path: string): QunshuError {
  if (error instanceof QunshuError) {
    return error;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new QunshuError('file-missing', { path });
  }
  const reasons: Record<string, string> = {
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
    EPERM: 'this user may not read it',
    EBADF: 'it was closed',
  };
  return new QunshuError('file-unreadable', { path, reason: reasons[code ?? ''] ?? message }, { cause: error });
}

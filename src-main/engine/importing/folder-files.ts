import { opendirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describeFileError, FileSource } from './file-source.ts';
import type { ExportSource } from './format.ts';

/** More files than any export has; beyond this the rest of a folder is not looked at. */
const MOST_FILES = 200_000;
/** Exports nest a few folders deep, no more. */
const DEEPEST = 8;

/** How much of a folder is listed. */
export interface FolderLimits {
  readonly files: number;
  readonly depth: number;
  /** Folders below that cannot be looked at are passed over: nobody asked for them. */
  readonly passesUnreadable?: boolean;
}

/**
 * The files below a folder, by their paths; links are not followed, hidden files not looked at.
 * @throws {QunshuError} `file-missing`, `file-unreadable`.
 */
export function filesBelow(
  folder: string,
  limits: FolderLimits = { files: MOST_FILES, depth: DEEPEST },
): ExportSource[] {
  const files: FolderFile[] = [];
  const around = () => files;
  const walk = (path: string, entry: string, depth: number) => {
    for (const { name, isFolder, isFile } of entriesOf(path)) {
      const below = entry === '' ? name : `${entry}/${name}`;
      if (files.length >= limits.files) {
        return;
      }
      if (isFile) {
        files.push(new FolderFile(join(path, name), below, around));
      } else if (isFolder && depth < limits.depth) {
        walkBelow(join(path, name), below, depth + 1);
      }
    }
  };
  const walkBelow = (path: string, entry: string, depth: number) => {
    try {
      walk(path, entry, depth);
    } catch (error) {
      if (limits.passesUnreadable !== true) {
        throw error;
      }
    }
  };
  walk(folder, '', 1);
  return files.sort((one, other) => (one.entry < other.entry ? -1 : 1));
}

function* entriesOf(path: string): Generator<{ name: string; isFolder: boolean; isFile: boolean }> {
  try {
    const folder = opendirSync(path);
    try {
      for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
        if (!entry.name.startsWith('.')) {
          yield { name: entry.name, isFolder: entry.isDirectory(), isFile: entry.isFile() };
        }
      }
    } finally {
      folder.closeSync();
    }
  } catch (error) {
    throw describeFileError(error, path);
  }
}

/** One file of a folder; opened when it is read, so that a folder may hold thousands. */
class FolderFile implements ExportSource {
  readonly path: string;
  readonly name: string;
  readonly entry: string;
  readonly archive = null;
  readonly isAlone = false;
  readonly around: () => readonly ExportSource[];
  #stats: Stats | null = null;
  #open: FileSource | null = null;
  #bytesRead = 0;

  constructor(path: string, entry: string, around: () => readonly ExportSource[]) {
    this.path = path;
    this.name = basename(path);
    this.entry = entry;
    this.around = around;
  }

  get totalBytes(): number {
    return this.#stat().size;
  }

  get modifiedAt(): number {
    return this.#stat().mtimeMs;
  }

  bytesRead(): number {
    return this.#open?.bytesRead() ?? this.#bytesRead;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    if (this.totalBytes === 0) {
      return;
    }
    const file = await FileSource.open(this.path);
    this.#open = file;
    try {
      yield* file.chunks();
    } finally {
      this.#bytesRead = file.bytesRead();
      this.#open = null;
      await file.close();
    }
  }

  #stat(): Stats {
    if (this.#stats === null) {
      try {
        this.#stats = statSync(this.path);
      } catch (error) {
        throw describeFileError(error, this.path);
      }
    }
    return this.#stats;
  }
}

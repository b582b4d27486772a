import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise as openZip } from 'yauzl';
import { ZipFile } from 'yazl';
import { type BackupRestored, type BackupWritten, libraryFileSchema, QunshuError } from '../../contract/index.ts';
import { timestampName } from './automatic-backup.ts';
import { DocumentFile } from './documents.ts';
import { describeFileError } from './file-errors.ts';
import type { Library } from './library.ts';

/** Derived, momentary, or a backup itself: not part of a backup. */
const LEFT_OUT = /^(?:index\.sqlite|archive\.sqlite|library\.lock|backups(?:\/|$)|\.)/;

export interface BackupWatch {
  /** Bytes done so far, of about how many. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Writes the whole library into one zip file (LIBRARY-11). */
export async function writeBackup(
  library: Library,
  out: string,
  now: number,
  watch: BackupWatch,
): Promise<BackupWritten> {
  const path = resolve(out);
  if (existsSync(path)) {
    throw new QunshuError('file-exists', { path });
  }
  const snapshot = join(dirname(path), `.${timestampName(now)}-archive.sqlite`);
  const partial = `${path}.writing`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    library.archive.run('VACUUM INTO ?', snapshot);
    const files = filesOf(library.path);
    const total = files.reduce((sum, file) => sum + file.size, statSync(snapshot).size);
    const zip = new ZipFile();
    zip.addFile(snapshot, 'archive.sqlite');
    for (const file of files) {
      zip.addFile(file.path, file.name);
    }
    zip.end();
    let done = 0;
    const counted = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        done += chunk.length;
        watch.onProgress(Math.min(done, total), total);
        yield chunk;
      }
    };
    const target = createWriteStream(partial, { flags: 'wx', flush: true });
    await pipeline(zip.outputStream as Readable, counted, target, { signal: watch.signal });
    renameSync(partial, path);
    return { path, bytes: statSync(path).size };
  } catch (error) {
    rmSync(partial, { force: true });
    throw describeFileError(error, path);
  } finally {
    rmSync(snapshot, { force: true });
  }
}

/** Unpacks a backup into a new or empty folder; on failure the folder is left as it was. */
export async function restoreBackup(file: string, path: string, watch: BackupWatch): Promise<BackupRestored> {
  const folder = resolve(path);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new QunshuError('folder-not-empty', { path: folder });
  }
  const existed = existsSync(folder);
  try {
    const bytes = await unpack(resolve(file), folder, watch);
    const document = new DocumentFile(join(folder, 'library.json'), libraryFileSchema, null);
    return { path: folder, bytes, libraryId: document.data.id };
  } catch (error) {
    if (existsSync(folder)) {
      for (const name of readdirSync(folder)) {
        rmSync(join(folder, name), { recursive: true, force: true });
      }
      if (!existed) {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    if (error instanceof QunshuError && error.code === 'file-missing') {
      throw new QunshuError('file-unreadable', { path: file, reason: 'it is no backup of a library' });
    }
    throw describeFileError(error, folder);
  }
}

async function unpack(file: string, folder: string, watch: BackupWatch): Promise<number> {
  const zip = await openZip(file).catch((error: Error) => {
    throw 'code' in error
      ? describeFileError(error, file)
      : new QunshuError('file-unreadable', { path: file, reason: error.message });
  });
  const total = statSync(file).size;
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) {
        continue;
      }
      // yauzl refuses `..`, absolute paths and backslashes by itself; this is the second lock on the door.
      const target = resolve(folder, entry.fileName);
      if (!target.startsWith(folder + sep)) {
        throw new QunshuError('archive-unsafe', { file, reason: `it holds the path ${entry.fileName}` });
      }
      mkdirSync(dirname(target), { recursive: true });
      const stream = await zip.openReadStreamPromise(entry);
      await pipeline(stream, createWriteStream(target, { flush: true }), { signal: watch.signal });
      bytes += entry.compressedSize;
      watch.onProgress(Math.min(bytes, total), total);
    }
  } finally {
    zip.close();
  }
  return total;
}

function filesOf(folder: string): { path: string; name: string; size: number }[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join('/'), size: statSync(path).size }))
    .filter((file) => !LEFT_OUT.test(file.name));
}

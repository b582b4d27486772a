import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { QunshuError } from '../../contract/index.ts';
import { FileSource } from './file-source.ts';
import { filesBelow } from './folder-files.ts';
import type { ExportSource } from './format.ts';
import { beginsLikeGzip, beginsLikeTar, openStreamed } from './tar-archive.ts';
import { openZip } from './zip-archive.ts';

/** What files of an archive may be chats, by their names; pictures and sounds are not opened. */
const CHAT_FILE = /\.(?:txt|json|jsonl|ndjson|csv|log|html?|md|mbox)$/i;
/** Around a file that was named alone: its folder may be anything, a folder of downloads too. */
const AROUND = { files: 5000, depth: 3, passesUnreadable: true };

/** Enough to tell what kind of archive a file is. */
const HEAD_BYTES = 512;

/** The files behind a path that may be the export. */
export interface Container {
  /** One file, or the chat files of an archive. */
  readonly files: readonly ExportSource[];
  /** Whether more was looked at so far than the file the user named. */
  lookedAround(): boolean;
  close(): Promise<void>;
}

/**
 * Opens a file, an archive or a folder for reading.
 * @throws {QunshuError} what `FileSource.open`, `openZip`, `openStreamed` and `filesBelow` throw.
 */
export async function openContainer(path: string): Promise<Container> {
  if (isFolder(path)) {
    return openFolder(path);
  }
  let around: readonly ExportSource[] | null = null;
  const file = await FileSource.open(path, () => {
    around ??= withItself(path, file);
    return around;
  });
  let head: Buffer;
  try {
    head = await firstBytes(file);
  } catch (error) {
    await file.close();
    throw error;
  }
  const isGzip = beginsLikeGzip(head);
  if (isGzip || beginsLikeTar(head)) {
    await file.close();
    return openPacked(path, isGzip);
  }
  if (!beginsLikeZip(head)) {
    return { files: [file], lookedAround: () => around !== null, close: () => file.close() };
  }
  await file.close();
  const zip = await openZip(path);
  return { files: chatFilesOf(zip.files), lookedAround: () => false, close: async () => zip.close() };
}

async function openPacked(path: string, isGzip: boolean): Promise<Container> {
  const archive = await openStreamed(path, isGzip, (name) => CHAT_FILE.test(name));
  const [first] = archive.files;
  // What gzip shrank alone is the chat file, whatever its name.
  const files = archive.files.length === 1 && first !== undefined ? [first] : chatFilesOf(archive.files);
  return { files, lookedAround: () => false, close: async () => archive.close() };
}

/** What is wrong with a path that cannot be looked at is told when it is opened as a file. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function openFolder(path: string): Container {
  const files = chatFilesOf(filesBelow(path));
  if (files.length === 0) {
    throw new QunshuError('format-unknown', { file: basename(path) });
  }
  return { files, lookedAround: () => true, close: async () => undefined };
}

/** The files that may be chats, those at the top first: what describes an export stands above its parts. */
function chatFilesOf(files: readonly ExportSource[]): ExportSource[] {
  const depth = ({ entry }: ExportSource) => entry.split('/').length;
  return (
    files
      // The size of a file in a folder has to be asked for: that of pictures is not.
      .filter((file) => CHAT_FILE.test(file.name) && file.totalBytes > 0)
      .sort((one, other) => depth(one) - depth(other))
  );
}

/** The files around one that was named alone, with the open one in its own place. */
function withItself(path: string, file: ExportSource): ExportSource[] {
  return filesBelow(dirname(path), AROUND).map((other) => (resolve(other.path) === resolve(path) ? file : other));
}

async function firstBytes(file: FileSource): Promise<Buffer> {
  for await (const chunk of file.chunks()) {
    return Buffer.from(chunk.subarray(0, HEAD_BYTES));
  }
  return Buffer.alloc(0);
}

/** `PK` and the mark of a file, or of the end of an empty archive. */
function beginsLikeZip(head: Buffer): boolean {
  const mark = head.toString('latin1', 0, 4);
  return mark === 'PK\u0003\u0004' || mark === 'PK\u0005\u0006';
}

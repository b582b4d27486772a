import { FileSource } from './file-source.ts';
import type { ExportSource } from './format.ts';
import { openZip } from './zip-archive.ts';

/** What files of an archive may be chats, by their names; pictures and sounds are not opened. */
const CHAT_FILE = /\.(?:txt|json|jsonl|ndjson|csv|log|html?|md|mbox)$/i;
/** An archive with more chat files than this is looked at no further. */
const CHAT_FILES = 50;

/** The files behind a path that may be the export. */
export interface Container {
  /** One file, or the chat files of an archive. */
  readonly files: readonly ExportSource[];
  close(): Promise<void>;
}

/**
 * Opens a file or an archive for reading.
 * @throws {QunshuError} what `FileSource.open` and `openZip` throw.
 */
export async function openContainer(path: string): Promise<Container> {
  const file = await FileSource.open(path);
  let isZip: boolean;
  try {
    isZip = await beginsLikeZip(file);
  } catch (error) {
    await file.close();
    throw error;
  }
  if (!isZip) {
    return { files: [file], close: () => file.close() };
  }
  await file.close();
  const zip = await openZip(path);
  const files = zip.files.filter(({ name, totalBytes }) => CHAT_FILE.test(name) && totalBytes > 0).slice(0, CHAT_FILES);
  return { files, close: async () => zip.close() };
}

/** `PK` and the mark of a file, or of the end of an empty archive. */
async function beginsLikeZip(file: FileSource): Promise<boolean> {
  for await (const chunk of file.chunks()) {
    const mark = chunk.toString('latin1', 0, 4);
    return mark === 'PK\u0003\u0004' || mark === 'PK\u0005\u0006';
  }
  return false;
}

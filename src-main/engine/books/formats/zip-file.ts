import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { openSeal, type Seal } from '../../digests/index.ts';

/** A file of an archive: its path with `/`, and what it holds. */
export interface ZipEntry {
  readonly path: string;
  readonly content: string | { readonly copyOf: string } | { readonly bytes: Buffer };
  /** Stored as it is: pictures do not get smaller, and the first file of an EPUB must not. */
  readonly stored?: boolean;
}

/** The end of a ZIP file is its comment: the seal needs nothing after it. */
export function zipSeal(holds: string): Seal {
  return { holds, closing: '' };
}

/** The same time everywhere: ZIP keeps the local one. */
const ANY_TIME = new Date(2000, 0, 1);
const PLAIN_FILE = 0o100644;

/** Writes an archive whose bytes depend on its files alone. */
export async function writeZip(
  path: string,
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  seal: Seal,
): Promise<void> {
  const zip = new ZipFile();
  const writing = pipeline(zip.outputStream as Readable, createWriteStream(path));
  // A disk may be full long before the last file is there.
  let isBroken = false;
  writing.catch(() => {
    isBroken = true;
  });
  // A failed picture is told by the archive, not by its stream.
  const failed = new Promise<never>((_resolve, reject) => zip.on('error', reject));
  const filling = (async () => {
    for await (const { path: name, content, stored } of entries) {
      if (isBroken) {
        break;
      }
      const options = { mtime: ANY_TIME, mode: PLAIN_FILE, forceDosTimestamp: true, compress: stored !== true };
      if (typeof content === 'string') {
        zip.addBuffer(Buffer.from(content), name, options);
      } else if ('bytes' in content) {
        zip.addBuffer(content.bytes, name, options);
      } else {
        zip.addFile(content.copyOf, name, options);
      }
    }
    zip.end({ comment: openSeal(seal), forceZip64Format: false });
    await writing;
  })();
  try {
    await Promise.race([filling, failed]);
  } catch (error) {
    (zip.outputStream as Readable).destroy();
    await writing.catch(() => undefined);
    throw error;
  }
}

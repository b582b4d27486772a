import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportOptions } from '../../contract/index.ts';
import { describeFileError } from './file-source.ts';

/** To be raised whenever a format comes to read an export otherwise than before: then files are read again. */
const READING_VERSION = 1;

const BLOCK_BYTES = 1 << 18;

/**
 * What decides how a file is read, in one word: its bytes, its name and its time (chats and days are named after
 * them), the options, and the version of the formats. Two readings with the same fingerprint give the same records,
 * as long as they look at no other file. Null for a folder.
 *
 * @throws {QunshuError} `file-missing`, `file-unreadable`.
 */
export async function fingerprintOf(path: string, options: ImportOptions): Promise<string | null> {
  const file = await opened(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      return null;
    }
    // Whether files are taken along does not change what is read.
    const { attachments: _attachments, ...reading } = options;
    const said = Object.entries(reading).toSorted(([one], [other]) => (one < other ? -1 : 1));
    // Of the hashes that are long enough, the fastest where the processor helps with none of them.
    const hash = createHash('blake2b512');
    hash.update(JSON.stringify([READING_VERSION, basename(path), stats.size, stats.mtimeMs, said]));
    // One block for the whole file: a stream would leave as much garbage as the file is long.
    const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES);
      if (bytesRead === 0) {
        return hash.digest('hex').slice(0, 64);
      }
      hash.update(block.subarray(0, bytesRead));
    }
  } catch (error) {
    throw describeFileError(error, path);
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw describeFileError(error, path);
  }
}

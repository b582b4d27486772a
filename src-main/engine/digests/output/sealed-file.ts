import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { QunshuError } from '../../../contract/index.ts';
import { describeFileError } from '../../library/index.ts';
import { makeStaging, type Written } from './output-folder.ts';

const HASH_LENGTH = 64;

/** How a file says at its end what it holds and that nobody changed it since it was written. */
export interface Seal {
  /** What the file holds, the same at every build. */
  readonly holds: string;
  /** What the format needs after the seal, to take it for a comment. */
  readonly closing: string;
}

/** What a writer puts at the end of a file: the hash is filled in when the file is complete. */
export function openSeal({ holds, closing }: Seal): string {
  return `Qunshu ${holds} ${'0'.repeat(HASH_LENGTH)}${closing}`;
}

/**
 * Writes one file whole, of any size, and seals it. What is there already is replaced only where it
 * bears the same seal, unbroken (OUTPUT-6).
 *
 * @param write writes the file, with `openSeal` at its end, at the path it is given
 * @throws {QunshuError} `file-exists`, `disk-full`, `permission-denied`
 */
export async function writeSealedFile(
  out: string,
  seal: Seal,
  write: (path: string) => void | Promise<void>,
): Promise<Written> {
  const path = resolve(out);
  if (existsSync(path) && !(lstatSync(path).isFile() && (await isSealed(path, seal)))) {
    throw new QunshuError('file-exists', { path });
  }
  const staging = makeStaging(path);
  try {
    const staged = join(staging, 'file');
    await write(staged);
    await close(staged, seal);
    renameSync(staged, path);
  } catch (error) {
    throw describeFileError(error, path);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { out: path, files: 1, bytes: statSync(path).size };
}

async function close(path: string, seal: Seal): Promise<void> {
  const hash = await hashBefore(path, seal);
  const file = openSync(path, 'r+');
  try {
    writeSync(file, hash, statSync(path).size - HASH_LENGTH - Buffer.byteLength(seal.closing));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

async function isSealed(path: string, seal: Seal): Promise<boolean> {
  const open = openSeal(seal);
  const length = Buffer.byteLength(open);
  const size = statSync(path).size;
  if (size < length) {
    return false;
  }
  const expected = open.replace('0'.repeat(HASH_LENGTH), await hashBefore(path, seal));
  const found = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, found, 0, length, size - length);
  } finally {
    closeSync(file);
  }
  return found.toString('utf8') === expected;
}

/** SHA-256 of everything before the hash. */
async function hashBefore(path: string, { closing }: Seal): Promise<string> {
  const hash = createHash('sha256');
  const end = statSync(path).size - HASH_LENGTH - Buffer.byteLength(closing);
  if (end > 0) {
    for await (const chunk of createReadStream(path, { end: end - 1 })) {
      hash.update(chunk as Buffer);
    }
  }
  return hash.digest('hex');
}

import { basename } from 'node:path';
import { QunshuError } from '../../contract/index.ts';

/** More files than any chat export has; a million empty entries would only cost time. */
export const ENTRY_LIMIT = 100_000;
/** Deflate shrinks chat text to a tenth, and nothing to less than 1/1,032. */
export const RATIO_LIMIT = 1000;
/** Small files may shrink as they like. */
const RATIO_FREE_BYTES = 10 << 20;
/** 256 GB: a chat with its pictures and videos is smaller. */
export const TOTAL_LIMIT = 2 ** 38;

/** Why the path of an entry must not be trusted; null for a harmless one. */
export function dangerOfPath(name: string): string | null {
  if (name.includes('\0') || name.includes('\\')) {
    return `“${name}” is not a plain path`;
  }
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) {
    return `“${name}” is an absolute path`;
  }
  return name.split('/').includes('..') ? `“${name}” leads out of the archive` : null;
}

/** Whether so few bytes that become so many are meant to fill a disk. */
export function isBomb(uncompressed: number, compressed: number): boolean {
  return uncompressed > RATIO_FREE_BYTES && uncompressed > RATIO_LIMIT * compressed;
}

/** The refusal of an archive. */
export function unsafe(path: string, reason: string): QunshuError {
  return new QunshuError('archive-unsafe', { file: basename(path), reason });
}

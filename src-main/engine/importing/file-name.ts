import { basename, dirname } from 'node:path';
import { wallClock } from '../text/index.ts';
import type { ExportSource } from './format.ts';

/** A file name without its extension and without the ` (1)` that browsers add. */
export function stemOf(name: string): string {
  return name
    .replace(/\.[a-z0-9]{1,6}$/i, '')
    .replace(/ ?\(\d{1,3}\)$/, '')
    .trim();
}

/** Wall clock of midnight on the first day `YYYY-MM-DD` (or `YYYYMMDD`) that a text names; null without one. */
export function dayIn(text: string): { readonly day: number; readonly start: number; readonly end: number } | null {
  for (const match of text.matchAll(/(?<!\d)(\d{4})([-_./]?)(\d{2})\2(\d{2})(?!\d)/g)) {
    const [written, year, , month, day] = match;
    const local = Number(year) >= 1980 ? wallClock(Number(year), Number(month), Number(day)) : null;
    if (local !== null) {
      return { day: local, start: match.index, end: match.index + written.length };
    }
  }
  return null;
}

/** The name of the folder a file lies in; at the top of an archive, that of the archive. */
export function folderNameOf({ entry, archive, path }: ExportSource): string {
  if (entry.includes('/')) {
    return basename(dirname(entry));
  }
  return archive === null ? basename(dirname(path)) : stemOf(archive);
}

/** The folder that holds an entry, with a `/` at its end; empty at the top. */
export function folderOf(entry: string): string {
  return entry.slice(0, entry.lastIndexOf('/') + 1);
}

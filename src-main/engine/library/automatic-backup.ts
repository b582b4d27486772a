import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { withFileErrors } from './file-errors.ts';

const DAY = 86_400_000;
/** Automatic copies kept; the oldest go first. */
const KEPT = 8;
const CURATED = [
  'library.json',
  'members.json',
  'corrections.json',
  'searches.json',
  'digests',
  'reviews',
  'books',
] as const;

/** A folder name that sorts by time and is allowed everywhere. */
export function timestampName(now: number): string {
  return new Date(now).toISOString().replace(/[:.]/g, '-');
}

/**
 * Copies what people wrote (not the archive, which can be imported again) to `backups/`, when the
 * last copy is a day old.
 */
export function backUpDocuments(folder: string, now: number): void {
  const backups = join(folder, 'backups');
  const existing = existsSync(backups) ? readdirSync(backups).sort() : [];
  const latest = existing.at(-1);
  if (latest !== undefined && latest > timestampName(now - DAY)) {
    return;
  }
  withFileErrors(backups, () => {
    const target = join(backups, timestampName(now));
    mkdirSync(target, { recursive: true });
    for (const name of CURATED) {
      if (existsSync(join(folder, name))) {
        cpSync(join(folder, name), join(target, name), { recursive: true });
      }
    }
    for (const old of existing.slice(0, Math.max(0, existing.length + 1 - KEPT))) {
      rmSync(join(backups, old), { recursive: true, force: true });
    }
  });
}

/** Copies a whole database aside before its schema is changed. */
export function copyDatabase(database: Database, folder: string, now: number): void {
  const target = join(folder, 'backups', `${timestampName(now)}-before-migration`);
  withFileErrors(target, () => mkdirSync(target, { recursive: true }));
  database.run('VACUUM INTO ?', join(target, 'archive.sqlite'));
}

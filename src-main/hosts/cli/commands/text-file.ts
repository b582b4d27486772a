import { readFileSync } from 'node:fs';
import { QunshuError } from '../../../contract/index.ts';

/**
 * The text of a file that a command names.
 *
 * @throws {QunshuError} `file-missing`, `file-unreadable`
 */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing
      ? new QunshuError('file-missing', { path })
      : new QunshuError('file-unreadable', { path, reason: (error as Error).message });
  }
}

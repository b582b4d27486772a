import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Folder of the annotated data: `QUNSHU_DATA`, or `../shared/data` beside the checkout.
 * @returns null when there is none: then nothing can be measured.
 */
export function dataFolder(): string | null {
  const given = process.env.QUNSHU_DATA;
  const folder = given ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  return existsSync(folder) ? folder : null;
}

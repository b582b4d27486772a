import { rmSync } from 'node:fs';
import type { z } from 'zod';
import { QunshuError } from '../../contract/index.ts';
import { DocumentFile } from './documents.ts';

/**
 * Opens a file of the user's settings. Settings are no work of anybody's: a broken file is replaced by the defaults.
 *
 * @param options with `secret`, a file that nobody but the user may read
 */
export function openSettings<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  defaults: z.output<Schema>,
  options: { readonly secret?: boolean } = {},
): DocumentFile<Schema> {
  try {
    return new DocumentFile(path, schema, defaults, options);
  } catch (error) {
    if (!(error instanceof QunshuError) || (error.code !== 'library-damaged' && error.code !== 'library-newer')) {
      throw error;
    }
    rmSync(path);
    return new DocumentFile(path, schema, defaults, options);
  }
}

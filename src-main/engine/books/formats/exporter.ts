import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Written } from '../../digests/index.ts';
import type { Manuscript } from '../manuscript.ts';

export interface ExportContext {
  /** The folder images of the library are relative to. */
  readonly libraryFolder: string;
  /** Lets others have a turn, and throws `cancelled` when the user wants no more of it: for between chapters. */
  readonly breathe: () => Promise<void>;
}

export interface Exported extends Written {
  /** What this format could not carry, in the book's language. */
  readonly warnings: readonly string[];
}

/** Writes a manuscript in one format; see `writeFolder` and `writeSingleFile` for what it may throw. */
export type BookExporter = (manuscript: Manuscript, out: string, context: ExportContext) => Promise<Exported>;

/** The file behind an image of the library, or null: only plain files among the assets leave it. */
export function assetFile(libraryFolder: string, address: string): string | null {
  if (!/^(?:\.\/)?assets\/[^/]+$/.test(address)) {
    return null;
  }
  const path = join(libraryFolder, address);
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? path : null;
}

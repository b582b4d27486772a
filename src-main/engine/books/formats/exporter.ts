import type { Written } from '../../digests/index.ts';
import type { Printer } from '../../library/index.ts';
import type { Manuscript } from '../manuscript.ts';

export interface ExportContext {
  /** The folder images of the library are relative to. */
  readonly libraryFolder: string;
  /** Lets others have a turn, and throws `cancelled` when the user wants no more of it: for between chapters. */
  readonly breathe: () => Promise<void>;
  /** The machine's way to make PDF of pages; null where it has none. */
  readonly printer: Printer | null;
  readonly signal: AbortSignal | undefined;
}

export interface Exported extends Written {
  /** What this format could not carry, in the book's language. */
  readonly warnings: readonly string[];
}

/** Writes a manuscript in one format; see `writeFolder` and `writeSealedFile` for what it may throw. */
export type BookExporter = (manuscript: Manuscript, out: string, context: ExportContext) => Promise<Exported>;

import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SyncAdapter } from 'lowdb';
import type { z } from 'zod';
import { QunshuError } from '../../contract/index.ts';
import { describeFileError, withFileErrors } from './file-errors.ts';

/** Ending of a document that is being written; such files are never read. */
export const TEMPORARY_ENDING = '.writing';
/** What the user's mask leaves of this is the mode of a new file. */
const ANYBODY = 0o666;

/**
 * lowdb's adapter for documents that must survive anything: checked when read, replaced whole when
 * written (LIBRARY-2 to LIBRARY-5 of SPEC.md).
 */
export class DurableJson<Schema extends z.ZodType> implements SyncAdapter<z.output<Schema>> {
  readonly path: string;
  readonly #schema: Schema;
  readonly #knownVersion: number;
  readonly #mode: number;
  #written: string | null = null;

  /** @param options with `mode`, who may read the file, in the bits of POSIX; by default what the user's mask leaves */
  constructor(path: string, schema: Schema, options: { readonly knownVersion?: number; readonly mode?: number } = {}) {
    this.path = path;
    this.#schema = schema;
    this.#knownVersion = options.knownVersion ?? 1;
    this.#mode = options.mode ?? ANYBODY;
  }

  /** The document, or null when there is no file. Throws `library-damaged`, `library-newer`. */
  read(): z.output<Schema> | null {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return null;
      }
      throw describeFileError(error, this.path);
    }
    const document = parseDocument(this.path, text, this.#schema, this.#knownVersion);
    this.#written = text;
    return document;
  }

  write(data: z.output<Schema>): void {
    const text = stableJson(data);
    if (text === this.#written) {
      return;
    }
    replaceFile(this.path, text, this.#mode);
    this.#written = text;
  }
}

/** Checks the text of a document against its schema and version. */
export function parseDocument<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
  knownVersion: number,
): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new QunshuError('library-damaged', { file: path, reason: (error as Error).message });
  }
  const found = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof found === 'number' && found > knownVersion) {
    throw new QunshuError('library-newer', { path, found, known: knownVersion });
  }
  const checked = schema.safeParse(value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const where = issue?.path.join('.') || 'document';
    throw new QunshuError('library-damaged', { file: path, reason: `${where}: ${issue?.message ?? 'not valid'}` });
  }
  return checked.data;
}

/** JSON with sorted keys and a newline at the end: the same data is always the same text. */
export function stableJson(data: unknown): string {
  return `${JSON.stringify(data, sortKeys, 2)}\n`;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  const record = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, record[key]]),
  );
}

/** Replaces a file whole, or leaves it as it was: write beside it, flush, rename, flush the folder. */
export function replaceFile(path: string, text: string, mode = ANYBODY): void {
  const temporary = join(dirname(path), `.${basename(path)}${TEMPORARY_ENDING}`);
  withFileErrors(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      const file = openSync(temporary, 'w', mode);
      try {
        writeSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    flushFolder(dirname(path));
  });
}

/**
 * Writes a file that is replaced whole, without flushing its folder: many at a time share one flush,
 * and the disk takes several of them at once.
 */
export async function replaceFileInBatch(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}${TEMPORARY_ENDING}`);
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw describeFileError(error, path);
  }
}

/** Makes a rename or a removal last through a power cut. Windows does not flush folders and needs not. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

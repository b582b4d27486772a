import { join } from 'node:path';
import {
  type MissedSearch,
  QunshuError,
  type SavedSearch,
  type SearchesFile,
  searchesFileSchema,
} from '../contract/index.ts';
import { DocumentFile, type Environment } from './library/index.ts';
import { foldText } from './text/index.ts';

const EMPTY: SearchesFile = { schemaVersion: 1, saved: [], keepMisses: false, misses: [] };
/** Searches in vain that are remembered; the oldest go first. */
const MOST_MISSES = 500;
/** A search that continues one in vain so soon, in milliseconds, is the same one, still being typed. */
const STILL_TYPING = 30_000;

/** Searches kept by name, and, only where the moderator wants it, searches that found nothing: `searches.json`. */
export class SavedSearches {
  readonly #file: DocumentFile<typeof searchesFileSchema>;
  readonly #readOnly: boolean;
  readonly #environment: Pick<Environment, 'now' | 'newId'>;

  constructor(folder: string, readOnly: boolean, environment: Pick<Environment, 'now' | 'newId'>) {
    this.#file = new DocumentFile(join(folder, 'searches.json'), searchesFileSchema, EMPTY, { readOnly });
    this.#readOnly = readOnly;
    this.#environment = environment;
  }

  /** In the order in which they were saved. */
  list(): readonly SavedSearch[] {
    return this.#file.data.saved;
  }

  /** Keeps a search; one with the same name is replaced. */
  save(name: string, query: string): SavedSearch {
    const before = this.list().find((one) => one.name === name);
    const search: SavedSearch = {
      id: before?.id ?? this.#environment.newId(),
      name,
      query,
      savedAt: this.#environment.now(),
    };
    this.#file.update((data) => ({ ...data, saved: [...data.saved.filter(({ id }) => id !== search.id), search] }));
    return search;
  }

  /** @throws {QunshuError} `not-found`. */
  forget(id: string): void {
    if (!this.list().some((one) => one.id === id)) {
      throw new QunshuError('not-found', { what: 'search', id });
    }
    this.#file.update((data) => ({ ...data, saved: data.saved.filter((one) => one.id !== id) }));
  }

  misses(): { kept: boolean; misses: readonly MissedSearch[] } {
    const { keepMisses, misses } = this.#file.data;
    return { kept: keepMisses, misses: misses.toSorted((one, other) => other.count - one.count) };
  }

  /** From now on, or no longer; then those known are forgotten. */
  keepMisses(keep: boolean): void {
    this.#file.update((data) => ({ ...data, keepMisses: keep, misses: keep ? data.misses : [] }));
  }

  /** Notes a search that found nothing, if that is wanted. @returns whether it did */
  noteMiss(query: string): boolean {
    if (this.#readOnly || !this.#file.data.keepMisses || query.trim() === '') {
      return false;
    }
    const folded = foldText(query).trim();
    const lastAt = this.#environment.now();
    this.#file.update((data) => {
      const before = data.misses.find((miss) => foldText(miss.query).trim() === folded);
      const last = data.misses.at(-1);
      const beginning =
        last?.count === 1 && lastAt - last.lastAt < STILL_TYPING && folded.startsWith(foldText(last.query).trim())
          ? last
          : undefined;
      const others = data.misses.filter((miss) => miss !== before && miss !== beginning);
      const miss = { query: query.trim(), count: (before?.count ?? 0) + 1, lastAt };
      return { ...data, misses: [...others, miss].slice(-MOST_MISSES) };
    });
    return true;
  }

  /** A search that finds something is no longer one in vain. @returns whether it was */
  noteFound(query: string): boolean {
    const folded = foldText(query).trim();
    const isThis = (miss: MissedSearch) => foldText(miss.query).trim() === folded;
    if (this.#readOnly || !this.#file.data.misses.some(isThis)) {
      return false;
    }
    this.#file.update((data) => ({ ...data, misses: data.misses.filter((miss) => !isThis(miss)) }));
    return true;
  }
}

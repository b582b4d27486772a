import type { Database } from '../../library/index.ts';
import type { QueryNode } from '../query/tree.ts';
import { type DigestField, digestFields, readState, writeState } from '../schema.ts';
import type { DigestDocument } from '../source.ts';
import { charactersOf, termsOf } from '../tokens/terms.ts';
import { expressionOf, quoted } from './expression.ts';

/** A digest as the index keeps it: what snippets and checks are made from. */
export interface StoredDigest extends Record<DigestField, string> {
  readonly number: number;
  readonly id: string;
  readonly external_id: string | null;
  readonly updated_at: number;
  /** Terms in all fields. */
  readonly length: number;
}

/** How much a word counts in each field, in the order of `digestFields`: BM25's field weights. */
export const FIELD_WEIGHTS: Readonly<Record<DigestField, number>> = {
  title: 4,
  ask: 2,
  tags: 2,
  conclusion: 1,
  answers: 1,
  background: 0.5,
  discussion: 0.5,
  contributors: 0.5,
};

/** Lower is better. */
const BM25 = `bm25(digest_terms, ${digestFields.map((field) => FIELD_WEIGHTS[field]).join(', ')}, 1)`;
const PLACEHOLDERS = digestFields.map(() => '?').join(', ');
/** Between tags and between names: a sign that is no part of either. */
export const LIST_SEPARATOR = ' · ';

/** The digests in SQLite's FTS5, with our terms, and their texts beside them. */
export class DigestIndex {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get count(): number {
    return this.#database.get<{ count: number }>('SELECT count(*) AS count FROM digest_text')?.count ?? 0;
  }

  /** Adds a digest, or replaces the one with its id. */
  put(document: DigestDocument): void {
    this.#database.transaction(() => {
      this.remove(document.id);
      const texts = textsOf(document);
      const terms = texts.map(termsOf);
      const length = terms.reduce((sum, { length }) => sum + length, 0);
      const { lastInsertRowid: number } = this.#database.run(
        `INSERT INTO digest_text (id, external_id, updated_at, length, ${digestFields.join(', ')})
           VALUES (?, ?, ?, ?, ${PLACEHOLDERS})`,
        document.id,
        document.externalId ?? null,
        document.updatedAt,
        length,
        ...texts,
      );
      this.#database.run(
        `INSERT INTO digest_terms (rowid, ${digestFields.join(', ')}, characters) VALUES (?, ${PLACEHOLDERS}, ?)`,
        number,
        ...terms.map((one) => one.join(' ')),
        [...new Set(texts.flatMap(charactersOf))].join(' '),
      );
      this.#countTerms(length);
    });
  }

  remove(id: string): void {
    const row = this.#database.get<{ number: number; length: number }>(
      'SELECT number, length FROM digest_text WHERE id = ?',
      id,
    );
    if (row !== undefined) {
      this.#database.transaction(() => {
        this.#database.run('DELETE FROM digest_terms WHERE rowid = ?', row.number);
        this.#database.run('DELETE FROM digest_text WHERE number = ?', row.number);
        this.#countTerms(-row.length);
      });
    }
  }

  /** Terms in a digest on average. */
  get averageLength(): number {
    return readState(this.#database, 'digest-terms') / Math.max(1, this.count);
  }

  ids(): string[] {
    return this.#database.all<{ id: string }>('SELECT id FROM digest_text').map(({ id }) => id);
  }

  /** How many digests the index says match; among them are all that do. */
  countMatching(root: QueryNode): number {
    const expression = expressionOf(root);
    return expression === null
      ? 0
      : (this.#database.get<{ count: number }>(
          'SELECT count(*) AS count FROM digest_terms WHERE digest_terms MATCH ?',
          expression,
        )?.count ?? 0);
  }

  /** The digests that may match, the best first by FTS5's BM25 with field weights. */
  best(root: QueryNode, most: number): StoredDigest[] {
    const expression = expressionOf(root);
    return expression === null
      ? []
      : this.#database.all<StoredDigest>(
          `SELECT digest_text.* FROM (
             SELECT rowid AS number, ${BM25} AS score FROM digest_terms WHERE digest_terms MATCH ? ORDER BY score LIMIT ?
           ) AS found CROSS JOIN digest_text USING (number) ORDER BY found.score`,
          expression,
          most,
        );
  }

  /** In how many digests a term stands. */
  frequency(term: string): number {
    return this.#database.get<{ doc: number }>('SELECT doc FROM digest_vocabulary WHERE term = ?', term)?.doc ?? 0;
  }

  /** Terms that start with the prefix, and in how many digests they stand. */
  vocabulary(prefix: string): Map<string, number> {
    const rows = this.#database.all<{ term: string; doc: number }>(
      'SELECT term, doc FROM digest_vocabulary WHERE term >= ? AND term < ?',
      prefix,
      `${prefix}\uffff`,
    );
    return new Map(rows.map(({ term, doc }) => [term, doc]));
  }

  /** Titles and tags, newest digests first. */
  headings(most: number): string[] {
    const rows = this.#database.all<{ title: string; tags: string }>(
      'SELECT title, tags FROM digest_text ORDER BY updated_at DESC LIMIT ?',
      most,
    );
    const tags = rows.flatMap((row) => (row.tags === '' ? [] : row.tags.split(LIST_SEPARATOR)));
    return [...new Set([...tags, ...rows.map((row) => row.title)])];
  }

  /** A digest that holds the term. */
  withTerm(term: string): StoredDigest | undefined {
    return this.#database.get<StoredDigest>(
      'SELECT * FROM digest_text WHERE number = (SELECT rowid FROM digest_terms WHERE digest_terms MATCH ? LIMIT 1)',
      quoted(term),
    );
  }

  #countTerms(more: number): void {
    writeState(this.#database, 'digest-terms', readState(this.#database, 'digest-terms') + more);
  }
}

function textsOf(document: DigestDocument): string[] {
  return digestFields.map((field) => {
    const text = document[field];
    return typeof text === 'string' ? text : text.join(LIST_SEPARATOR);
  });
}

import { searchContents } from '../../../contract/index.ts';
import type { Database } from '../../library/index.ts';
import type { TermVisitor } from '../messages/message-index.ts';
import { isExact, type Lookup, lookupOf } from '../query/lookup.ts';
import { isLeaf, type QueryNode } from '../query/tree.ts';
import { type DigestField, digestFields, readState, writeState } from '../schema.ts';
import type { DigestDocument } from '../source.ts';
import { charactersOf, termsOf } from '../tokens/terms.ts';
import { DigestFacts } from './digest-facts.ts';
import { DigestTexts, type StoredDigest } from './digest-texts.ts';
import { expressionOf, quoted } from './expression.ts';
import { FIELD_WEIGHTS } from './field-weights.ts';
import { inBoth, inEither, type NumberSet, without } from './number-sets.ts';
import { OccurrenceCache, type Occurrences } from './occurrences.ts';

/** Of terms in more digests than this, how often they stand in each says too little to be read. */
const MOST_COUNTED = 6000;

/** Of FTS5's own index, merged at a time. */
const PAGES_A_STEP = 16;

const utf8 = new TextEncoder();

const PLACEHOLDERS = digestFields.map(() => '?').join(', ');
/** Between tags and between names: a sign that is no part of either. */
export const LIST_SEPARATOR = ' · ';

/** The digests in SQLite's FTS5, with our terms, and their texts beside them. */
export class DigestIndex {
  readonly facts: DigestFacts;
  readonly #database: Database;
  readonly #texts: DigestTexts;
  readonly #occurrences: OccurrenceCache;
  readonly #characterFrequencies = new Map<string, number>();
  readonly #frequencies = new Map<string, number>();
  #generation = -1;

  constructor(database: Database) {
    this.#database = database;
    this.facts = new DigestFacts(database);
    this.#texts = new DigestTexts(database);
    this.#occurrences = new OccurrenceCache(database);
  }

  /** Call before reading: what was remembered of digests that changed since is forgotten. */
  refresh(): void {
    const generation = this.#storedGeneration;
    if (generation !== this.#generation) {
      this.facts.refresh(this.#generation, generation);
      this.#occurrences.clear();
      this.#texts.clear();
      this.#frequencies.clear();
      this.#characterFrequencies.clear();
      this.#generation = generation;
    }
  }

  /** Changes with every write; what was remembered of another generation is out of date. */
  get generation(): number {
    return this.#generation;
  }

  get count(): number {
    return this.facts.size;
  }

  /** Adds a digest, or replaces the one with its id. */
  put(document: DigestDocument): void {
    this.#database.transaction(() => {
      this.remove(document.id);
      const texts = textsOf(document);
      const terms = texts.map(termsOf);
      const fields = Object.fromEntries(digestFields.map((field, place) => [field, texts[place] ?? '']));
      const number = this.#texts.add({
        id: document.id,
        external_id: document.externalId ?? null,
        updated_at: document.updatedAt,
        ...(fields as Record<DigestField, string>),
      });
      this.#database.run(
        `INSERT INTO digest_terms (rowid, ${digestFields.join(', ')}) VALUES (?, ${PLACEHOLDERS})`,
        number,
        ...terms.map((one) => one.join(' ')),
      );
      this.#database.run(
        'INSERT INTO digest_characters (rowid, characters) VALUES (?, ?)',
        number,
        [...new Set(texts.flatMap(charactersOf))].join(' '),
      );
      this.#database.run(
        `INSERT INTO digest_fact (number, changed, id, updated_at, terms, length, status, from_at, to_at, content,
           chats, tags, people) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        number,
        this.#nextGeneration(),
        document.id,
        document.updatedAt,
        terms.reduce((sum, { length }) => sum + length, 0),
        terms.reduce((sum, { length }, place) => sum + length * weightOf(place), 0),
        document.status,
        document.discussedFrom,
        document.discussedTo,
        searchContents.reduce((bits, kind, bit) => bits | (document.holds.includes(kind) ? 1 << bit : 0), 0),
        JSON.stringify(document.chatIds),
        JSON.stringify(document.tags),
        JSON.stringify(document.contributors),
      );
    });
  }

  remove(id: string): void {
    const number = this.numberOf(id);
    if (number !== undefined) {
      this.#database.transaction(() => {
        this.#database.run('DELETE FROM digest_terms WHERE rowid = ?', number);
        this.#database.run('DELETE FROM digest_characters WHERE rowid = ?', number);
        this.#texts.remove(number);
        this.#database.run('DELETE FROM digest_fact WHERE number = ?', number);
        this.#database.run(
          'INSERT INTO digest_removed (number, changed) VALUES (?, ?)',
          number,
          this.#nextGeneration(),
        );
      });
    }
  }

  /**
   * Puts what many digests left in pieces together, step by step, so that what became free is used again instead of
   * making the file longer: a second for 20,000. A negative number of pages begins to merge all pieces
   * (https://www.sqlite.org/fts5.html, section 6.8).
   */
  compact(): void {
    for (const table of ['digest_terms', 'digest_characters']) {
      const merge = `INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`;
      this.#database.run(merge, -PAGES_A_STEP);
      for (let before = -1, done = this.#changes; done - before > 1; ) {
        before = done;
        this.#database.run(merge, PAGES_A_STEP);
        done = this.#changes;
      }
    }
  }

  get #changes(): number {
    return this.#database.get<{ changes: number }>('SELECT total_changes() AS changes')?.changes ?? 0;
  }

  ids(): string[] {
    return this.#texts.ids();
  }

  /** Numbers of the digests that may match, ascending; among them are all that do. Null for "any digest". */
  matching(node: QueryNode): NumberSet | null {
    switch (node.type) {
      case 'all':
        return this.#matchingAll(node.children);
      case 'any': {
        let found: NumberSet = new Uint32Array(0);
        for (const part of node.children.map((child) => this.matching(child))) {
          if (part === null) {
            return null;
          }
          found = inEither(found, part);
        }
        return found;
      }
      case 'not':
        return null;
      default:
        return this.#matchingLookup(lookupOf(node));
    }
  }

  /** Characters are a table of their own: what asks for them beside terms is put together here. */
  #matchingLookup(lookup: Lookup): NumberSet {
    if (lookup.type === 'character') {
      return this.occurrencesOfCharacter(lookup.character).numbers;
    }
    if ((lookup.type === 'all' || lookup.type === 'any') && asksForCharacter(lookup)) {
      const parts = lookup.of.map((part) => this.#matchingLookup(part));
      return parts.reduce(lookup.type === 'all' ? inBoth : inEither);
    }
    return this.#occurrences.matching(expressionOf(lookup)).numbers;
  }

  #matchingAll(children: readonly QueryNode[]): NumberSet | null {
    let found: NumberSet | null = null;
    for (const child of children) {
      const part = this.matching(child);
      found = part === null || found === null ? (found ?? part) : inBoth(found, part);
      if (found?.length === 0) {
        return found;
      }
    }
    for (const child of children) {
      if (found !== null && child.type === 'not' && isLeaf(child.child) && isExact(child.child, true)) {
        found = without(found, this.matching(child.child) ?? new Uint32Array(0));
      }
    }
    return found;
  }

  read(numbers: readonly number[]): StoredDigest[] {
    return numbers.flatMap((number) => this.#texts.get(number) ?? []);
  }

  numberOf(id: string): number | undefined {
    return this.#texts.numberOf(id);
  }

  /** Where a term stands, with weights by field; of very frequent terms only in which digests. */
  occurrences(term: string): Occurrences {
    return this.frequency(term) > MOST_COUNTED
      ? this.#occurrences.matching(quoted(term))
      : this.#occurrences.ofTerm(term);
  }

  /** Which digests hold a character of unspaced writing; how often is not told. */
  occurrencesOfCharacter(character: string): Occurrences {
    return this.#occurrences.ofCharacter(character);
  }

  /** In how many digests a term stands. */
  frequency(term: string): number {
    let frequency = this.#frequencies.get(term);
    if (frequency === undefined) {
      frequency =
        this.#database.get<{ doc: number }>('SELECT doc FROM digest_vocabulary WHERE term = ?', term)?.doc ?? 0;
      this.#frequencies.set(term, frequency);
    }
    return frequency;
  }

  /** In how many digests a character of unspaced writing stands. */
  frequencyOfCharacter(character: string): number {
    let frequency = this.#characterFrequencies.get(character);
    if (frequency === undefined) {
      frequency =
        this.#database.get<{ doc: number }>('SELECT doc FROM digest_character_vocabulary WHERE term = ?', character)
          ?.doc ?? 0;
      this.#characterFrequencies.set(character, frequency);
    }
    return frequency;
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

  /** Visits terms of Latin letters that start with the prefix, and in how many digests they stand. */
  visitVocabulary(prefix: string, visit: TermVisitor, most: number): void {
    for (const [term, count] of this.#database.rows<[string, number]>(
      'SELECT term, doc FROM digest_vocabulary WHERE term >= ? AND term < ? LIMIT ?',
      prefix,
      `${prefix}{`,
      most,
    )) {
      const bytes = utf8.encode(term);
      visit(bytes, 0, bytes.length, count);
    }
  }

  /** Titles and tags, newest digests first. */
  headings(most: number): string[] {
    const rows = this.#texts.headings(most);
    const tags = rows.flatMap((row) => (row.tags === '' ? [] : row.tags.split(LIST_SEPARATOR)));
    return [...new Set([...tags, ...rows.map((row) => row.title)])];
  }

  /** A digest that holds the term. */
  withTerm(term: string): StoredDigest | undefined {
    const row = this.#database.get<{ number: number }>(
      'SELECT rowid AS number FROM digest_terms WHERE digest_terms MATCH ? LIMIT 1',
      quoted(term),
    );
    return row === undefined ? undefined : this.#texts.get(row.number);
  }

  get #storedGeneration(): number {
    return readState(this.#database, 'digest-generation');
  }

  #nextGeneration(): number {
    const next = this.#storedGeneration + 1;
    writeState(this.#database, 'digest-generation', next);
    return next;
  }
}

function asksForCharacter(lookup: Lookup): boolean {
  return lookup.type === 'all' || lookup.type === 'any'
    ? lookup.of.some(asksForCharacter)
    : lookup.type === 'character';
}

function weightOf(place: number): number {
  const field = digestFields[place];
  return field === undefined ? 1 : FIELD_WEIGHTS[field];
}

function textsOf(document: DigestDocument): string[] {
  return digestFields.map((field) => {
    const text = document[field];
    return typeof text === 'string' ? text : text.join(LIST_SEPARATOR);
  });
}

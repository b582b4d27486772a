import type { Database } from '../../library/index.ts';
import { digestFields } from '../schema.ts';
import { quoted } from './expression.ts';
import { FIELD_WEIGHTS } from './field-weights.ts';

/** Digests that hold a term, and how often, each occurrence weighted by its field. Parallel arrays. */
export interface Occurrences {
  readonly numbers: Uint32Array;
  readonly weights: Float32Array;
}

/** Entries kept in memory, of eight bytes each: while a query is being typed, its terms come again. */
const MOST_ENTRIES = 500_000;

/** Reads where terms stand out of FTS5, and remembers it until the digests change. */
export class OccurrenceCache {
  readonly #database: Database;
  readonly #known = new Map<string, Occurrences>();
  #entries = 0;
  #allOnes = new Float32Array();

  constructor(database: Database) {
    this.#database = database;
  }

  clear(): void {
    this.#known.clear();
    this.#entries = 0;
  }

  ofTerm(term: string): Occurrences {
    return this.#remember(`t${term}`, () => {
      const row = this.#database.get<{ numbers: string; weights: string }>(
        `SELECT json_group_array(doc) AS numbers, json_group_array(${FIELD_WEIGHT}) AS weights
           FROM digest_occurrences WHERE term = ?`,
        term,
      );
      return summed(JSON.parse(row?.numbers ?? '[]') as number[], JSON.parse(row?.weights ?? '[]') as number[]);
    });
  }

  /** Digests that match an expression of FTS5, in ascending order; each weighs 1. */
  matching(expression: string): Occurrences {
    return this.#matching('digest_terms', expression);
  }

  /** Digests that hold a character of unspaced writing; each weighs 1. */
  ofCharacter(character: string): Occurrences {
    return this.#matching('digest_characters', quoted(character));
  }

  #matching(table: 'digest_terms' | 'digest_characters', expression: string): Occurrences {
    return this.#remember(table + expression, () => {
      const row = this.#database.get<{ numbers: string }>(
        `SELECT json_group_array(rowid) AS numbers FROM ${table} WHERE ${table} MATCH ?`,
        expression,
      );
      const numbers = Uint32Array.from(JSON.parse(row?.numbers ?? '[]') as number[]);
      return { numbers, weights: this.#ones(numbers.length) };
    });
  }

  /** One each: the beginning of an array that all share. */
  #ones(count: number): Float32Array {
    if (this.#allOnes.length < count) {
      this.#allOnes = new Float32Array(2 * count).fill(1);
    }
    return this.#allOnes.subarray(0, count);
  }

  #remember(key: string, read: () => Occurrences): Occurrences {
    let found = this.#known.get(key);
    if (found === undefined) {
      found = read();
      this.#entries += found.numbers.length;
      if (this.#entries > MOST_ENTRIES) {
        this.clear();
        this.#entries = found.numbers.length;
      }
      this.#known.set(key, found);
    }
    return found;
  }
}

/** One entry for each digest of a list with one for each occurrence; those of a digest stand together. */
function summed(numbers: readonly number[], weights: readonly number[]): Occurrences {
  const distinct = new Uint32Array(numbers.length);
  const sums = new Float32Array(numbers.length);
  let count = 0;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    if (count === 0 || distinct[count - 1] !== number) {
      distinct[count++] = number;
    }
    sums[count - 1] = (sums[count - 1] ?? 0) + (weights[place] ?? 0);
  }
  return { numbers: distinct.slice(0, count), weights: sums.slice(0, count) };
}

/** The weight of the column an occurrence stands in. */
const FIELD_WEIGHT = `CASE col ${digestFields.map((field) => `WHEN '${field}' THEN ${FIELD_WEIGHTS[field]}`).join(' ')} ELSE 0 END`;

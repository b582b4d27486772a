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
const MOST_ENTRIES = 1_000_000;

/** Reads where terms stand out of FTS5, and remembers it until the digests change. */
export class OccurrenceCache {
  readonly #database: Database;
  readonly #known = new Map<string, Occurrences>();
  #entries = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  clear(): void {
    this.#known.clear();
    this.#entries = 0;
  }

  ofTerm(term: string): Occurrences {
    return this.#remember(`t${term}`, () => {
      const numbers: number[] = [];
      const weights: number[] = [];
      let last = 0;
      this.#database.visit(
        `SELECT count(visit(doc, ${FIELD_WEIGHT})) FROM digest_occurrences WHERE term = ?`,
        [term],
        (number = 0, weight = 0) => {
          if (number !== last) {
            numbers.push(number);
            weights.push(0);
            last = number;
          }
          weights[weights.length - 1] = (weights.at(-1) ?? 0) + weight;
        },
      );
      return { numbers: Uint32Array.from(numbers), weights: Float32Array.from(weights) };
    });
  }

  ofCharacter(character: string): Occurrences {
    return this.#remember(`c${character}`, () => {
      const rows = this.#database.rows<[number]>(
        'SELECT rowid FROM digest_terms WHERE digest_terms MATCH ?',
        `characters : ${quoted(character)}`,
      );
      return {
        numbers: Uint32Array.from(rows, ([number]) => number),
        weights: new Float32Array(rows.length).fill(1),
      };
    });
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

/** The weight of the column an occurrence stands in; characters count nothing, they are asked for apart. */
const FIELD_WEIGHT = `CASE col ${digestFields.map((field) => `WHEN '${field}' THEN ${FIELD_WEIGHTS[field]}`).join(' ')} ELSE 0 END`;

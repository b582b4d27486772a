import type { DigestStatus } from '../../../contract/index.ts';
import type { Database } from '../../library/index.ts';

/** What ranking, filters and facets need of a digest. */
export interface DigestFact {
  readonly number: number;
  readonly id: string;
  readonly updatedAt: number;
  /** Terms in all fields, and the same weighted by field. */
  readonly terms: number;
  readonly length: number;
  readonly status: DigestStatus;
  /** Epoch milliseconds; null for digests without a conversation. */
  readonly from: number | null;
  readonly to: number | null;
  /** One bit for each of the contract's `searchContents`. */
  readonly contents: number;
  readonly chatIds: readonly string[];
  readonly tags: readonly string[];
  readonly people: readonly string[];
}

type Row = [
  number: number,
  id: string,
  updatedAt: number,
  terms: number,
  length: number,
  status: DigestStatus,
  from: number | null,
  to: number | null,
  contents: number,
  chats: string,
  tags: string,
  people: string,
];

/** The facts of all digests in memory; after a change only what changed is read again. */
export class DigestFacts {
  readonly #database: Database;
  readonly #byNumber = new Map<number, DigestFact>();
  #terms = 0;
  #length = 0;
  #highest = 0;
  #newest = 0;
  #lengths = new Float32Array(0);
  #changes = new Float64Array(0);

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param known the generation that was read last, -1 for none; @param current the one to read up to */
  refresh(known: number, current: number): void {
    // A number that went back was rolled back: nothing that was read after it can be trusted.
    const since = known > current ? -1 : known;
    if (since < 0) {
      this.#byNumber.clear();
      this.#terms = 0;
      this.#length = 0;
    }
    for (const [number] of this.#database.rows<[number]>(
      'SELECT number FROM digest_removed WHERE changed > ?',
      since,
    )) {
      this.#forget(number);
    }
    const rows = this.#database.rows<Row>(
      `SELECT number, id, updated_at, terms, length, status, from_at, to_at, content, chats, tags, people
         FROM digest_fact WHERE changed > ?`,
      since,
    );
    for (const [number, id, updatedAt, terms, length, status, from, to, contents, chats, tags, people] of rows) {
      this.#forget(number);
      this.#byNumber.set(number, {
        number,
        id,
        updatedAt,
        terms,
        length,
        status,
        from,
        to,
        contents,
        chatIds: JSON.parse(chats) as string[],
        tags: JSON.parse(tags) as string[],
        people: JSON.parse(people) as string[],
      });
      this.#terms += terms;
      this.#length += length;
      this.#highest = Math.max(this.#highest, number);
      this.#newest = Math.max(this.#newest, updatedAt);
    }
    this.#lengths = new Float32Array(this.#highest + 1);
    this.#changes = new Float64Array(this.#highest + 1);
    for (const { number, length, updatedAt } of this.#byNumber.values()) {
      this.#lengths[number] = length;
      this.#changes[number] = updatedAt;
    }
  }

  /** Weighted terms of each digest, by number; 0 for numbers that are no digest's. */
  get lengths(): Float32Array {
    return this.#lengths;
  }

  /** When each digest was changed last, by number, epoch milliseconds. */
  get changes(): Float64Array {
    return this.#changes;
  }

  /** When a digest was changed last, epoch milliseconds. */
  get newest(): number {
    return this.#newest;
  }

  get size(): number {
    return this.#byNumber.size;
  }

  /** The highest number a digest may have: the size of arrays by number, less one. */
  get highest(): number {
    return this.#highest;
  }

  get(number: number): DigestFact | undefined {
    return this.#byNumber.get(number);
  }

  numbers(): Iterable<number> {
    return this.#byNumber.keys();
  }

  all(): Iterable<DigestFact> {
    return this.#byNumber.values();
  }

  /** Weighted terms in a digest on average; 1 at least. */
  get averageLength(): number {
    return Math.max(1, this.#length / Math.max(1, this.size));
  }

  /** What a term weighs on average: 1 where all stand in fields of weight 1. */
  get averageWeight(): number {
    return this.#terms === 0 ? 1 : this.#length / this.#terms;
  }

  #forget(number: number): void {
    const fact = this.#byNumber.get(number);
    if (fact !== undefined) {
      this.#byNumber.delete(number);
      this.#terms -= fact.terms;
      this.#length -= fact.length;
    }
  }
}

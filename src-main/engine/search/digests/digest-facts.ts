import type { DigestStatus } from '../../../contract/index.ts';
import type { Database } from '../../library/index.ts';
import type { NumberSet } from './number-sets.ts';

/** Milliseconds after which a digest is half as new. */
const HALF_LIFE = 365 * 86_400_000;

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

/** Most digests are asked for neither chats, tags nor people: these stay as they were stored until they are. */
class StoredFact implements DigestFact {
  readonly number: number;
  readonly id: string;
  readonly updatedAt: number;
  readonly terms: number;
  readonly length: number;
  readonly status: DigestStatus;
  readonly from: number | null;
  readonly to: number | null;
  readonly contents: number;
  #chats: string | readonly string[];
  #tags: string | readonly string[];
  #people: string | readonly string[];

  constructor([number, id, updatedAt, terms, length, status, from, to, contents, chats, tags, people]: Row) {
    this.number = number;
    this.id = id;
    this.updatedAt = updatedAt;
    this.terms = terms;
    this.length = length;
    this.status = status;
    this.from = from;
    this.to = to;
    this.contents = contents;
    this.#chats = chats;
    this.#tags = tags;
    this.#people = people;
  }

  get chatIds(): readonly string[] {
    this.#chats = listOf(this.#chats);
    return this.#chats;
  }

  get tags(): readonly string[] {
    this.#tags = listOf(this.#tags);
    return this.#tags;
  }

  get people(): readonly string[] {
    this.#people = listOf(this.#people);
    return this.#people;
  }
}

function listOf(stored: string | readonly string[]): readonly string[] {
  return typeof stored === 'string' ? (JSON.parse(stored) as string[]) : stored;
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
  #freshness: Float64Array | null = null;
  #everyNumber: NumberSet | null = null;
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
    for (const row of rows) {
      const fact = new StoredFact(row);
      this.#forget(fact.number);
      this.#byNumber.set(fact.number, fact);
      this.#terms += fact.terms;
      this.#length += fact.length;
      this.#highest = Math.max(this.#highest, fact.number);
      this.#newest = Math.max(this.#newest, fact.updatedAt);
    }
    this.#everyNumber = null;
    this.#freshness = null;
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

  /** How new each digest is, by number: 1 for what was changed last, half of it a year before. */
  get freshness(): Float64Array {
    if (this.#freshness === null) {
      const newest = this.#newest;
      this.#freshness = this.#changes.map((change) => 2 ** ((change - newest) / HALF_LIFE));
    }
    return this.#freshness;
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

  /** The numbers of all digests, ascending. */
  get numbers(): NumberSet {
    this.#everyNumber ??= Uint32Array.from(this.#byNumber.keys()).sort();
    return this.#everyNumber;
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

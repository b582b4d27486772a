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

const SMALLEST = 256;

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

/**
 * The facts of all digests in memory; after a change only what changed is read again. What ranking needs is read
 * first, and the rest when filters or facets ask for it.
 */
export class DigestFacts {
  readonly #database: Database;
  readonly #byNumber = new Map<number, DigestFact>();
  /** The generation up to which `#byNumber` was read, -1 for none. */
  #detailed = -1;
  #current = -1;
  #size = 0;
  #sumOfTerms = 0;
  #sumOfLengths = 0;
  #highest = 0;
  #newest = 0;
  #known = new Uint8Array(SMALLEST);
  #terms = new Uint32Array(SMALLEST);
  #lengths = new Float64Array(SMALLEST);
  #changes = new Float64Array(SMALLEST);
  #freshness: Float64Array | null = null;
  #scores = new Float64Array();
  #numbers: NumberSet | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param known the generation that was read last, -1 for none; @param current the one to read up to */
  refresh(known: number, current: number): void {
    // A number that went back was rolled back: nothing that was read after it can be trusted.
    const since = known > current ? -1 : known;
    if (since < 0) {
      this.#byNumber.clear();
      this.#detailed = -1;
      for (let number = 0; number <= this.#highest; number++) {
        this.#forget(number);
      }
    }
    for (const [number] of this.#database.rows<[number]>(
      'SELECT number FROM digest_removed WHERE changed > ?',
      since,
    )) {
      this.#forget(number);
      this.#byNumber.delete(number);
    }
    for (const [number, updatedAt, terms, length] of this.#database.rows<[number, number, number, number]>(
      'SELECT number, updated_at, terms, length FROM digest_fact WHERE changed > ?',
      since,
    )) {
      this.#forget(number);
      this.#note(number, updatedAt, terms, length);
    }
    this.#current = current;
    this.#numbers = null;
    this.#freshness = null;
  }

  /** Reads what filters and facets need. @returns whether it was missing */
  readAhead(): boolean {
    if (this.#detailed === this.#current) {
      return false;
    }
    const rows = this.#database.rows<Row>(
      `SELECT number, id, updated_at, terms, length, status, from_at, to_at, content, chats, tags, people
         FROM digest_fact WHERE changed > ?`,
      this.#detailed,
    );
    for (const row of rows) {
      this.#byNumber.set(row[0], new StoredFact(row));
    }
    this.#detailed = this.#current;
    return true;
  }

  /** Weighted terms of each digest, by number; 0 for numbers that are no digest's. */
  get lengths(): Float64Array {
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

  /** Zero for every digest, by number: one array for all queries, valid until the next call. */
  freshScores(): Float64Array {
    if (this.#scores.length === this.#highest + 1) {
      this.#scores.fill(0);
    } else {
      this.#scores = new Float64Array(this.#highest + 1);
    }
    return this.#scores;
  }

  get size(): number {
    return this.#size;
  }

  /** The highest number a digest may have: the size of arrays by number, less one. */
  get highest(): number {
    return this.#highest;
  }

  get(number: number): DigestFact | undefined {
    this.readAhead();
    return this.#byNumber.get(number);
  }

  /** The numbers of all digests, ascending. */
  get numbers(): NumberSet {
    if (this.#numbers === null) {
      const numbers = new Uint32Array(this.#size);
      let count = 0;
      for (let number = 0; number <= this.#highest; number++) {
        if (this.#known[number] === 1) {
          numbers[count++] = number;
        }
      }
      this.#numbers = numbers;
    }
    return this.#numbers;
  }

  all(): Iterable<DigestFact> {
    this.readAhead();
    return this.#byNumber.values();
  }

  /** Weighted terms in a digest on average; 1 at least. */
  get averageLength(): number {
    return Math.max(1, this.#sumOfLengths / Math.max(1, this.#size));
  }

  /** What a term weighs on average: 1 where all stand in fields of weight 1. */
  get averageWeight(): number {
    return this.#sumOfTerms === 0 ? 1 : this.#sumOfLengths / this.#sumOfTerms;
  }

  #note(number: number, updatedAt: number, terms: number, length: number): void {
    this.#reserve(number + 1);
    this.#known[number] = 1;
    this.#changes[number] = updatedAt;
    this.#terms[number] = terms;
    this.#lengths[number] = length;
    this.#size++;
    this.#sumOfTerms += terms;
    this.#sumOfLengths += length;
    this.#highest = Math.max(this.#highest, number);
    this.#newest = Math.max(this.#newest, updatedAt);
  }

  #forget(number: number): void {
    if (this.#known[number] === 1) {
      this.#size--;
      this.#sumOfTerms -= this.#terms[number] ?? 0;
      this.#sumOfLengths -= this.#lengths[number] ?? 0;
      this.#known[number] = 0;
      this.#changes[number] = 0;
      this.#terms[number] = 0;
      this.#lengths[number] = 0;
    }
  }

  #reserve(size: number): void {
    if (size > this.#known.length) {
      const room = Math.max(size, this.#known.length * 2);
      this.#known = enlarged(this.#known, new Uint8Array(room));
      this.#terms = enlarged(this.#terms, new Uint32Array(room));
      this.#lengths = enlarged(this.#lengths, new Float64Array(room));
      this.#changes = enlarged(this.#changes, new Float64Array(room));
    }
  }
}

function enlarged<Numbers extends { set(from: Numbers): void }>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

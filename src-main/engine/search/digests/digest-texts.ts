import type { Database } from '../../library/index.ts';
import { packed, unpacked } from '../packed.ts';
import { type DigestField, digestFields } from '../schema.ts';

/** A digest as the index keeps it: what snippets and checks are made from. */
export interface StoredDigest extends Record<DigestField, string> {
  readonly number: number;
  readonly id: string;
  readonly external_id: string | null;
  readonly updated_at: number;
}

/** Fields that are kept together, deflated: they are two thirds as long then. */
const packedFields = digestFields.filter((field) => field !== 'title' && field !== 'tags');

interface Row {
  readonly number: number;
  readonly id: string;
  readonly external_id: string | null;
  readonly updated_at: number;
  readonly title: string;
  readonly tags: string;
  readonly texts: Uint8Array;
}

/** Digests remembered: while a query is being typed, the same are read again. */
const MOST_KNOWN = 256;

/** The texts of the digests. */
export class DigestTexts {
  readonly #database: Database;
  readonly #known = new Map<number, StoredDigest>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Call when digests changed. */
  clear(): void {
    this.#known.clear();
  }

  /** @returns the number of the digest, one that no digest ever had */
  add(digest: Omit<StoredDigest, 'number'>): number {
    const { lastInsertRowid } = this.#database.run(
      'INSERT INTO digest_text (id, external_id, updated_at, title, tags, texts) VALUES (?, ?, ?, ?, ?, ?)',
      digest.id,
      digest.external_id,
      digest.updated_at,
      digest.title,
      digest.tags,
      packed(Buffer.from(JSON.stringify(packedFields.map((field) => digest[field])))),
    );
    return lastInsertRowid;
  }

  remove(number: number): void {
    this.#database.run('DELETE FROM digest_text WHERE number = ?', number);
  }

  /** @throws {QunshuError} `library-damaged` */
  get(number: number): StoredDigest | undefined {
    let digest = this.#known.get(number);
    if (digest === undefined) {
      const row = this.#database.get<Row>('SELECT * FROM digest_text WHERE number = ?', number);
      if (row === undefined) {
        return undefined;
      }
      digest = digestOf(row);
      if (this.#known.size === MOST_KNOWN) {
        this.#known.clear();
      }
      this.#known.set(number, digest);
    }
    return digest;
  }

  numberOf(id: string): number | undefined {
    return this.#database.get<{ number: number }>('SELECT number FROM digest_text WHERE id = ?', id)?.number;
  }

  ids(): string[] {
    return this.#database.all<{ id: string }>('SELECT id FROM digest_text').map(({ id }) => id);
  }

  /** Titles and tags of the digests changed last. */
  headings(most: number): { title: string; tags: string }[] {
    return this.#database.all('SELECT title, tags FROM digest_text ORDER BY updated_at DESC LIMIT ?', most);
  }
}

function digestOf({ texts, ...row }: Row): StoredDigest {
  const stored = JSON.parse(unpacked(texts).toString()) as string[];
  const fields = Object.fromEntries(packedFields.map((field, place) => [field, stored[place] ?? '']));
  return { ...row, ...fields } as StoredDigest;
}

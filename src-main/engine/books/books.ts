import { isDeepStrictEqual } from 'node:util';
import {
  type Book,
  type BookCard,
  type BookLanguage,
  type BookOutline,
  type BookPart,
  type BookSource,
  QunshuError,
} from '../../contract/index.ts';
import type { DigestSummary } from '../digests/index.ts';
import type { BookDocuments } from './documents.ts';
import { digestsForBook, proposeChapters } from './proposal.ts';
import { proposeByTopics } from './topics.ts';
import { bookWording } from './wording.ts';

export interface BooksOptions {
  readonly documents: BookDocuments;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly newId: () => string;
}

/** What a book is proposed from, and how its searches are answered: with ids of digests. */
export interface BookPlan {
  readonly source: BookSource;
  readonly find: (query: string) => ReadonlySet<string>;
}

/** The library's books: outlines of digests and the author's own text. Behaviour: SPEC.md. */
export class Books {
  readonly #documents: BookDocuments;
  readonly #clock: () => number;
  readonly #newId: () => string;

  constructor(options: BooksOptions) {
    this.#documents = options.documents;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  /** A book with one part without a name and without chapters. */
  create(title: string, language: BookLanguage): Book {
    return this.#kept(this.#new(title, language, this.#onePart([])));
  }

  /**
   * A book proposed from the tags of digests, or by a plan, kept in the library.
   *
   * @throws {QunshuError} `book-empty` when there is no digest to put into it
   */
  createAuto(digests: readonly DigestSummary[], language: BookLanguage, title?: string, plan?: BookPlan): Book {
    return this.#kept(this.propose(digests, language, title, plan));
  }

  /** The book that `createAuto` would keep: for building it once. */
  propose(digests: readonly DigestSummary[], language: BookLanguage, title?: string, plan?: BookPlan): Book {
    const name = title ?? bookWording[language].bookTitle;
    const found = plan?.source.kind === 'search' ? plan.find(plan.source.query) : null;
    const chosen = digestsForBook(digests.filter(({ id }) => found === null || found.has(id)));
    if (chosen.length === 0) {
      throw new QunshuError('book-empty', { title: name });
    }
    const newId = this.#newId;
    const parts =
      plan?.source.kind === 'topics'
        ? proposeByTopics(chosen, plan.source.outline, { language, find: plan.find, newId })
        : this.#onePart(proposeChapters(chosen, language, newId));
    return this.#new(name, language, parts);
  }

  /** @throws {QunshuError} `not-found`. */
  get(id: string): Book {
    return this.#documents.get(id);
  }

  /** Last changed first. */
  list(): BookCard[] {
    return this.#documents.list().sort((one, other) => other.updatedAt - one.updatedAt || (one.id < other.id ? -1 : 1));
  }

  /**
   * Replaces the outline; the same outline again changes nothing.
   *
   * @throws {QunshuError} `not-found`, `revision-conflict`.
   */
  save({ id, expectedVersion, outline }: { id: string; expectedVersion: number; outline: BookOutline }): Book {
    const book = this.#documents.get(id);
    if (book.version !== expectedVersion) {
      throw new QunshuError('revision-conflict', { title: book.outline.title, version: book.version });
    }
    if (isDeepStrictEqual(book.outline, outline)) {
      return book;
    }
    const next = { ...book, outline, version: book.version + 1, updatedAt: this.#clock() };
    this.#documents.save(next);
    return next;
  }

  /** @throws {QunshuError} `not-found`. */
  delete(id: string): void {
    this.#documents.delete(id);
  }

  #onePart(chapters: BookPart['chapters']): BookPart[] {
    return [{ id: this.#newId(), title: '', chapters }];
  }

  #new(title: string, language: BookLanguage, parts: BookPart[]): Book {
    const now = this.#clock();
    return {
      schemaVersion: 1,
      id: this.#newId(),
      outline: { title, subtitle: '', authors: [], language, preface: '', creditPolicy: 'as-chosen', parts },
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
  }

  #kept(book: Book): Book {
    this.#documents.save(book);
    return book;
  }
}

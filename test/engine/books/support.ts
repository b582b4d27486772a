import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Book,
  type BookChapter,
  type BookOutline,
  type Digest,
  type DigestContent,
  type Member,
  QunshuError,
} from '../../../src-main/contract/index.ts';
import { Books, bookDocuments, compileManuscript, type Manuscript } from '../../../src-main/engine/books/index.ts';
import { DocumentFolder, standardTemplate } from '../../../src-main/engine/library/index.ts';
import { ankiContent, member, start, temporaryFolder } from '../digests/support.ts';

/** Books in real files, with a clock that only the test moves. */
export function openBooks(folder = temporaryFolder()) {
  const clock = { now: start };
  let ids = 0;
  const documents = new DocumentFolder({ ...bookDocuments, folder, cache: null, readOnly: false });
  const books = new Books({ documents, clock: () => clock.now, newId: () => `id-${++ids}` });
  return { books, clock, folder };
}

export const people: Member[] = [
  member('m-he', '何佳宁'),
  member('m-zhou', '周亦安', { alias: '卡片侠' }),
  member('m-chen', '陈默言', { credit: 'alias', alias: '统计侠' }),
  member('m-lau', 'Kevin Lau', { credit: 'anonymous', aliases: ['凯文'] }),
];

export function digest(id: string, content: DigestContent, more: Partial<Digest> = {}): Digest {
  return {
    ...{ schemaVersion: 1, id, status: 'published', content, chatIds: [], threadIds: [], seenMessageIds: [] },
    ...{ discussedFrom: null, discussedTo: null, createdAt: start, updatedAt: start, publishedAt: start },
    ...{ version: 1, revisions: [] },
    ...more,
  };
}

export function chapter(id: string, title: string, digestIds: string[], texts: string[] = []): BookChapter {
  return {
    id,
    title,
    entries: [
      ...digestIds.map((digestId) => ({ kind: 'digest' as const, digestId })),
      ...texts.map((markdown) => ({ kind: 'text' as const, markdown })),
    ],
  };
}

export function book(outline: Partial<BookOutline>): Book {
  return {
    schemaVersion: 1,
    id: 'book-1',
    outline: {
      ...{ title: '拾光集', subtitle: '', authors: [], language: 'zh-Hans', preface: '', creditPolicy: 'as-chosen' },
      parts: [],
      ...outline,
    },
    createdAt: start,
    updatedAt: start,
    version: 1,
  };
}

/** A book with a chapter for each list of digests. */
export function bookOf(digests: Digest[], outline: Partial<BookOutline> = {}): Book {
  const ids = digests.map(({ id }) => id);
  return book({ parts: [{ id: 'p-1', title: '', chapters: [chapter('c-1', '记忆', ids)] }], ...outline });
}

export function compile(subject: Book, digests: Digest[], members = people): Manuscript {
  const digestOf = (id: string) => {
    const found = digests.find((one) => one.id === id);
    if (found === undefined) {
      throw new QunshuError('not-found', { what: 'digest', id });
    }
    return found;
  };
  return compileManuscript(subject, { digestOf, members, templates: [standardTemplate] });
}

export const anki = digest('d-anki', ankiContent);

/** A library's folder with one picture among its assets, and files that must never leave it. */
export function libraryFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', '0a1b.png'), 'picture');
  writeFileSync(join(folder, 'members.json'), 'secret');
  return folder;
}

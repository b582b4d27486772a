import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { Database } from '../../src-main/engine/library/index.ts';
import { type DigestDocument, SearchIndex } from '../../src-main/engine/search/index.ts';
import { MessageStore } from '../support/message-store.ts';

/** One way to find digests. */
interface Contender {
  add(documents: readonly DigestDocument[]): void;
  /** Ids of the best ten, best first. */
  search(text: string): string[];
  close?(): void;
}

const BEST = 10;

const textOf = ({ title, ask, background, answers, discussion, conclusion, tags }: DigestDocument): string =>
  [title, ask, tags.join(' '), conclusion, answers, background, discussion].join('\n');

/** What Qunshu is compared with, each as it comes out of the box: by name. */
export const contenders: Readonly<Record<string, () => Contender>> = {
  Qunshu: qunshu,
  'FTS5 (unicode61)': () => rawFts5('unicode61'),
  'FTS5 (trigram)': () => rawFts5('trigram'),
  MiniSearch: () => miniSearch(),
  'MiniSearch (pairs)': () => miniSearch(wordsAndPairs),
  'FlexSearch (CJK)': flexSearch,
  'fuse.js': fuse,
};

function qunshu(): Contender {
  const { database, close } = temporaryDatabase();
  const index = new SearchIndex(database, new MessageStore(), () => performance.now());
  return {
    add: (documents) => index.indexDigests(documents),
    search: (query) => index.query({ query, in: 'digests', limit: BEST }).hits.map(({ id }) => id),
    close,
  };
}

/** SQLite's own tokenizers and BM25; every word of the query between quotation marks, any of them will do. */
function rawFts5(tokenizer: 'unicode61' | 'trigram'): Contender {
  const { database, close } = temporaryDatabase();
  database.exec(`CREATE VIRTUAL TABLE document USING fts5(id UNINDEXED, text, tokenize = '${tokenizer}')`);
  return {
    add: (documents) =>
      database.transaction(() => {
        for (const document of documents) {
          database.run('INSERT INTO document (id, text) VALUES (?, ?)', document.id, textOf(document));
        }
      }),
    search: (text) => {
      const words = text.split(/\s+/).filter((word) => word !== '');
      const expression = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
      return database
        .all<{ id: string }>('SELECT id FROM document WHERE document MATCH ? ORDER BY rank LIMIT ?', expression, BEST)
        .map(({ id }) => id);
    },
    close,
  };
}

function miniSearch(tokenize?: (text: string) => string[]): Contender {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'], ...(tokenize && { tokenize }) });
  return {
    add: (documents) => index.addAll(documents.map((document) => ({ id: document.id, text: textOf(document) }))),
    search: (text) =>
      index
        .search(text)
        .slice(0, BEST)
        .map(({ id }) => String(id)),
  };
}

/** Words, and pairs of neighbours of Chinese: what users of such libraries add to them first. */
function wordsAndPairs(text: string): string[] {
  return (text.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const isChinese = /\p{Script=Han}/u.test(word) && word.length > 1;
    return isChinese ? Array.from({ length: word.length - 1 }, (_, place) => word.slice(place, place + 2)) : [word];
  });
}

function flexSearch(): Contender {
  const index = new flexsearch.Index({ encoder: flexsearch.Charset.CJK, context: true });
  const ids: string[] = [];
  return {
    add: (documents) => {
      for (const document of documents) {
        index.add(ids.push(document.id) - 1, textOf(document));
      }
    },
    search: (text) =>
      [...index.search(text, { limit: BEST, suggest: true })].map((number) => ids[Number(number)] ?? ''),
  };
}

function fuse(): Contender {
  const index = new Fuse<{ id: string; text: string }>([], { keys: ['text'], ignoreLocation: true });
  return {
    add: (documents) => {
      for (const document of documents) {
        index.add({ id: document.id, text: textOf(document) });
      }
    },
    search: (text) => index.search(text, { limit: BEST }).map(({ item }) => item.id),
  };
}

function temporaryDatabase(): { database: Database; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-contender-'));
  const database = new Database(join(folder, 'index.sqlite'));
  return {
    database,
    close() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Database } from '../../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../../src-main/engine/search/index.ts';
import { MessageStore } from '../../support/message-store.ts';
import { digest, idsOf, indexOf } from './library.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-search-'));
  folders.push(folder);
  return join(folder, 'index.sqlite');
}

const clock = () => 0;

describe('SEARCH-19 a derived index', () => {
  it('is still there when opened again, and says where to go on', () => {
    const path = databaseFile();
    const store = new MessageStore();
    store.add(['量化模型', 'second message']);
    const first = new Database(path);
    const written = new SearchIndex(first, store, clock);
    expect(written.lastIndexedSeq()).toBe(0);
    written.indexMessages(store.rows());
    written.indexDigest(digest('d1', { title: '量化' }));
    first.close();

    store.add(['third 量化']);
    const second = new Database(path);
    const index = new SearchIndex(second, store, clock);
    expect(index.lastIndexedSeq()).toBe(2);
    expect(idsOf(index.query({ query: '量化' }))).toEqual(['d1', 'm1']);
    index.indexMessages(store.rows(index.lastIndexedSeq()));
    expect(idsOf(index.query({ query: '量化' })).sort()).toEqual(['d1', 'm1', 'm3']);
    second.close();
  });

  it('starts empty when it is of another version', () => {
    const path = databaseFile();
    const store = new MessageStore();
    store.add(['量化模型']);
    const first = new Database(path);
    new SearchIndex(first, store, clock).indexMessages(store.rows());
    first.run("UPDATE search_state SET value = 999 WHERE key = 'version'");
    first.close();
    const second = new Database(path);
    const index = new SearchIndex(second, store, clock);
    expect(index.lastIndexedSeq()).toBe(0);
    expect(index.query({ query: '量化' }).total).toBe(0);
    second.close();
  });

  it('leaves the tables of others alone', () => {
    const database = new Database(':memory:');
    database.exec('CREATE TABLE thread (id TEXT); INSERT INTO thread VALUES (1)');
    const index = new SearchIndex(database, new MessageStore(), clock);
    index.clear();
    expect(database.all('SELECT id FROM thread')).toHaveLength(1);
  });

  it('can be searched read-only', () => {
    const path = databaseFile();
    const store = new MessageStore();
    store.add(['量化模型']);
    const writable = new Database(path);
    new SearchIndex(writable, store, clock).indexMessages(store.rows());
    writable.close();
    const database = new Database(path, { readOnly: true });
    expect(idsOf(new SearchIndex(database, store, clock).query({ query: '量化' }))).toEqual(['m1']);
    database.close();
  });

  it('is searched as empty when it is read-only and not ours', () => {
    const path = databaseFile();
    new Database(path).close();
    const database = new Database(path, { readOnly: true });
    const result = new SearchIndex(database, new MessageStore(), clock).query({ query: 'anything' });
    expect(result).toMatchObject({ total: 0, hits: [], suggestion: null, complete: true });
    database.close();
  });
});

describe('SEARCH-20 what changes', () => {
  it('indexes in the caller’s transaction, and leaves nothing of what is rolled back', () => {
    const { database, store, index, search } = indexOf(['first 量化']);
    store.add(['second 量化']);
    database.begin();
    index.indexMessages(store.rows(1));
    index.indexDigest(digest('d1', { title: '量化' }));
    expect(idsOf(search('量化')).sort()).toEqual(['d1', 'm1', 'm2']);
    database.rollback();
    expect(idsOf(search('量化'))).toEqual(['m1']);
    expect(index.lastIndexedSeq()).toBe(1);
  });

  it('leaves nothing when reading the messages fails', () => {
    const { store, index, search } = indexOf(['first 量化']);
    store.add(['second 量化', 'third 量化']);
    const failing = function* () {
      yield* store.rows(1);
      throw new Error('unreadable');
    };
    expect(() => index.indexMessages(failing())).toThrow('unreadable');
    expect(idsOf(search('量化'))).toEqual(['m1']);
    index.indexMessages(store.rows(1));
    expect(idsOf(search('量化')).sort()).toEqual(['m1', 'm2', 'm3']);
  });

  it('takes messages bit by bit through a writer', () => {
    const { store, index, search } = indexOf(['first 量化']);
    store.add(['second 量化', 'third 量化']);
    const writer = index.messageWriter();
    for (const row of store.rows(1)) {
      writer.add(row);
      expect(idsOf(search('量化'))).toEqual(['m1']);
      expect(index.lastIndexedSeq()).toBe(1);
    }
    writer.finish();
    expect(search('量化').total).toBe(3);
    expect(index.lastIndexedSeq()).toBe(3);
  });

  it('forgets what a writer abandons', () => {
    const { store, index, search } = indexOf(['first 量化']);
    store.add(['second 量化']);
    const writer = index.messageWriter();
    for (const row of store.rows(1)) {
      writer.add(row);
    }
    writer.abandon();
    writer.finish();
    expect(search('量化').total).toBe(1);
    expect(index.lastIndexedSeq()).toBe(1);
  });

  it('finds removed messages no more', () => {
    const { index, search } = indexOf(['one 量化', 'two 量化', 'three 量化']);
    index.removeMessages([2]);
    expect(idsOf(search('量化')).sort()).toEqual(['m1', 'm3']);
    expect(search('量化').total).toBe(2);
    expect(search('two').total).toBe(0);
  });

  it('finds messages that are gone from the archive no more', () => {
    const { store, search } = indexOf(['one 量化', 'two 量化']);
    store.remove(1);
    expect(idsOf(search('量化'))).toEqual(['m2']);
    expect(search('量化').total).toBe(1);
  });

  it('replaces a message that is indexed again, also one that was removed', () => {
    const { store, index, search } = indexOf(['old words', 'other']);
    index.removeMessages([1, 2]);
    store.put(1, 'new words', 1_700_000_000_000);
    index.indexMessages([...store.rows()].slice(0, 1));
    expect(idsOf(search('words'))).toEqual(['m1']);
    expect(idsOf(search('new'))).toEqual(['m1']);
    expect(search('old').total).toBe(0);
    expect(search('other').total).toBe(0);
    expect(index.lastIndexedSeq()).toBe(2);
  });

  it('replaces and removes digests', () => {
    const { index, search } = indexOf([], [digest('d1', { title: 'old title' }), digest('d2', { title: 'other' })]);
    index.indexDigest(digest('d1', { title: 'new title', externalId: 'x1' }));
    expect(search('old').total).toBe(0);
    expect(search('new').hits[0]).toMatchObject({ id: 'd1', externalId: 'x1' });
    index.removeDigest('d2');
    index.removeDigest('never there');
    expect(search('other').total).toBe(0);
    expect(index.digestIds()).toEqual(['d1']);
  });

  it('passes over system and recalled messages, and is complete all the same', () => {
    const store = new MessageStore();
    store.add([
      { text: 'Alice joined', kind: 'system' },
      { text: 'Alice wrote' },
      { text: 'Alice recalled', kind: 'recalled' },
    ]);
    const index = new SearchIndex(new Database(':memory:'), store, clock);
    index.indexMessages(store.rows());
    expect(idsOf(index.query({ query: 'alice' }))).toEqual(['m2']);
    expect(index.lastIndexedSeq()).toBe(3);
    expect(index.query({ query: 'alice' }).complete).toBe(true);
  });

  it('starts over after clear', () => {
    const { index, search, store } = indexOf(['量化'], [digest('d1', { title: '量化' })]);
    index.clear();
    expect(search('量化').total).toBe(0);
    expect(index.lastIndexedSeq()).toBe(0);
    index.indexMessages(store.rows());
    expect(idsOf(search('量化'))).toEqual(['m1']);
  });

  it('keeps messages of many imports, in whatever order they come', () => {
    const texts = Array.from({ length: 60 }, (_, number) => `message ${number} 量化 part${number % 3}`);
    const { index, store, search } = indexOf([]);
    store.add(texts);
    const rows = [...store.rows()];
    for (let start = 0; start < rows.length; start += 3) {
      index.indexMessages(rows.slice(start, start + 3).reverse());
    }
    index.removeMessages([10, 20]);
    index.indexMessages(rows.slice(0, 5));
    expect(search('量化', 'messages', 100).total).toBe(58);
    expect(search('part1', 'messages', 100).total).toBe(19);
    expect(idsOf(search('"message 42"', 'messages', 100))).toEqual(['m43']);
  });

  it('refuses numbers that are none', () => {
    const { index } = indexOf([]);
    const row = { text: 'x', kind: 'text', sentAt: 0 } as const;
    expect(() => index.indexMessages([{ ...row, seq: -1 }])).toThrow(RangeError);
    expect(() => index.indexMessages([{ ...row, seq: 2 ** 31 }])).toThrow(RangeError);
    expect(() => index.indexMessages([{ ...row, seq: 1.5 }])).toThrow(RangeError);
  });
});

describe('SEARCH-15 ranking of messages', () => {
  it('puts words side by side over words apart', () => {
    const { search } = indexOf([
      'memory is one thing and quite another is the leak in my roof',
      'there is a memory leak in the new version of this thing',
    ]);
    expect(idsOf(search('memory leak'))).toEqual(['m2', 'm1']);
  });

  it('puts newer messages over older ones of the same words', () => {
    const { search } = indexOf(['the same words', 'the same words', 'the same words']);
    expect(idsOf(search('same words'))).toEqual(['m3', 'm2', 'm1']);
  });

  it('goes by time, not by order of import', () => {
    const store = new MessageStore();
    store.add([
      { text: '一模一样的话', at: Date.UTC(2024, 5, 1) },
      { text: '一模一样的话', at: Date.UTC(2020, 5, 1) },
    ]);
    const index = new SearchIndex(new Database(':memory:'), store, clock);
    index.indexMessages(store.rows());
    expect(idsOf(index.query({ query: '一模一样' }))).toEqual(['m1', 'm2']);
  });

  it('puts a message that says something over one that is only the word', () => {
    const { search } = indexOf(['显存不够的话可以用量化模型，速度也会快一些', '量化']);
    expect(idsOf(search('量化'))).toEqual(['m1', 'm2']);
  });

  it('puts whole words over beginnings of words', () => {
    const { search } = indexOf(['the git command line is my favourite', 'the github web page is my favourite']);
    expect(idsOf(search('git'))).toEqual(['m1', 'm2']);
  });

  it('finds the best of more matches than are read', () => {
    const texts = Array.from({ length: 3000 }, (_, number) => `的 filler ${number} words to make it long enough`);
    texts[1500] = '的 needle words to make it long enough for once';
    const { search } = indexOf(texts);
    const result = search('的', 'messages', 1000);
    expect(result.total).toBe(3000);
    expect(new Set(idsOf(result)).size).toBe(1000);
    expect(idsOf(search('的 needle'))).toEqual(['m1501']);
  });
});

describe('SEARCH-21 and SEARCH-22', () => {
  it('counts all, shows what is asked for', () => {
    const { index } = indexOf(Array.from({ length: 250 }, (_, number) => `量化 ${number}`));
    const page = index.query({ query: '量化', limit: 10, offset: 240 });
    expect(page.total).toBe(250);
    expect(page.hits).toHaveLength(10);
    expect(index.query({ query: '量化', limit: 10, offset: 250 }).hits).toEqual([]);
  });

  it('counts only what holds the phrase', () => {
    const { search } = indexOf([...Array.from({ length: 150 }, () => '化量 型模 量化 化模 模型'), '量化模型']);
    expect(search('量化模型').total).toBe(1);
    expect(search('"化模 量化"').total).toBe(0);
    expect(search('"型模 量化"').total).toBe(150);
  });

  it('says when the archive has more than the index', () => {
    const { store, search } = indexOf(['one']);
    expect(search('one').complete).toBe(true);
    store.add(['two']);
    expect(search('one').complete).toBe(false);
  });

  it('tells the time it took', () => {
    let now = 0;
    const store = new MessageStore();
    const index = new SearchIndex(new Database(':memory:'), store, () => {
      now += 7;
      return now;
    });
    expect(index.query({ query: 'x' }).tookMs).toBe(7);
  });
});

describe('SEARCH-16 and SEARCH-17 what is shown of a message', () => {
  it('tells who, where and when', () => {
    const [hit] = indexOf(['量化模型']).search('量化').hits;
    expect(hit).toMatchObject({
      kind: 'message',
      id: 'm1',
      snippet: '量化模型',
      highlights: [[0, 2]],
      sender: 'sender 1',
      chatId: 'c1',
      chatName: 'Chat',
      at: 1_700_000_060_000,
    });
  });

  it('shows long messages from shortly before the place where most was found', () => {
    const filler = '这是一段很长的没有什么关系的话。'.repeat(20);
    const [hit] = indexOf([`量化。${filler}\n第二段：量化模型的速度。\n${filler}`]).search('量化 速度').hits;
    expect(hit?.snippet).toContain('第二段：量化模型的速度。');
    expect(hit?.snippet).not.toContain('\n');
    expect(hit?.snippet.startsWith('…') && hit.snippet.endsWith('…')).toBe(true);
    expect(hit?.highlights.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['量化', '速度']);
  });

  it.each<[what: string, text: string, query: string, snippet: string, highlights: [number, number][]]>([
    [
      'from the beginning what stands near it',
      `${'前'.repeat(59)}。量化${'后'.repeat(200)}`,
      '量化',
      `${'前'.repeat(59)}。量化${'后'.repeat(138)}…`,
      [[60, 62]],
    ],
    [
      'a text that is short enough from its sentence on, where what was found stands late',
      `${'前'.repeat(70)}。先装驱动，再看量化！${'后'.repeat(20)}`,
      '量化',
      `…先装驱动，再看量化！${'后'.repeat(20)}`,
      [[8, 10]],
    ],
    [
      'the first sentence of those that begin shortly before',
      `${'前'.repeat(70)}？第一句。第二句。量化`,
      '量化',
      '…第一句。第二句。量化',
      [[9, 11]],
    ],
    [
      'a word, where no sentence begins shortly before',
      `${'something '.repeat(12)}about quantization here`,
      'quantization',
      `…${'something '.repeat(3)}about quantization here`,
      [[37, 49]],
    ],
    [
      'so many characters, where neither begins',
      `${'前'.repeat(100)}量化${'后'.repeat(300)}`,
      '量化',
      `…${'前'.repeat(40)}量化${'后'.repeat(158)}…`,
      [[41, 43]],
    ],
  ])('shows %s', (_what, text, query, snippet, highlights) => {
    const [hit] = indexOf([text]).search(query).hits;
    expect(hit?.snippet).toBe(snippet);
    expect(hit?.highlights).toEqual(highlights);
  });

  it('cuts no character in two', () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = `${'x'.repeat(shift)}${'😀'.repeat(200)}量化${'😀'.repeat(200)}`;
      const [hit] = indexOf([text]).search('量化').hits;
      expect(hit?.snippet).toMatch(/^…(?:😀)*量化(?:😀)*…$/u);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { digest, idsOf, indexOf, type TestIndex } from './library.ts';

/** More messages than are read at once. */
const MESSAGES = 9_000;
const QUERIES = [
  'has:link',
  'by:"sender 3" number',
  'from:2023-11-20 before:2023-11-22',
  '-chat:Chat number',
  'has:link OR has:code 安装',
  'tag:安装',
  'instalation',
  '章三',
];

function library(): TestIndex {
  const texts = Array.from({ length: MESSAGES }, (_, number) =>
    number % 50 === 0 ? `安装 installation http://example.org/${number}` : `number ${number}`,
  );
  return indexOf(texts, [
    digest('d1', { title: '怎么安装', tags: ['安装', '张三'] }),
    digest('d2', { title: 'number two' }),
  ]);
}

function readAll({ index }: TestIndex): number {
  let pieces = 0;
  while (index.readAhead()) {
    pieces++;
  }
  return pieces;
}

function answers({ index }: TestIndex) {
  return QUERIES.map((query) => {
    const { tookMs: _, ...result } = index.query({ query, facets: true });
    return result;
  });
}

describe('SEARCH-37 reading ahead', () => {
  it('changes nothing in what is found', () => {
    const [ahead, behind] = [library(), library()];
    expect(readAll(ahead)).toBeGreaterThan(3);
    expect(answers(ahead)).toEqual(answers(behind));
    expect(answers(ahead)[0]?.total).toBe(MESSAGES / 50);
  });

  it('may be interrupted by a search', () => {
    const one = library();
    expect(one.index.readAhead()).toBe(true);
    expect(one.index.readAhead()).toBe(true);
    expect(one.index.readAhead()).toBe(true);
    expect(answers(one)).toEqual(answers(library()));
  });

  it('goes on with what came since, and ends', () => {
    const one = library();
    readAll(one);
    expect(one.index.readAhead()).toBe(false);
    one.store.add(['a last word with http://example.org']);
    one.index.indexMessages(one.store.rows(MESSAGES));
    one.index.indexDigest(digest('d3', { title: 'last', tags: ['安装'] }));
    expect(readAll(one)).toBeGreaterThan(0);
    expect(idsOf(one.search('tag:安装', 'digests')).sort()).toEqual(['d1', 'd3']);
    expect(idsOf(one.search('has:link last', 'messages'))).toEqual([`m${MESSAGES + 1}`]);
  });

  it('begins again with an archive that became shorter', () => {
    const one = library();
    readAll(one);
    for (let seq = 101; seq <= MESSAGES; seq++) {
      one.store.remove(seq);
    }
    one.index.clear();
    one.index.indexMessages(one.store.rows());
    readAll(one);
    expect(one.search('has:link', 'messages').total).toBe(2);
  });

  it('forgets digests that were removed or changed', () => {
    const one = library();
    readAll(one);
    one.index.removeDigest('d1');
    one.index.indexDigest(digest('d2', { title: 'number two', tags: ['安装'] }));
    expect(idsOf(one.search('tag:安装', 'digests'))).toEqual(['d2']);
    expect(one.search('怎么', 'digests').total).toBe(0);
    one.index.removeDigest('d2');
    expect(one.search('tag:安装', 'digests').total).toBe(0);
  });
});

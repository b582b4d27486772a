import { describe, expect, it } from 'vitest';
import { digest, idsOf, indexOf } from './library.ts';

const SAME = '请大家注意一下，周六晚上八点的分享会改到周日下午三点开始';

describe('SEARCH-28 messages under the digest that condenses them', () => {
  const library = indexOf(['量化会损失精度吗', '量化等级选 q4', 'x'], [digest('d1', { title: '量化' })]);
  library.store.condensed = new Map([['m1', ['d1']]]);

  it('stand there in a search of everything', () => {
    const result = library.search('量化');
    expect(idsOf(result)).toEqual(['d1', 'm2']);
    expect(result.hits[0]?.messages).toMatchObject([{ id: 'm1', snippet: '量化会损失精度吗', highlights: [[0, 2]] }]);
    expect(result.total).toBe(2);
  });

  it('stand by themselves in a search among messages', () => {
    expect(idsOf(library.search('量化', 'messages')).sort()).toEqual(['m1', 'm2']);
  });
});

describe('SEARCH-35 digests that were merged', () => {
  const library = indexOf(
    ['x'],
    [
      digest('whole', { title: '量化怎么选', ask: '量化等级', answers: '选 q4' }),
      digest('merged', { title: '量化', ask: '量化量化量化' }),
      digest('other', { title: '说说量化', answers: '量化以后精度会下降一点' }),
    ],
  );
  library.store.superseded = new Map([['merged', 'whole']]);

  it('stand under what they were merged into', () => {
    const { hits, total } = library.search('量化');
    expect(hits.map(({ id }) => id).sort()).toEqual(['other', 'whole']);
    expect(hits.find(({ id }) => id === 'whole')?.superseded).toEqual([{ id: 'merged', title: '量化' }]);
    expect(hits.find(({ id }) => id === 'other')).not.toHaveProperty('superseded');
    expect(total).toBe(2);
    expect(idsOf(library.search('量化', 'digests')).sort()).toEqual(['other', 'whole']);
  });

  it('come last and name it where it was not found', () => {
    library.store.superseded = new Map([['merged', 'elsewhere']]);
    const { hits } = library.search('量化');
    expect(hits.at(-1)).toMatchObject({ id: 'merged', supersededBy: 'elsewhere' });
    expect(hits).toHaveLength(3);
    expect(hits[0]).not.toHaveProperty('supersededBy');
    expect(library.index.similarToText('量化').map(({ id }) => id)).not.toContain('merged');
  });
});

describe('SEARCH-29 messages that say the same', () => {
  const library = indexOf([SAME, `${SAME}！`, '分享会', '分享会']);

  it('fold into the best of them', () => {
    const result = library.search('分享会');
    expect(result.hits.filter(({ alike }) => alike === 1)).toHaveLength(1);
    expect(result.hits).toHaveLength(3);
    expect(result.total).toBe(3);
  });

  it('stay apart where they are short', () => {
    expect(idsOf(library.search('分享会'))).toEqual(expect.arrayContaining(['m3', 'm4']));
  });
});

describe('SEARCH-29 digests that say the same', () => {
  const ask = '显卡只有八个吉，量化到哪一级才放得下？';
  const answers =
    '七十亿参数的模型用 q4_k_m 要四个多吉，上下文再占一两个吉，所以放得下；十三的就紧了，要把一部分层留在内存里。';
  const digests = [
    digest('d1', { title: '八吉显存放得下什么', ask, answers, updatedAt: 3 }),
    digest('d2', { title: '显存八吉够不够', ask, answers: `${answers}！`, updatedAt: 2 }),
    digest('d3', {
      title: '显存不够怎么办',
      ask,
      answers: '分层卸载到内存，慢一些，但是能跑，显存和内存加起来够大就行，先试小的。',
    }),
    digest('d4', { title: '显存' }),
    digest('d5', { title: '显存' }),
  ];

  it('fold into the best of them, with the messages they condense', () => {
    const library = indexOf(['我的显存只有八个吉'], digests);
    library.store.condensed = new Map([['m1', ['d1', 'd2']]]);
    const result = library.search('显存');
    const [first] = result.hits.filter(({ alike }) => alike !== undefined);
    expect(first?.alike).toBe(1);
    expect(['d1', 'd2']).toContain(first?.id);
    expect(first?.messages).toMatchObject([{ id: 'm1' }]);
    expect(idsOf(result).sort()).toEqual([first?.id, 'd3', 'd4', 'd5'].sort());
    expect(result.total).toBe(4);
  });

  it('stay apart in a search among digests', () => {
    expect(indexOf([], digests).search('显存', 'digests').hits).toHaveLength(5);
  });
});

describe('SEARCH-30 people and books', () => {
  const { search } = indexOf(['群书真好用']);

  it('are named beside the hits', () => {
    expect(search('群书').named).toEqual([{ kind: 'book', id: 'b1', title: '群书手册', titleHighlights: [[0, 2]] }]);
    expect(search('sender 3').named).toMatchObject([{ kind: 'person', id: 'p3' }]);
  });

  it('are left out where only digests or messages, or filters, are asked for', () => {
    expect(search('群书', 'messages').named).toEqual([]);
    expect(search('群书 has:link').named).toEqual([]);
  });
});

describe('SEARCH-31 facets', () => {
  const { index } = indexOf(
    ['ollama one', 'ollama two', 'three'],
    [
      digest('d1', { title: 'ollama', tags: ['a', 'b'], contributors: ['张三'], chatIds: ['c1'] }),
      digest('d2', { title: 'ollama', tags: ['a'], updatedAt: 1_690_000_000_000 }),
    ],
  );

  it('count all that was found', () => {
    const { facets } = index.query({ query: 'ollama', facets: true, limit: 1 });
    expect(facets?.tags).toEqual([
      { value: 'a', count: 2 },
      { value: 'b', count: 1 },
    ]);
    expect(facets?.people.map(({ value }) => value).sort()).toEqual(['sender 1', 'sender 2', '张三']);
    expect(facets?.chats).toEqual([{ value: 'Chat', count: 3 }]);
    expect(facets?.months).toEqual([
      { value: '2023-07', count: 1 },
      { value: '2023-11', count: 3 },
    ]);
  });

  it('are there only when asked for', () => {
    expect(index.query({ query: 'ollama' }).facets).toBeNull();
  });
});

describe('SEARCH-32 digests like one another', () => {
  const { index } = indexOf(
    [],
    [
      digest('q4', { title: '如何选择量化等级', answers: 'q4_k_m 精度损失很小，显存不够就用它' }),
      digest('again', { title: '量化等级怎么选', answers: '显存不够用 q4_k_m，精度损失不大' }),
      digest('rice', { title: '煮饭', answers: '米和水一比一点二' }),
    ],
  );

  it('are found for a digest, without itself', () => {
    const similar = index.similarToDigest('q4');
    expect(similar.map(({ id }) => id)).toEqual(['again']);
    expect(similar[0]?.score).toBeGreaterThan(1);
    expect(index.similarToDigest('nobody')).toEqual([]);
  });

  it('are found for a text', () => {
    expect(index.similarToText('显存不够，量化等级选哪个').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['q4', 'again']),
    );
    expect(index.similarToText('zebra')).toEqual([]);
    expect(index.similarToText('')).toEqual([]);
  });
});

describe('SEARCH-18 slips of the input method', () => {
  it('suggests a tag that sounds the same', () => {
    const { search } = indexOf([], [digest('d1', { title: 'x', tags: ['显卡'] })]);
    expect(search('险卡').suggestion).toBe('显卡');
  });
});

import { describe, expect, it } from 'vitest';
import { digest, idsOf, indexOf, lit } from './library.ts';

const MESSAGES = ['量化之后精度会下降吗', '我觉得 ollama 比较好装', 'kubernetes 部署失败了', '显存不够怎么办'];

const library = indexOf(MESSAGES, [
  digest('quantize', {
    externalId: 'faq-17',
    title: '如何選擇量化等級',
    ask: '顯存 8G，q4_k_m 和 q8_0 差多少？',
    background: '机器是 RTX-4060',
    answers: 'q4_k_m 精度损失很小，速度快一倍。',
    conclusion: '显存不够就用 q4_k_m。',
    tags: ['量化', '显存'],
    contributors: ['张三', 'Alice'],
  }),
  digest('install', {
    title: 'Installing ollama on Windows',
    ask: 'The installer stops at 50%',
    answers: `Turn the antivirus off. ${'Then wait for a while. '.repeat(30)}At last restart the ollama service and 量化 works too.`,
    tags: ['ollama', 'windows'],
    contributors: ['Bob'],
    updatedAt: 1_800_000_000_000,
  }),
  digest('cooking', { title: '煮飯', ask: '米和水的比例', conclusion: '一比一点二' }),
]);

describe('SEARCH-14 digests first', () => {
  it('puts every digest above every message', () => {
    const { hits, total } = library.search('量化');
    expect(hits.map(({ kind }) => kind)).toEqual(['digest', 'digest', 'message']);
    expect(total).toBe(3);
    expect(hits.every(({ kind, score }) => (kind === 'digest' ? score > 1 && score < 2 : score > 0 && score < 1))).toBe(
      true,
    );
  });

  it('searches where it is told to', () => {
    expect(idsOf(library.search('量化', 'digests'))).toEqual(['quantize', 'install']);
    expect(idsOf(library.search('量化', 'messages'))).toEqual(['m1']);
  });

  it('gives the hit the id the digest was imported with', () => {
    const [hit] = library.search('量化等级').hits;
    expect(hit).toMatchObject({ kind: 'digest', id: 'quantize', externalId: 'faq-17', title: '如何選擇量化等級' });
    expect(hit).toMatchObject({ sender: null, chatId: null, chatName: null, at: 1_700_000_000_000 });
    expect(library.search('煮饭').hits[0]).not.toHaveProperty('externalId');
  });

  it('takes pages one behind the other', () => {
    const all = idsOf(library.search('量化'));
    const pages = [0, 1, 2, 3].map((offset) => idsOf(library.index.query({ query: '量化', limit: 1, offset })));
    expect(pages).toEqual([...all.map((id) => [id]), []]);
  });
});

describe('SEARCH-15 ranking of digests', () => {
  it.each([
    ['title before body', '量化', ['quantize', 'install']],
    ['tags', 'windows', ['install']],
    ['contributors', '张三', ['quantize']],
    ['words of different fields', 'rtx-4060 张三', ['quantize']],
    ['a number', '50%', ['install']],
    ['stems', 'install', ['install']],
    ['a single character', '煮', ['cooking']],
    ['a phrase', '"restart the ollama service"', ['install']],
    ['no phrase', '"ollama restart"', []],
    ['exclusion', 'ollama -windows', []],
    ['exclusion of a run', '量化 -显存不够', ['install']],
    ['alternatives', '煮饭 OR windows', ['install', 'cooking']],
  ])('%s', (_what, query, expected) => {
    expect(idsOf(library.search(query, 'digests')).sort()).toEqual([...expected].sort());
  });

  it('ranks title over tags over body, everything else being equal', () => {
    const { search } = indexOf(
      [],
      [
        digest('body', { title: 'other words here', answers: 'needle', tags: ['thing'] }),
        digest('title', { title: 'needle words here', answers: 'other', tags: ['thing'] }),
        digest('tag', { title: 'other words here', answers: 'thing', tags: ['needle'] }),
      ],
    );
    expect(idsOf(search('needle'))).toEqual(['title', 'tag', 'body']);
  });

  it('ranks words side by side over words apart', () => {
    const filler = 'lorem ipsum dolor sit amet '.repeat(5);
    const { search } = indexOf(
      [],
      [
        digest('apart', { answers: `memory ${filler} leak ${filler}` }),
        digest('beside', { answers: `${filler} memory leak ${filler}` }),
      ],
    );
    expect(idsOf(search('memory leak'))).toEqual(['beside', 'apart']);
  });
});

describe('SEARCH-13 questions', () => {
  it('finds the digest that answers most of a question', () => {
    expect(idsOf(library.search('电脑显存不够的时候应该怎么选择量化等级呢', 'digests'))[0]).toBe('quantize');
    expect(idsOf(library.search('why does the installer of ollama stop on my machine', 'digests'))[0]).toBe('install');
  });

  it('puts digests with most of a question under those that match it', () => {
    const { search } = indexOf(
      ['red green blue yellow white black'],
      [
        digest('most', { answers: 'red green blue yellow white' }),
        digest('whole', { answers: 'red green blue yellow white black' }),
        digest('none', { answers: 'purple' }),
      ],
    );
    const result = search('red green blue yellow white black');
    expect(idsOf(result)).toEqual(['whole', 'most', 'm1']);
    expect(result.total).toBe(3);
    const scores = result.hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
  });
});

describe('SEARCH-13 what counts as a question', () => {
  const { search } = indexOf(
    [],
    [
      digest('both', { answers: 'cancel an order' }),
      digest('one', { answers: 'cancel a booking' }),
      digest('no', { answers: 'x' }),
    ],
  );
  it.each([
    ['how do I cancel my order', ['both', 'one']],
    ['cancel order?', ['both', 'one']],
    ['cancel order', ['both']],
    ['how to cancel -booking', ['both']],
    ['how to "cancel an order"', ['both']],
  ])('%s', (query, expected) => {
    expect(idsOf(search(query))).toEqual(expected);
  });
});

describe('SEARCH-16 and SEARCH-17 what is shown of a digest', () => {
  it('lights traditional titles for simplified queries', () => {
    const [hit] = library.search('选择量化等级').hits;
    expect(hit?.title).toBe('如何選擇量化等級');
    expect(hit?.titleHighlights).toEqual([[2, 8]]);
  });

  it('takes the snippet from the field that has most of the query', () => {
    expect(lit(library.search('精度 速度', 'digests').hits[0])).toBe('q4_k_m [精度]损失很小，[速度]快一倍。');
    expect(lit(library.search('显存不够', 'digests').hits[0])).toBe('[显存不够]就用 q4_k_m。');
  });

  it('starts a long snippet shortly before what was found', () => {
    const [hit] = library.search('"ollama service"', 'digests').hits;
    expect(hit?.snippet.startsWith('…')).toBe(true);
    expect(hit?.snippet.endsWith('works too.')).toBe(true);
    expect(lit(hit)).toContain('restart the [ollama service] and');
    expect(hit?.snippet.length).toBeLessThanOrEqual(202);
  });

  it('shows the ask where only the title has the words', () => {
    const [hit] = library.search('煮饭').hits;
    expect(hit?.snippet).toBe('米和水的比例');
    expect(hit?.highlights).toEqual([]);
    expect(hit?.titleHighlights).toEqual([[0, 2]]);
  });
});

describe('SEARCH-18 suggestions', () => {
  it.each([
    ['olama', 'ollama'],
    ['windwos olama', 'windows ollama'],
    ['Kuberntes 部署', 'kubernetes 部署'],
  ])('%s: %s', (query, expected) => {
    expect(library.search(query).suggestion).toBe(expected);
  });

  it('offers a title or tag when nothing at all was found', () => {
    const { search } = indexOf(
      [],
      [digest('card', { title: '显卡', tags: ['RTX4060'] }), digest('rice', { title: '煮飯' })],
    );
    expect(search('rtx4061').suggestion).toBe('RTX4060');
  });

  it('suggests nothing where something matches, or nothing is near', () => {
    expect(library.search('ollama').suggestion).toBeNull();
    expect(library.search('xyzzyplugh').suggestion).toBeNull();
    expect(library.search('').suggestion).toBeNull();
  });
});

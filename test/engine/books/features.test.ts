import { describe, expect, it } from 'vitest';
import { type BookEntry, type BookOutline, QunshuError } from '../../../src-main/contract/index.ts';
import {
  bookCredits,
  changedEntries,
  chapterAlone,
  compileManuscript,
  loadScriptConverter,
  previewPiece,
} from '../../../src-main/engine/books/index.ts';
import { textFormOf } from '../../../src-main/engine/books/text-form.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { plainText } from '../../../src-main/engine/text/index.ts';
import { answer, content, passage, start } from '../digests/support.ts';
import { fullBook, fullDigests, fullMembers, pictureLibrary } from './full-book.ts';
import { anki, book, bookOf, compile, digest, people } from './support.ts';

const changed = digest('d-1', content('现在的题', { sections: { ask: [passage('现在的话')] } }), {
  version: 5,
  updatedAt: start + 1,
});

function bookWith(...entries: BookEntry[]) {
  return book({ parts: [{ id: 'p', title: '', chapters: [{ id: 'c', title: '章', entries }] }] });
}

const pinned = {
  kind: 'digest',
  digestId: 'd-1',
  pinned: { version: 3, content: content('当时的题', { tags: ['旧'] }) },
} as const;
const linked = { kind: 'digest', digestId: 'd-1' } as const;

describe('BOOK-18 front matter', () => {
  it('stands in order, only where there are words', () => {
    expect(compile(fullBook, fullDigests, fullMembers).front.map(({ kind }) => kind)).toEqual([
      ...['copyright', 'origins', 'preface'],
    ]);
    expect(compile(bookOf([anki], { origins: ' \n' }), [anki]).front).toEqual([]);
  });

  it('goes through the names', () => {
    const subject = bookOf([anki], {
      copyright: '凯文',
      origins: 'Kevin Lau',
      glossary: [{ term: '凯文', meaning: '@凯文' }],
    });
    expect(JSON.stringify(compile(subject, [anki]))).not.toMatch(/凯文|Kevin/);
  });
});

describe('BOOK-19 linked and pinned digests', () => {
  it('have the words of now, and of then', () => {
    const titles = compile(bookWith(linked, pinned), [changed]).parts[0]?.chapters[0]?.entries.map((one) =>
      one.kind === 'digest' ? one.title : '',
    );
    expect(titles).toEqual(['现在的题', '当时的题']);
  });

  it('pinned ones stay when the digest is gone, and are no drafts', () => {
    const manuscript = compile(bookWith(pinned), []);
    expect(manuscript.warnings).toEqual([]);
    expect(manuscript.parts[0]?.chapters[0]?.entries).toHaveLength(1);
  });

  it('say what changed since', () => {
    const digestOf = (id: string) => {
      if (id !== 'd-1') {
        throw new QunshuError('not-found', { what: 'digest', id });
      }
      return changed;
    };
    const itself = (id: string) => id;
    const gone = { kind: 'digest', digestId: 'd-gone' } as const;
    const now = { ...pinned, pinned: { ...pinned.pinned, version: 5 } };
    expect(
      changedEntries(bookWith(linked, pinned, now, gone, { kind: 'text', markdown: 'x' }), digestOf, itself),
    ).toEqual([
      { digestId: 'd-1', chapterId: 'c', pinned: false, title: '现在的题', change: 'changed' },
      { digestId: 'd-1', chapterId: 'c', pinned: true, title: '现在的题', change: 'changed' },
      { digestId: 'd-gone', chapterId: 'c', pinned: false, title: '', change: 'gone' },
    ]);
    const fresh = { ...bookWith(linked), updatedAt: start + 2 };
    expect(changedEntries(fresh, digestOf, itself)).toEqual([]);
    const merged = changedEntries(
      fresh,
      () => changed,
      () => 'd-2',
    );
    const canonical = { id: 'd-2', title: '现在的题' };
    expect(merged).toMatchObject([{ digestId: 'd-1', change: 'superseded', canonical }]);
  });
});

describe('BOOK-20 back matter', () => {
  it('has glossary, open questions, subjects, and what people are known for', () => {
    const manuscript = compile(fullBook, fullDigests, fullMembers);
    expect(manuscript.glossary.map(({ term }) => term)).toEqual(['间隔重复', 'Anki']);
    expect(manuscript.openQuestions.map(({ title }) => title)).toEqual(['没人回答的问题？']);
    expect(manuscript.subjects.map(({ tag, digests }) => [tag, digests.length])).toEqual([
      ['复习', 2],
      ['Anki', 4],
      ['Markdown', 1],
    ]);
    const known = manuscript.contributors.find(({ name }) => name === '周亦安');
    expect(known).toMatchObject({ knownFor: ['Anki', '复习', 'Markdown'], profile: '写代码，也**养猫**。' });
  });

  it('is left out where the book does not ask for it', () => {
    const { appendices, profiles, ...others } = fullBook.outline;
    expect([appendices?.length, profiles]).toEqual([2, true]);
    const manuscript = compile({ ...fullBook, outline: others }, fullDigests, fullMembers);
    expect([manuscript.subjects, manuscript.openQuestions]).toEqual([[], []]);
    expect(manuscript.contributors.every(({ profile }) => profile === '')).toBe(true);
  });
});

describe('BOOK-22 the form of the words', () => {
  async function formed(outline: Partial<BookOutline>, text: string) {
    const wild = digest(
      'd-1',
      content(text, { tags: [text], sections: { ask: [passage(text)] }, answers: [answer(['m-he'], text)] }),
    );
    const subject = bookOf([wild], outline);
    return compileManuscript(subject, {
      digestOf: () => wild,
      members: people,
      templates: [standardTemplate],
      convert: await loadScriptConverter(outline.script),
    });
  }
  const markdownOf = (manuscript: Awaited<ReturnType<typeof formed>>) =>
    manuscript.parts[0]?.chapters[0]?.entries[0]?.markdown ?? '';

  it('sets blanks between Chinese and Latin, not in code', async () => {
    const manuscript = await formed({ spacing: true }, '用Anki背100个`词a`单词**加粗B**');
    expect(markdownOf(manuscript)).toContain('用 Anki 背 100 个`词a`单词**加粗 B**');
    expect(manuscript.subjects).toEqual([]);
  });

  it.each([
    ["由$f'(x)=2x$得x值", "由$f'(x)=2x$得 x 值"],
    ['$$\\text{若a则"b"}$$后文a处', '$$\\text{若a则"b"}$$后文 a 处'],
    ['涨了$5到$6，"贵"了a点', '涨了$5 到$6，“贵”了 a 点'],
  ])('leaves formulas alone, prices are none: %s', async (text, expected) => {
    expect(textFormOf({ spacing: true, quotes: true }, 'zh-Hans', null)(text)).toBe(expected);
    const manuscript = await formed({ spacing: true, quotes: true }, text);
    expect(plainText(markdownOf(manuscript))).toContain(plainText(expected));
  });

  it('sets the quotation marks of the language, in pairs', async () => {
    const text = `他说"好"，it's "fine"`;
    expect(markdownOf(await formed({ quotes: true }, text))).toContain('他说“好”，it’s “fine”');
    expect(markdownOf(await formed({ quotes: true, language: 'zh-Hant' }, text))).toContain(
      '他说「好」，it’s 「fine」',
    );
    expect(markdownOf(await formed({ quotes: true }, '5" 的屏'))).toContain('5" 的屏');
  });

  it('converts a whole book, fixed words and language included', async () => {
    const traditional = await formed({ script: 'traditional' }, '软件里的笔记`代码软件`');
    expect(traditional.language).toBe('zh-Hant');
    expect(markdownOf(traditional)).toContain('### 訴求\n\n軟體裡的筆記`代码软件`');
    const simplified = await formed({ script: 'simplified', language: 'zh-Hant' }, '軟體裡的筆記');
    expect(simplified.language).toBe('zh-Hans');
    expect(markdownOf(simplified)).toContain('### 诉求\n\n软件里的笔记');
    expect((await formed({ script: 'traditional', language: 'en' }, '笔记')).language).toBe('en');
  });
});

describe('BOOK-23 links to digests', () => {
  it('are kept for the exporters, whatever stands around them', () => {
    const linking = digest('d-2', content('二', { sections: { ask: [passage('见 [**那** 篇](digest:d-anki)。')] } }));
    expect(JSON.stringify(compile(bookOf([anki, linking]), [anki, linking]))).toContain(
      '见 [**那** 篇](digest:d-anki)。',
    );
  });
});

describe('BOOK-33 who will be named', () => {
  it('those in the credits by name, the others by their number', async () => {
    const subject = bookOf([anki]);
    const manuscript = compile(subject, [anki]);
    const { named, unnamed } = await bookCredits(subject, async () => manuscript);
    expect(named.map(({ name }) => name)).toEqual(manuscript.contributors.map(({ name }) => name));
    expect(named.length).toBeGreaterThan(0);
    expect(unnamed).toBe(manuscript.unnamedContributors);
    const nobody = bookOf([anki], { creditPolicy: 'anonymous' });
    expect((await bookCredits(nobody, async () => compile(nobody, [anki]))).named).toEqual([]);
  });

  it('nobody in a book that holds nothing; other failures are told', async () => {
    const failing = (code: 'book-empty' | 'disk-full') =>
      bookCredits(bookWith(), () => Promise.reject(new QunshuError(code, {})));
    expect(await failing('book-empty')).toEqual({ named: [], unnamed: 0 });
    await expect(failing('disk-full')).rejects.toThrow(QunshuError);
  });
});

describe('BOOK-34 one chapter alone', () => {
  const alone = (chapterId: string) => {
    const read: string[] = [];
    const { book: subject, chaptersBefore } = chapterAlone(fullBook, chapterId);
    const manuscript = compileManuscript(subject, {
      digestOf: (id) => {
        read.push(id);
        const found = fullDigests.find((one) => one.id === id);
        if (found === undefined) {
          throw new QunshuError('not-found', { what: 'digest', id });
        }
        return found;
      },
      members: fullMembers,
      templates: [standardTemplate],
      chaptersBefore,
    });
    return { manuscript, read };
  };
  const chapters = fullBook.outline.parts.flatMap((part) => part.chapters);

  it('has its number and the words it has in the book, and reads no other digests', () => {
    const whole = compile(fullBook, fullDigests, fullMembers).parts.flatMap((part) => part.chapters);
    for (const { id, entries } of chapters.filter((one) => one.entries.length > 0)) {
      const { manuscript, read } = alone(id);
      expect(manuscript.parts.flatMap((part) => part.chapters)).toEqual(whole.filter((one) => one.id === id));
      const own = entries.flatMap((entry) => (entry.kind === 'digest' ? [entry.digestId] : []));
      expect(own).toEqual(expect.arrayContaining(read));
      expect(manuscript).toMatchObject({ front: [], glossary: [], subjects: [], openQuestions: [] });
    }
  });

  it('is shown as HTML that leads nowhere within and names nobody who refused', () => {
    const { html } = previewPiece(alone(chapters[0]?.id ?? '').manuscript, 'chapters', pictureLibrary());
    expect(html).toContain('<h1 class="chapter-title">');
    expect(html).toContain('data:image/png;base64,');
    expect(html).not.toMatch(/href="#|<script|林不具名|Kevin/);
  });

  it('BOOK-38 so are the cover with what stands before the chapters, and what stands behind them', () => {
    const whole = compile(fullBook, fullDigests, fullMembers);
    const front = previewPiece(whole, 'front', pictureLibrary());
    expect(front.html).toMatch(/^<img class="cover" src="data:image\//);
    expect(front.html).toContain(whole.front[0]?.title);
    const back = previewPiece(whole, 'back', pictureLibrary());
    expect(back.html).toContain(whole.glossary[0]?.term);
    for (const { html } of [front, back]) {
      expect(html).not.toMatch(/href="#|<script|林不具名|Kevin|chapter-title/);
    }
    const unseen = previewPiece({ ...whole, cover: 'assets/none.png' }, 'front', pictureLibrary());
    expect(unseen.html).toMatch(/^<img class="cover" src="data:image\/svg/);
    expect(unseen.warnings).toHaveLength(1);
  });

  it('is none where there is no such chapter, or where it holds nothing', () => {
    expect(() => chapterAlone(fullBook, 'c-nowhere')).toThrow(expect.objectContaining({ code: 'not-found' }));
    const empty = book({ parts: [{ id: 'p', title: '', chapters: [{ id: 'c', title: '空', entries: [] }] }] });
    expect(() => compile(chapterAlone(empty, 'c').book, [])).toThrow(expect.objectContaining({ code: 'book-empty' }));
  });
});

import type { Book, BookBuilt, BookCard, Digest, DigestStatus, ShareSource } from '../../../src-main/contract/index.ts';
import { QunshuError } from '../../../src-main/contract/index.ts';
import { cardOf, draftOf } from './digest-data.ts';
import type { Handlers } from './engine-double.ts';
import { startJob } from './jobs.ts';
import { found, type World } from './world.ts';

type Names = Extract<
  keyof Handlers,
  | `digests.${string}`
  | `markdown.${string}`
  | `tags.${string}`
  | `books.${string}`
  | `sharing.${string}`
  | `site.${string}`
>;

/** Digests and books. */
export function curatedHandlers(world: World): Pick<Handlers, Names> {
  return { ...digestHandlers(world), ...bookHandlers(world), ...sharingHandlers(world) };
}

function digestHandlers(
  world: World,
): Pick<Handlers, Exclude<Names, `books.${string}` | `sharing.${string}` | `site.${string}`>> {
  const keep = (digest: Digest): Digest => {
    world.digests.set(digest.id, digest);
    return digest;
  };
  const get = (id: string) => found(world.digests.get(id), 'digest', id);
  const draft = (threadId: string): Digest => {
    const thread = found(world.threads.get(threadId), 'thread', threadId);
    const digest = keep(draftOf(thread, world.digests.size + 1, world.now()));
    world.threads.set(threadId, { ...thread, state: 'digested', digestIds: [digest.id] });
    return digest;
  };
  const renewed = (digest: Digest, expectedVersion: number, change: Partial<Digest>, note: string): Digest => {
    if (digest.version !== expectedVersion) {
      throw new QunshuError('revision-conflict', { title: digest.content.title });
    }
    const { content, status, updatedAt: savedAt } = digest;
    const revisions = [...digest.revisions, { number: digest.revisions.length + 1, savedAt, note, status, content }];
    return keep({ ...digest, ...change, updatedAt: world.now(), version: digest.version + 1, revisions });
  };
  return {
    'digests.list': ({ statuses, tag, memberId, supersededBy, limit = 100, offset = 0 }) => {
      const digests = [...world.digests.values()]
        .filter(({ status }) => statuses === undefined || statuses.includes(status))
        .filter((digest) => supersededBy === undefined || digest.supersededBy === supersededBy)
        .filter(({ content }) => tag === undefined || content.tags.includes(tag))
        .map(cardOf)
        .filter((card) => memberId === undefined || [...card.askers, ...card.contributors].includes(memberId))
        .sort((a, b) => b.updatedAt - a.updatedAt);
      return { total: digests.length, digests: digests.slice(offset, offset + limit) };
    },
    'digests.get': ({ id }) => get(id),
    'digests.create': ({ title, templateId }) => {
      const thread = [...world.threads.values()][0];
      const blank = draftOf(found(thread, 'thread', ''), world.digests.size + 1, world.now());
      const content = {
        ...blank.content,
        title,
        templateId: templateId ?? blank.content.templateId,
        sections: {},
        answers: [],
        tags: [],
        askers: [],
      };
      return keep({ ...blank, content, chatIds: [], threadIds: [], seenMessageIds: [] });
    },
    'digests.draft': ({ threadIds }) => threadIds.map(draft),
    'digests.draftTop': ({ count }) =>
      [...world.threads.values()]
        .filter(({ state }) => state === 'open')
        .slice(0, count)
        .map(({ id }) => draft(id)),
    'digests.save': ({ id, expectedVersion, content, note }) =>
      renewed(get(id), expectedVersion, { content }, note ?? ''),
    'digests.setStatus': ({ id, expectedVersion, status, note, reviewer }) =>
      renewed(get(id), expectedVersion, { status: status as DigestStatus, ...(reviewer && { reviewer }) }, note ?? ''),
    'digests.delete': ({ id }) => {
      world.digests.delete(get(id).id);
      return null;
    },
    'digests.merge': ({ id, into }) => {
      keep({ ...get(id), status: 'archived', supersededBy: into });
      return get(into);
    },
    'digests.unmerge': ({ id }) => {
      const { supersededBy: _into, ...digest } = get(id);
      return keep({ ...digest, status: 'draft' });
    },
    'digests.addConversation': ({ id, threadId }) => keep({ ...get(id), threadIds: [...get(id).threadIds, threadId] }),
    'digests.removeConversation': ({ id, threadId }) =>
      keep({ ...get(id), threadIds: get(id).threadIds.filter((other) => other !== threadId) }),
    'digests.render': ({ id }) => render(get(id)),
    'digests.import': ({ paths }) => ({ digests: [], failed: paths.map((file) => ({ file, reason: 'no title' })) }),
    'digests.export': ({ out }) => ({ out, files: world.digests.size, bytes: 48_000 }),
    'markdown.render': ({ markdown }) => ({ html: `<p>${escapeHtml(markdown)}</p>` }),
    'tags.list': () => {
      const counts = new Map<string, number>();
      for (const { content } of world.digests.values()) {
        for (const tag of content.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      }
      return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count);
    },
  };
}

function bookHandlers(world: World): Pick<Handlers, Extract<Names, `books.${string}`>> {
  const get = (id: string) => found(world.books.get(id), 'book', id);
  const create = (title: string): Book => {
    const book: Book = {
      ...get('book-1'),
      id: `book-${world.books.size + 1}`,
      outline: { ...get('book-1').outline, title, subtitle: '', authors: [], preface: '', parts: [] },
      version: 1,
    };
    world.books.set(book.id, book);
    return book;
  };
  return {
    'books.list': () => [...world.books.values()].map(bookCardOf),
    'books.get': ({ id }) => get(id),
    'books.create': ({ title }) => create(title),
    'books.createAuto': ({ title }) => create(title ?? '精华'),
    'books.save': ({ id, expectedVersion, outline }) => {
      const book = get(id);
      if (book.version !== expectedVersion) throw new QunshuError('revision-conflict', { title: outline.title });
      const saved: Book = { ...book, outline, updatedAt: world.now(), version: book.version + 1 };
      world.books.set(id, saved);
      return saved;
    },
    'books.delete': ({ id }) => {
      world.books.delete(get(id).id);
      return null;
    },
    'books.changes': () => [],
    'books.credits': () => ({ named: [{ name: '何佳宁', answered: 2, asked: 1 }], unnamed: 1 }),
    'books.preview': ({ id }) => ({ html: `<h1>${get(id).outline.title}</h1>`, warnings: [] }),
    'books.build': ({ id = 'book-1', out }) => {
      const book = get(id);
      return startJob(world, 'book', book.outline.title, 1500, () => built(book, out));
    },
  };
}

function sharingHandlers(world: World): Pick<Handlers, Extract<Names, `sharing.${string}` | `site.${string}`>> {
  const titleOf = (source: ShareSource) =>
    source.kind === 'digest' ? found(world.digests.get(source.id), 'digest', source.id).content.title : source.title;
  return {
    'sharing.preview': ({ source }) => ({
      title: titleOf(source),
      named: [{ memberId: 'm-1', name: '何佳宁', roles: ['answered'] }],
      hidden: [{ memberId: 'm-2', name: '周亦安', shownAs: '一位成员' }],
    }),
    'sharing.chat': ({ source }) => ({ messages: [`【${titleOf(source)}】`] }),
    'sharing.clipboard': ({ source }) => ({ html: `<h1>${titleOf(source)}</h1>`, text: `【${titleOf(source)}】` }),
    'sharing.write': ({ source, out }) =>
      startJob(world, 'share', titleOf(source), 500, () => ({ files: [out], bytes: 9000, warnings: [] })),
    'site.build': ({ out }) =>
      startJob(world, 'site', '精华', 500, () => ({ out, files: 12, pages: 5, bytes: 60_000, warnings: [] })),
    'sharing.bulletin': ({ title }) => ({ title: title ?? '精华周报', markdown: '## 本期精华\n', digestIds: [] }),
  };
}

function bookCardOf(book: Book): BookCard {
  const chapters = book.outline.parts.flatMap((part) => part.chapters);
  return {
    id: book.id,
    title: book.outline.title,
    chapterCount: chapters.length,
    entryCount: chapters.flatMap((chapter) => chapter.entries).length,
    updatedAt: book.updatedAt,
  };
}

function built(book: Book, out: string): BookBuilt {
  const contents = book.outline.parts.flatMap((part) =>
    part.chapters.map((chapter) => ({ part: part.title, chapter: chapter.title, entries: chapter.entries.length })),
  );
  const entries = contents.reduce((sum, line) => sum + line.entries, 0);
  return { out, chapters: contents.length, entries, contributors: 7, bytes: 88_120, contents, warnings: [] };
}

function render({ content }: Digest): { html: string; markdown: string } {
  const blocks = [
    `# ${content.title}`,
    ...Object.values(content.sections)
      .flat()
      .map((passage) => passage.text),
    ...content.answers.flatMap((answer) => answer.body.map((passage) => passage.text)),
  ];
  const html = blocks
    .map((block) => (block.startsWith('# ') ? `<h1>${escapeHtml(block.slice(2))}</h1>` : `<p>${escapeHtml(block)}</p>`))
    .join('\n');
  return { html, markdown: blocks.join('\n\n') };
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

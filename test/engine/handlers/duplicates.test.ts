import { expect, test } from 'vitest';
import type { ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine } from '../../support/engine.ts';

const said = [
  ['20:01', '阿澈', '请问大家，显存不够怎么办？跑不动大模型'],
  ['20:02', '王工', '@阿澈 用量化过的模型，q4 就行，显存占用小一半'],
  ['20:03', '阿澈', '谢谢，可以了'],
];
const day = (date: string) => said.map(([time, name, text]) => `${date} ${time} - ${name}: ${text}`);

async function twoConversations() {
  const engine = await openEngine();
  const path = engine.file('chat.txt', `${[...day('2026/03/01'), ...day('2026/03/09')].join('\n')}\n`);
  const options = { chat: '群', dateOrder: 'ymd' } as const;
  await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path], options }));
  const { threads } = await engine.call('threads.list', { questions: true });
  const [one, other] = threads;
  if (one === undefined || other === undefined) {
    throw new Error('two conversations were to be found');
  }
  return { engine, one, other };
}

test('MERGE-5 conversations of a merged digest are those of the other, in lists, search and books', async () => {
  const { engine, one, other } = await twoConversations();
  const drafted = await engine.call('digests.draft', { threadIds: [one.id, other.id] });
  const [into, from] = drafted;
  if (into === undefined || from === undefined) {
    throw new Error('two digests were to be drafted');
  }
  const book = await engine.call('books.create', { title: '书' });
  const chapter = { id: 'c', title: '章', entries: [{ kind: 'digest' as const, digestId: from.id }] };
  const outline = { ...book.outline, parts: [{ id: 'p', title: '部', chapters: [chapter] }] };
  await engine.call('books.save', { id: book.id, expectedVersion: book.version, outline });

  await engine.call('digests.merge', { id: from.id, into: into.id });
  expect((await engine.call('threads.get', { id: other.id })).digestIds).toEqual([into.id]);
  const { hits } = await engine.call('search.query', { query: '显存', in: 'digests' });
  expect(hits.map(({ id }) => id)).toEqual([into.id]);
  expect(hits[0]?.superseded?.map(({ id }) => id)).toEqual([from.id]);
  expect(await engine.call('search.similar', { digestId: into.id })).toEqual([]);
  expect(await engine.call('books.changes', { id: book.id })).toMatchObject([
    { digestId: from.id, change: 'superseded', canonical: { id: into.id } },
  ]);
  const { digests } = await engine.call('digests.list', { supersededBy: into.id });
  expect(digests).toMatchObject([{ id: from.id, status: 'archived', supersededBy: into.id }]);

  await engine.call('digests.unmerge', { id: from.id });
  expect((await engine.call('threads.get', { id: other.id })).digestIds).toEqual([from.id]);
  expect((await engine.call('digests.get', { id: into.id })).content).toEqual(into.content);
});

test('MERGE-6 a conversation is answered by a digest that is there', async () => {
  const { engine, one, other } = await twoConversations();
  const [digest] = await engine.call('digests.draft', { threadIds: [one.id] });
  const id = digest?.id ?? '';
  const enlarged = await engine.call('digests.addConversation', { id, threadId: other.id });
  expect(await engine.call('digests.addConversation', { id, threadId: other.id })).toEqual(enlarged);
  expect(enlarged.content).toEqual(digest?.content);
  expect(enlarged.discussedTo).toBe(Math.max(one.to, other.to));
  const thread = await engine.call('threads.get', { id: other.id });
  expect(thread).toMatchObject({ state: 'digested', digestIds: [id] });
  expect(thread).not.toHaveProperty('newSinceDigest');
  const reduced = await engine.call('digests.removeConversation', { id, threadId: other.id });
  expect(reduced).toMatchObject({
    threadIds: [one.id],
    seenMessageIds: digest?.seenMessageIds,
    discussedFrom: digest?.discussedFrom,
    discussedTo: digest?.discussedTo,
  });
  expect((await engine.call('threads.get', { id: other.id })).digestIds).toEqual([]);
});

test('REVIEW-4 comments count in the list and go with the digest', async () => {
  const engine = await openEngine();
  const { id } = await engine.call('digests.create', { title: '题' });
  const comment = await engine.call('reviews.comment', {
    digestId: id,
    section: 'title',
    quotation: '题',
    text: '太短',
  });
  expect((await engine.call('digests.list', {})).digests).toMatchObject([{ openComments: 1 }]);
  await engine.call('reviews.resolve', { digestId: id, commentId: comment.id, resolved: true });
  expect((await engine.call('digests.list', {})).digests[0]).not.toHaveProperty('openComments');
  await engine.call('digests.delete', { id });
  await expect(engine.call('reviews.get', { id })).rejects.toMatchObject({ code: 'not-found' });
});

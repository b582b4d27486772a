import type { Call, ThreadDetail } from '../../../src-main/contract/index.ts';

/** Message ids by conversation: how some messages were divided among conversations. */
export type Division = readonly (readonly string[])[];

/** A correction of conversations: what came of it, and how things were before. */
export interface Corrected {
  readonly thread: ThreadDetail;
  readonly before: Division;
}

/**
 * Corrections of conversations, each several calls to the engine. The engine numbers conversations
 * anew after every one, so ids are looked up by message in between.
 */
export async function mergeThreads(call: Call, threadIds: readonly string[]): Promise<Corrected> {
  const before = await divisionOf(call, threadIds);
  const thread = await call('threads.merge', { threadIds: [...threadIds] });
  return { thread, before };
}

/** Makes a conversation of its own of some messages of one. */
export async function splitThread(call: Call, threadId: string, messageIds: readonly string[]): Promise<Corrected> {
  const before = await divisionOf(call, [threadId]);
  const thread = await call('threads.split', { threadId, messageIds: [...messageIds] });
  return { thread, before };
}

/** Takes some messages out of a conversation, into one of their own; the corrected one is what is left. */
export async function takeOutOfThread(call: Call, threadId: string, messageIds: readonly string[]): Promise<Corrected> {
  const { before } = await splitThread(call, threadId, messageIds);
  const left = before[0]?.find((id) => !messageIds.includes(id));
  return { thread: await call('threads.get', { id: await threadOf(call, left) }), before };
}

/** Puts messages of other conversations of the chat into one. */
export async function addToThread(call: Call, threadId: string, messageIds: readonly string[]): Promise<Corrected> {
  const groups = await groupedByThread(call, messageIds);
  groups.delete(threadId);
  const sourceIds = [...groups.keys()];
  const before = await divisionOf(call, [threadId, ...sourceIds]);
  let thread = await call('threads.get', { id: threadId });
  for (const ids of groups.values()) {
    const sourceId = await threadOf(call, ids[0]);
    const source = await call('threads.get', { id: sourceId });
    const [only] = ids;
    if (ids.length === 1 && only !== undefined && source.messageIds.length > 1) {
      thread = await call('threads.move', { messageId: only, threadId: thread.id });
      continue;
    }
    const part = ids.length === source.messageIds.length ? source : await call('threads.split', splitOf(sourceId, ids));
    const targetId = await threadOf(call, thread.messageIds[0]);
    thread = await call('threads.merge', { threadIds: [targetId, part.id] });
  }
  return { thread, before };
}

/** Makes a conversation of its own of messages of any conversations of the chat. */
export async function gatherThread(call: Call, messageIds: readonly string[]): Promise<Corrected> {
  const groups = await groupedByThread(call, messageIds);
  const before = await divisionOf(call, [...groups.keys()]);
  let thread: ThreadDetail | null = null;
  for (const ids of groups.values()) {
    const source = await call('threads.get', { id: await threadOf(call, ids[0]) });
    const part: ThreadDetail =
      ids.length === source.messageIds.length ? source : await call('threads.split', splitOf(source.id, ids));
    if (thread === null) thread = part;
    else thread = await call('threads.merge', { threadIds: [await threadOf(call, thread.messageIds[0]), part.id] });
  }
  if (thread === null) throw new Error('no message belongs to a conversation');
  return { thread, before };
}

/**
 * Takes a correction back: puts the messages together and divides them as before. One way for all
 * corrections, whatever ids their conversations have by now.
 *
 * @returns the id of the first of the conversations
 */
export async function restoreDivision(call: Call, before: Division): Promise<string> {
  const now = await groupedByThread(call, before.flat());
  if (now.size > 1) await call('threads.merge', { threadIds: [...now.keys()] });
  for (const ids of before.slice(1)) await call('threads.split', splitOf(await threadOf(call, ids[0]), ids));
  return threadOf(call, before[0]?.[0]);
}

function splitOf(threadId: string, messageIds: readonly string[]): { threadId: string; messageIds: string[] } {
  return { threadId, messageIds: [...messageIds] };
}

async function divisionOf(call: Call, threadIds: readonly string[]): Promise<Division> {
  const threads = await Promise.all(threadIds.map((id) => call('threads.get', { id })));
  return threads.map((thread) => thread.messageIds);
}

async function groupedByThread(call: Call, messageIds: readonly string[]): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>();
  for (const { id, threadId } of await call('messages.get', { ids: [...messageIds] })) {
    if (threadId === null) continue;
    const group = groups.get(threadId);
    if (group) group.push(id);
    else groups.set(threadId, [id]);
  }
  return groups;
}

async function threadOf(call: Call, messageId = ''): Promise<string> {
  const [message] = await call('messages.get', { ids: [messageId] });
  return message?.threadId ?? '';
}

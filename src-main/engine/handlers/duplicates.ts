import type { Digest } from '../../contract/index.ts';
import type { DigestOrigin } from '../digests/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { Workplace } from '../workplace.ts';

/** The same question twice: digests merged into one another, conversations that a digest answers already. */
export function duplicateHandlers(workplace: Workplace) {
  const changed = (open: OpenLibrary, ...digests: readonly Digest[]) => {
    open.desk.wereSaved(digests);
    workplace.changed('digests', 'threads');
  };
  return {
    'digests.merge': ({ id, into }: { id: string; into: string }): Digest => {
      const open = workplace.library;
      const result = open.digests.merge(id, into);
      changed(open, result.merged, result.into);
      return result.into;
    },
    'digests.unmerge': ({ id }: { id: string }): Digest => {
      const open = workplace.library;
      const { digest, from } = open.digests.unmerge(id);
      changed(open, digest, ...(from === null ? [] : [from]));
      return digest;
    },
    'digests.addConversation': ({ id, threadId }: { id: string; threadId: string }): Digest => {
      const open = workplace.library;
      const thread = open.conversations.detail(threadId);
      const digest = open.digests.get(id);
      if (digest.threadIds.includes(threadId)) {
        return digest;
      }
      const enlarged = open.digests.addOrigin(id, {
        chatIds: [thread.chatId],
        threadIds: [threadId],
        seenMessageIds: [...thread.messageIds],
        discussedFrom: thread.from,
        discussedTo: thread.to,
      });
      changed(open, enlarged);
      return enlarged;
    },
    'digests.removeConversation': ({ id, threadId }: { id: string; threadId: string }): Digest => {
      const open = workplace.library;
      const reduced = open.digests.setOrigin(id, without(open, open.digests.get(id), threadId));
      changed(open, reduced);
      return reduced;
    },
  };
}

/** What a digest rests on but for one conversation. */
function without(open: OpenLibrary, digest: Digest, threadId: string): DigestOrigin {
  const gone = new Set(open.threads.get(threadId)?.messageIds);
  const threadIds = digest.threadIds.filter((id) => id !== threadId);
  const seenMessageIds = digest.seenMessageIds.filter((id) => !gone.has(id));
  const others = threadIds.flatMap((id) => open.threads.get(id) ?? []);
  if (others.length === 0 || others.length < threadIds.length) {
    // Where it is not known when the others took place, the old times are the best there is.
    const { chatIds, discussedFrom, discussedTo } = digest;
    return { chatIds, threadIds, seenMessageIds, discussedFrom, discussedTo };
  }
  return {
    chatIds: digest.chatIds.filter((chatId) => others.some((thread) => thread.chatId === chatId)),
    threadIds,
    seenMessageIds,
    discussedFrom: Math.min(...others.map(({ from }) => from)),
    discussedTo: Math.max(...others.map(({ to }) => to)),
  };
}

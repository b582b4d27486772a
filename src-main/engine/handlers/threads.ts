import type { ThreadFilter, ThreadJudgement } from '../../contract/index.ts';
import type { Workplace } from '../workplace.ts';

/** Conversations: found by the engine, judged by the moderator. */
export function threadHandlers(workplace: Workplace) {
  return {
    'threads.list': (filter: ThreadFilter) => workplace.library.conversations.cards(filter),
    'threads.details': (filter: ThreadFilter) => workplace.library.conversations.threads(filter),
    'threads.get': ({ id }: { id: string }) => workplace.library.conversations.detail(id),
    'threads.judge': async (judgement: ThreadJudgement) => {
      const open = workplace.library;
      open.library.assertWritable();
      open.conversations.detail(judgement.threadId);
      await open.writes.run(() => open.archive.judgements.judge(judgement, workplace.environment.now()));
      workplace.changed('threads');
      return open.conversations.detail(judgement.threadId);
    },
  };
}

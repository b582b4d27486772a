import type {
  OpenQuestionFilter,
  RepeatedQuestionFilter,
  ThreadDetail,
  ThreadFilter,
  ThreadJudgement,
} from '../../contract/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { Workplace } from '../workplace.ts';

/** Conversations: found by the engine, judged by the moderator. */
export function threadHandlers(workplace: Workplace) {
  const corrected = async (correct: (open: OpenLibrary) => Promise<string>): Promise<ThreadDetail> => {
    const open = workplace.library;
    const threadId = await correct(open);
    workplace.changed('threads');
    return open.conversations.detail(threadId);
  };
  return {
    'threads.list': (filter: ThreadFilter) => workplace.library.conversations.cards(filter),
    'threads.details': (filter: ThreadFilter) => workplace.library.conversations.threads(filter),
    'threads.openQuestions': (filter: OpenQuestionFilter) => workplace.library.conversations.openQuestions(filter),
    'threads.repeatedQuestions': (filter: RepeatedQuestionFilter) =>
      workplace.library.conversations.repeatedQuestions(filter),
    'threads.get': ({ id }: { id: string }) => workplace.library.conversations.detail(id),
    'threads.judge': async (judgement: ThreadJudgement) => {
      const open = workplace.library;
      open.library.assertWritable();
      open.conversations.detail(judgement.threadId);
      await open.writes.run(() => open.archive.judgements.judge(judgement, workplace.environment.now()));
      workplace.changed('threads');
      return open.conversations.detail(judgement.threadId);
    },
    'threads.merge': ({ threadIds }: { threadIds: readonly string[] }) =>
      corrected((open) => open.threadDesk.merge(threadIds)),
    'threads.split': ({ threadId, messageIds }: { threadId: string; messageIds: readonly string[] }) =>
      corrected((open) => open.threadDesk.split(threadId, messageIds)),
    'threads.move': ({ messageId, threadId }: { messageId: string; threadId: string }) =>
      corrected((open) => open.threadDesk.move(messageId, threadId)),
    'threads.learning': () => workplace.library.threadDesk.learning(),
    'threads.forgetLearning': async () => {
      const learning = await workplace.library.threadDesk.forgetLearning();
      workplace.changed('threads');
      return learning;
    },
  };
}

import type { ThreadFilter, ThreadState } from '../../../src-main/contract/index.ts';

/** What the inbox shows. */
export interface InboxFilter {
  readonly state: ThreadState;
  /** Null: all chats. */
  readonly chatId: string | null;
  readonly questionsOnly: boolean;
}

/** The tabs of the inbox, in order. */
export const inboxStates = [
  'open',
  'kept',
  'snoozed',
  'dismissed',
  'digested',
] as const satisfies readonly ThreadState[];

/** The question to the engine that a filter stands for. */
export function threadFilter(filter: InboxFilter, limit: number): ThreadFilter {
  return {
    states: [filter.state],
    limit,
    ...(filter.chatId === null ? {} : { chatId: filter.chatId }),
    ...(filter.questionsOnly ? { questions: true } : {}),
  };
}

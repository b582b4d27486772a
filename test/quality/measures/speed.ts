import { Database } from '../../../src-main/engine/library/index.ts';
import { Threads } from '../../../src-main/engine/threads/index.ts';
import type { AnnotatedChat } from '../corpora/corpus.ts';

export interface SpeedScores {
  readonly messages: number;
  /** By processor time, so that a busy machine does not look like a slow program. */
  readonly messagesPerSecond: number;
}

/** Conversations of a chat found, judged and written, twice, the second time measured. */
export async function speedScores(chat: AnnotatedChat, resources: string): Promise<SpeedScores> {
  const threads = new Threads(new Database(':memory:'), { messages: () => chat.messages }, resources);
  await threads.update(chat.name);
  const start = process.cpuUsage();
  await threads.update(chat.name);
  const { user, system } = process.cpuUsage(start);
  return { messages: chat.messages.length, messagesPerSecond: chat.messages.length / ((user + system) / 1e6) };
}

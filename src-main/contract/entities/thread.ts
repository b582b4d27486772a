import { z } from 'zod';
import type { PlacedMessage } from './chat.ts';

/** What a message does in its conversation. */
export const messageRoles = [
  'question',
  'background',
  'answer',
  'follow-up',
  'thanks',
  'confirmation',
  'other',
] as const;
export type MessageRole = (typeof messageRoles)[number];

/** What the moderator decided about a thread. */
export const threadStates = ['open', 'kept', 'dismissed', 'snoozed', 'digested'] as const;
export type ThreadState = (typeof threadStates)[number];

/** Messages that belong to one conversation, interleaved with others or not. */
export interface Thread {
  readonly id: string;
  readonly chatId: string;
  /** In chat order. */
  readonly messageIds: readonly string[];
  readonly questionIds: readonly string[];
  readonly answerIds: readonly string[];
  /** How much the conversation deserves a digest, 0 to 1. */
  readonly score: number;
  /** Why it has that score: short keys the interface translates, strongest first. */
  readonly reasons: readonly string[];
  /** Participant ids, askers first, then by number of messages. */
  readonly participants: readonly string[];
  /** Epoch milliseconds of the first and last message. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly state: ThreadState;
  /** Digests that rest on this thread. */
  readonly digestIds: readonly string[];
  /** Messages that none of its digests has seen; absent when there are none, or no digests. */
  readonly newSinceDigest?: number;
}

/** A card of the inbox: a thread without its message list, with names instead of ids. */
export interface ThreadCard extends Omit<Thread, 'messageIds' | 'questionIds' | 'answerIds' | 'participants'> {
  readonly chatName: string;
  readonly messageCount: number;
  readonly questionCount: number;
  readonly answerCount: number;
  /** What was asked, in the asker's words; what was said first where nothing was asked. */
  readonly ask: string;
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
}

export interface ThreadMessage extends PlacedMessage {
  readonly role: MessageRole;
}

export interface ThreadDetail extends Thread {
  readonly messages: readonly ThreadMessage[];
}

export const threadFilterSchema = z.strictObject({
  chatId: z.string().optional(),
  /** Only threads that hold a question. */
  questions: z.boolean().optional(),
  /** Default: open and kept. */
  states: z.array(z.enum(threadStates)).optional(),
  limit: z.int().min(1).max(100_000).optional(),
  offset: z.int().min(0).optional(),
});
export type ThreadFilter = z.infer<typeof threadFilterSchema>;

export interface ThreadPage {
  readonly total: number;
  readonly threads: readonly ThreadCard[];
}

export const openQuestionFilterSchema = z.strictObject({
  chatId: z.string().optional(),
  limit: z.int().min(1).max(100_000).optional(),
  offset: z.int().min(0).optional(),
});
export type OpenQuestionFilter = z.infer<typeof openQuestionFilterSchema>;

export const repeatedQuestionFilterSchema = z.strictObject({
  chatId: z.string().optional(),
  /** Epoch milliseconds: only conversations that began since then. */
  since: z.number().optional(),
  limit: z.int().min(1).max(1000).optional(),
});
export type RepeatedQuestionFilter = z.infer<typeof repeatedQuestionFilterSchema>;

/** A question that was asked several times, in different words. */
export interface RepeatedQuestion {
  /** Title of the best of the conversations. */
  readonly title: string;
  /** Best first. */
  readonly threadIds: readonly string[];
  /** Digests that rest on any of them. */
  readonly digestIds: readonly string[];
  /** Epoch milliseconds of the first and the last time. */
  readonly from: number;
  readonly to: number;
}

export const threadJudgementSchema = z.strictObject({
  threadId: z.string(),
  state: z.enum(['open', 'kept', 'dismissed', 'snoozed']),
  reason: z.string().max(500).optional(),
  /** Epoch milliseconds until which a snoozed thread stays away. */
  until: z.number().optional(),
});
export type ThreadJudgement = z.infer<typeof threadJudgementSchema>;

/** What a moderator corrected in the conversations found, and keeps: `corrections.json` of a library. */
export const threadCorrectionsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** By message id: the message it answers, or null where it starts a conversation. */
  answers: z.record(z.string(), z.string().nullable()),
  /** How often conversations were merged and split, and messages moved. */
  merged: z.int().min(0),
  split: z.int().min(0),
  moved: z.int().min(0),
});
export type ThreadCorrections = z.infer<typeof threadCorrectionsSchema>;

export const noCorrections: ThreadCorrections = { schemaVersion: 1, answers: {}, merged: 0, split: 0, moved: 0 };

/** What the library learnt from its moderator. */
export interface ThreadLearning {
  readonly merged: number;
  readonly split: number;
  readonly moved: number;
  /** Messages that stand where the moderator put them. */
  readonly corrected: number;
  /** How much more readily than usual conversations start, in log odds; 0 until there is something to go by. */
  readonly readiness: number;
}

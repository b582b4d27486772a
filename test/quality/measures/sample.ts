import { Database } from '../../../src-main/engine/library/index.ts';
import { type ThreadPlacement, Threads } from '../../../src-main/engine/threads/index.ts';
import type { SampleChat } from '../corpora/sample-community.ts';
import {
  type Partition,
  type PartitionAgreement,
  partitionAgreement,
  type Share,
  Tally,
} from '../metrics/agreement.ts';

export interface SampleScores {
  readonly conversations: PartitionAgreement;
  /** Share of messages linked within their conversation, or rightly found to start one, in percent. */
  readonly sameConversation: number;
  readonly questions: Share;
  readonly answers: Share;
}

/** The sample community through the product's own doors, against what its authors know. */
export async function sampleScores(chats: readonly SampleChat[], resources: string): Promise<SampleScores> {
  const byId = new Map(chats.map((chat) => [chat.messages[0]?.chatId ?? '', chat.messages]));
  const threads = new Threads(new Database(':memory:'), { messages: (id) => byId.get(id) ?? [] }, resources);
  const partitions: [Partition, Partition][] = [];
  const within = new Tally();
  const questions = new Tally();
  const answers = new Tally();
  for (const chat of chats) {
    await threads.update(chat.messages[0]?.chatId ?? '');
    const placement = threads.placement(chat.messages.map(({ seq }) => seq));
    partitions.push(partitionsOf(chat, placement));
    for (const [place, truth] of chat.truth) {
      const found = placement.get(chat.messages[place]?.id ?? '');
      within.add(true, true, isWithinConversation(chat, place, found?.parentId ?? null));
      questions.add(found?.role === 'question', truth.role === 'question');
      answers.add(found?.role === 'answer', truth.role === 'answer');
    }
  }
  return {
    conversations: partitionAgreement(partitions),
    sameConversation: within.share.f,
    questions: questions.share,
    answers: answers.share,
  };
}

function partitionsOf(chat: SampleChat, placement: ReadonlyMap<string, ThreadPlacement>): [Partition, Partition] {
  const gold = new Map<number, number>();
  const found = new Map<number, number>();
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  for (const [place, truth] of chat.truth) {
    gold.set(place, numberOf(`true ${truth.conversation}`));
    found.set(place, numberOf(placement.get(chat.messages[place]?.id ?? '')?.threadId ?? `alone ${place}`));
  }
  return [gold, found];
}

function isWithinConversation(chat: SampleChat, place: number, parentId: string | null): boolean {
  const truth = chat.truth.get(place);
  if (parentId === null) {
    return truth?.parentLine === null;
  }
  const parent = chat.messages.findIndex(({ id }) => id === parentId);
  return chat.truth.get(parent)?.conversation === truth?.conversation;
}

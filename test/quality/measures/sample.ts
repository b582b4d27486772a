import { Database } from '../../../src-main/engine/library/index.ts';
import { type ThreadPlacement, Threads } from '../../../src-main/engine/threads/index.ts';
import type { SampleChat } from '../corpora/sample-community.ts';
import {
  componentsOf,
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

/** How far a second reader of the sample community agrees with its authors: what can be hoped for. */
export function secondReadingScores(chats: readonly SampleChat[]): PartitionAgreement {
  return partitionAgreement(chats.map((chat) => [trueConversations(chat), componentsOf(chat.secondReading, 0)]));
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
  const found = partitionBy([...chat.truth.keys()], (place) => {
    return placement.get(chat.messages[place]?.id ?? '')?.threadId ?? `alone ${place}`;
  });
  return [trueConversations(chat), found];
}

function trueConversations({ truth }: SampleChat): Partition {
  return partitionBy([...truth.keys()], (place) => truth.get(place)?.conversation ?? '');
}

function partitionBy(places: readonly number[], nameOf: (place: number) => string): Partition {
  const numbers = new Map<string, number>();
  return new Map(
    places.map((place) => {
      const name = nameOf(place);
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return [place, number];
    }),
  );
}

function isWithinConversation(chat: SampleChat, place: number, parentId: string | null): boolean {
  const truth = chat.truth.get(place);
  if (parentId === null) {
    return truth?.parentLine === null;
  }
  const parent = chat.messages.findIndex(({ id }) => id === parentId);
  return chat.truth.get(parent)?.conversation === truth?.conversation;
}

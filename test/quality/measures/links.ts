import { ChatWalk } from '../../../src-main/engine/threads/chat-walk.ts';
import type { LinkWeights } from '../../../src-main/engine/threads/weights.ts';
import type { AnnotatedChat } from '../corpora/corpus.ts';
import {
  componentsOf,
  type Links,
  linkAgreement,
  type Partition,
  type PartitionAgreement,
  partitionAgreement,
  type Share,
} from '../metrics/agreement.ts';

export interface LinkScores {
  /** Against the annotated links, one by one. */
  readonly links: Share;
  /** Share of messages linked to a right one, in percent, where several are right. */
  readonly anyRight: number;
  /** Share of messages linked to any message of their conversation, or rightly found to start one, in percent. */
  readonly sameConversation: number;
  readonly conversations: PartitionAgreement;
}

/** Links found in annotated chats by the product's own walk, compared with the annotated ones. */
export function linkScores(chats: readonly AnnotatedChat[], weights: LinkWeights): LinkScores {
  return compareLinks(chats.map((chat) => [chat, foundLinks(chat, weights)] as const));
}

/** What the product finds: for each place the place it answers, itself for a start. */
export function foundLinks(chat: AnnotatedChat, weights: LinkWeights): Links {
  const walk = new ChatWalk(weights);
  for (const message of chat.messages) {
    walk.add(message);
  }
  const { parent } = walk.columns;
  return new Map(
    chat.messages.map((_, place) => [place, [(parent[place] ?? -1) < 0 ? place : (parent[place] ?? place)]]),
  );
}

/** Scores of any links; the conversations are their connected components. */
export function compareLinks(pairs: readonly (readonly [chat: AnnotatedChat, found: Links])[]): LinkScores {
  let total = 0;
  let anyRight = 0;
  let same = 0;
  const partitions: [Partition, Partition][] = [];
  for (const [chat, found] of pairs) {
    const groups = componentsOf(chat.links, 0);
    for (const [place, targets] of chat.links) {
      const link = found.get(place)?.[0] ?? place;
      total++;
      anyRight += targets.includes(link) ? 1 : 0;
      same += (
        link === place
          ? targets.includes(place)
          : groups.get(link) === groups.get(place) && !targets.includes(place)
      )
        ? 1
        : 0;
    }
    const annotated = new Map([...found].filter(([place]) => chat.links.has(place)));
    partitions.push([componentsOf(chat.links, chat.scoredFrom), componentsOf(annotated, chat.scoredFrom)]);
  }
  return {
    links: linkAgreement(pairs.map(([chat, found]) => [chat.links, found])),
    anyRight: (100 * anyRight) / Math.max(1, total),
    sameConversation: (100 * same) / Math.max(1, total),
    conversations: partitionAgreement(partitions),
  };
}

/** The rule to beat: a message answers the one before it unless the pause was longer than `gap` seconds. */
export function gapRule(chat: AnnotatedChat, gap: number): Links {
  let before = -1;
  return new Map(
    chat.messages.map((message, place) => {
      const previous = before;
      const isSent = message.senderId !== null;
      before = isSent ? place : before;
      const pause = previous < 0 ? Number.POSITIVE_INFINITY : message.sentAt - (chat.messages[previous]?.sentAt ?? 0);
      return [place, [isSent && pause <= gap * 1000 ? previous : place]];
    }),
  );
}

import type { DigestCard } from '../contract/index.ts';
import type { Archive } from './archive/index.ts';
import { type DigestSummary, type Digests, seenMessages } from './digests/index.ts';
import type { FoundThread, Threads } from './threads/index.ts';

/** What happened to digests since: what their conversations gained ("3 new replies"), and open comments. */
export class DigestNews {
  readonly #digests: Digests;
  readonly #threads: Threads;
  readonly #archive: Archive;

  readonly #openComments: (digestId: string) => number;

  constructor(parts: {
    digests: Digests;
    threads: Threads;
    archive: Archive;
    openComments: (digestId: string) => number;
  }) {
    this.#digests = parts.digests;
    this.#threads = parts.threads;
    this.#archive = parts.archive;
    this.#openComments = parts.openComments;
  }

  /** A row of the list of digests, with what is new. */
  card({ threadIds, discussedFrom: _from, seen, supersededBy, ...summary }: DigestSummary): DigestCard {
    const openComments = this.#openComments(summary.id);
    const isSuperseded = this.#digests.canonicalOf(summary.id) !== summary.id;
    const card = {
      ...summary,
      ...(openComments > 0 && { openComments }),
      ...(isSuperseded && supersededBy !== undefined && { supersededBy }),
    };
    const now = threadIds.flatMap((id) => this.#threads.get(id)?.messageIds ?? []);
    // Most conversations are over: those need no look into the digest.
    const known = seenMessages(now);
    if (seen.count === 0 || (now.length > 0 && known.count === seen.count && known.sum === seen.sum)) {
      return card;
    }
    const newMessages = this.#newIn(card.id, now);
    return newMessages === 0 ? card : { ...card, newMessages };
  }

  /** Messages of a conversation that none of these digests has seen. */
  inThread(thread: FoundThread, digestIds: readonly string[]): number {
    if (digestIds.length === 0) {
      return 0;
    }
    const seen = new Set(digestIds.flatMap((id) => this.#digests.get(id).seenMessageIds));
    return seen.size === 0 ? 0 : thread.messageIds.filter((id) => !seen.has(id)).length;
  }

  /** A conversation that got an earlier beginning has another id: it is found by the messages it had. */
  #newIn(digestId: string, now: readonly string[]): number {
    const { seenMessageIds } = this.#digests.get(digestId);
    const seen = new Set(seenMessageIds);
    const messages = now.length > 0 ? now : this.#conversationOf(seenMessageIds);
    return messages.filter((id) => !seen.has(id)).length;
  }

  #conversationOf(messageIds: readonly string[]): readonly string[] {
    const seqs = this.#archive.messages.get(messageIds).map(({ seq }) => seq);
    const [first] = this.#threads.placement(seqs).values();
    return first === undefined ? [] : (this.#threads.get(first.threadId)?.messageIds ?? []);
  }
}

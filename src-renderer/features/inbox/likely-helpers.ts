import type { SearchHit, SearchResult, ThreadDetail } from '../../../src-main/contract/index.ts';

/** Somebody who answered something like it before. */
export interface Helper {
  readonly senderId: string;
  readonly name: string;
  /** Number of similar conversations they answered in. */
  readonly answered: number;
  /** The most similar of these. */
  readonly threadId: string;
  readonly chatId: string;
}

/** Words looked for at most: a question names its matter early. */
const MOST_WORDS = 12;

/** The words of a question that are looked for, each once. Single characters say too little. */
export function tellingWords(ask: string): readonly string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(ask)]
    .filter(({ isWordLike, segment }) => isWordLike && segment.length > 1)
    .map(({ segment }) => segment);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** What a search for one word found. */
export type WordFound = Pick<SearchResult, 'total'> & { readonly hits: readonly Pick<SearchHit, 'id'>[] };

/**
 * The messages that have most of the words, best first: each word counts for a message, and the
 * less the more messages have it, 1/√total. Word by word, because a search for all of them finds
 * the question itself and little else.
 */
export function bestMatches(found: readonly WordFound[], most: number): readonly string[] {
  const weights = new Map<string, number>();
  for (const { total, hits } of found) {
    for (const { id } of hits) weights.set(id, (weights.get(id) ?? 0) + 1 / Math.sqrt(Math.max(1, total)));
  }
  return [...weights]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([id]) => id);
}

/**
 * The members likely to know, best first: those who answered in conversations like this one. Each
 * conversation counts once for a person, and less the less it is like the question: 1/(rank + 1).
 * A name is one person here, whatever chats it is in: it is the name that is called.
 *
 * @param similar conversations in the order of their likeness, which may include the question's own
 */
export function likelyHelpers(
  similar: readonly ThreadDetail[],
  question: { readonly threadId: string; readonly askers: readonly string[] },
  most: number,
): readonly Helper[] {
  const helpers = new Map<string, Helper & { weight: number }>();
  for (const [rank, thread] of similar.filter(({ id }) => id !== question.threadId).entries()) {
    const answers = new Set(thread.answerIds);
    const seen = new Set<string>();
    for (const { id, sender, senderId } of thread.messages) {
      if (!answers.has(id) || senderId === null || !sender) continue;
      if (seen.has(sender) || question.askers.includes(sender)) continue;
      seen.add(sender);
      const known = helpers.get(sender);
      helpers.set(sender, {
        senderId: known?.senderId ?? senderId,
        name: sender,
        answered: (known?.answered ?? 0) + 1,
        threadId: known?.threadId ?? thread.id,
        chatId: known?.chatId ?? thread.chatId,
        weight: (known?.weight ?? 0) + 1 / (rank + 1),
      });
    }
  }
  return [...helpers.values()]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ weight: _weight, ...helper }) => helper);
}

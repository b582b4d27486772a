import type { CollapsedMessage, SearchHit } from '../../../contract/index.ts';
import { wordsOf } from '../../text/index.ts';
import type { Found } from '../answer.ts';
import type { StoredDigest } from '../digests/digest-texts.ts';
import type { FoundMessage, SearchSource } from '../source.ts';
import { hitOfDigest, hitOfMessage } from './hits.ts';
import { LitText } from './snippet.ts';

/** Something found with what folds into it. */
export interface FoldedFound {
  readonly found: Found;
  /** Messages that a digest condenses. */
  readonly messages: readonly FoundMessage[];
  /** How many others say nearly the same. */
  readonly alike: number;
}

/** Messages of so many words and more are compared; short ones are alike by chance. */
const LEAST_WORDS = 6;
/** Share of words in common from which two messages say the same. */
const ALIKE = 0.9;
/** Messages compared with each other for one result. */
const MOST_COMPARED = 60;
/** Digests, the best ones, compared with each other for one result. */
const MOST_DIGESTS_COMPARED = 20;
/** Digests are compared as a whole when this much of them, in characters, has this share of words in common. */
const OPENING = 200;
const LEAST_WORDS_OF_DIGEST = 12;
const OPENING_ALIKE = 0.8;

/**
 * Puts found messages under the found digest that condenses their conversation, and nearly equal messages, and
 * nearly equal digests, into the best of them (SEARCH-28, SEARCH-29).
 *
 * @param source null where every hit is to stand by itself: in searches among digests or messages only
 */
export function foldTogether(
  all: readonly Found[],
  source: SearchSource | null,
): { hits: FoldedFound[]; folded: number } {
  if (source === null) {
    return { hits: all.map((found) => ({ found, messages: [], alike: 0 })), folded: 0 };
  }
  const messages = all.flatMap(({ message }) => message ?? []);
  const likeDigests = foldDigests(all.flatMap(({ digest }) => digest ?? []));
  const digests = new Set(all.flatMap(({ digest }) => digest?.id ?? []));
  const under = digests.size === 0 ? new Map() : source.digestsOf(messages.map(({ seq }) => seq));
  const collapsed = new Map<string, FoundMessage[]>();
  const kept: { found: Found; alike: number; words: ReadonlySet<string> | null }[] = [];
  let folded = 0;
  let compared = 0;
  for (const found of all) {
    if (found.message === undefined) {
      const alike = likeDigests.counts.get(found.digest.id) ?? 0;
      if (likeDigests.best.has(found.digest.id)) {
        folded++;
      } else {
        kept.push({ found, alike, words: null });
      }
      continue;
    }
    const condensing = (under.get(found.message.id) ?? []).find((id: string) => digests.has(id));
    if (condensing !== undefined) {
      const digestId = likeDigests.best.get(condensing) ?? condensing;
      collapsed.set(digestId, [...(collapsed.get(digestId) ?? []), found.message]);
      folded++;
      continue;
    }
    const words = compared++ < MOST_COMPARED ? new Set(wordsOf(found.message.text)) : null;
    const like =
      words === null || words.size < LEAST_WORDS ? undefined : kept.find((one) => areAlike(one.words, words));
    if (like === undefined) {
      kept.push({ found, alike: 0, words });
    } else {
      like.alike++;
      folded++;
    }
  }
  const hits = kept.map(({ found, alike }) => ({
    found,
    alike,
    messages: found.digest === undefined ? [] : (collapsed.get(found.digest.id) ?? []),
  }));
  return { hits, folded };
}

export function hitOf({ found, messages, alike }: FoldedFound): SearchHit {
  const hit =
    found.digest === undefined
      ? hitOfMessage(found.message, found.score, found.leaves)
      : hitOfDigest(found.digest, found.score, found.leaves);
  return {
    ...hit,
    ...(messages.length > 0 && { messages: messages.map((message) => collapsedOf(message, found)) }),
    ...(alike > 0 && { alike }),
  };
}

function collapsedOf(message: FoundMessage, { leaves }: Found): CollapsedMessage {
  const { text, highlights } = new LitText(message.text, leaves).snippet();
  return { id: message.id, sender: message.sender, at: message.sentAt, snippet: text, highlights };
}

/** Which digests say nearly the same as a better one: that one's id, by id; and how many there are, by that id. */
function foldDigests(digests: readonly StoredDigest[]): {
  best: ReadonlyMap<string, string>;
  counts: ReadonlyMap<string, number>;
} {
  const best = new Map<string, string>();
  const counts = new Map<string, number>();
  const kept: { id: string; opening: ReadonlySet<string>; text: string; words: ReadonlySet<string> | null }[] = [];
  for (const digest of digests.slice(0, MOST_DIGESTS_COMPARED)) {
    const text = [digest.ask, digest.conclusion, digest.answers, digest.background, digest.discussion].join('\n');
    const one = { id: digest.id, opening: new Set(wordsOf(text.slice(0, OPENING))), text, words: null };
    const like = kept.find((other) => {
      if (one.opening.size < LEAST_WORDS_OF_DIGEST || !areAlike(other.opening, one.opening, OPENING_ALIKE)) {
        return false;
      }
      other.words ??= new Set(wordsOf(other.text));
      return areAlike(other.words, new Set(wordsOf(text)));
    });
    if (like === undefined) {
      kept.push(one);
    } else {
      best.set(digest.id, like.id);
      counts.set(like.id, (counts.get(like.id) ?? 0) + 1);
    }
  }
  return { best, counts };
}

function areAlike(one: ReadonlySet<string> | null, other: ReadonlySet<string>, share = ALIKE): boolean {
  if (one === null || Math.min(one.size, other.size) < share * Math.max(one.size, other.size)) {
    return false;
  }
  let common = 0;
  for (const word of one) {
    common += other.has(word) ? 1 : 0;
  }
  return common >= share * Math.max(one.size, other.size);
}

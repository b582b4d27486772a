import type { SearchScope } from '../../contract/index.ts';
import type { DigestIndex, StoredDigest } from './digests/digest-index.ts';
import { searchDigests, searchDigestsInParts } from './digests/digest-search.ts';
import type { MessageIndex } from './messages/message-index.ts';
import { searchMessages } from './messages/message-search.ts';
import { loosen } from './query/loosen.ts';
import { finished, hasUnfinished, type Leaf, positiveLeaves, type Query } from './query/tree.ts';
import type { FoundMessage, SearchSource } from './source.ts';

/** Something found, and the leaves to light in it. */
export type Found = { readonly score: number; readonly leaves: readonly Leaf[] } & (
  | { readonly digest: StoredDigest; readonly message?: undefined }
  | { readonly message: FoundMessage; readonly digest?: undefined }
);

export interface Answer {
  readonly total: number;
  /** Digests first, then messages, each best first. */
  readonly found: readonly Found[];
  /** Whether anything matches the query as a whole. */
  readonly whole: boolean;
}

/** With fewer hits than this, the beginnings of words count as well. */
const FEW_HITS = 20;
/** A query of so many parts is a question, however it is put. */
const QUESTION_PARTS = 5;

const NOTHING: Answer = { total: 0, found: [], whole: false };

/** Decides how a query is taken: as a whole, with its last word unfinished, or in parts (SEARCH-13). */
export class Answerer {
  readonly #messages: MessageIndex;
  readonly #digests: DigestIndex;
  readonly #source: SearchSource;

  constructor(messages: MessageIndex, digests: DigestIndex, source: SearchSource) {
    this.#messages = messages;
    this.#digests = digests;
    this.#source = source;
  }

  /** @param wanted hits, from the best on */
  answer(query: Query, scope: SearchScope, wanted: number): Answer {
    let answer = this.#search({ ...query, root: finished(query.root) }, scope, wanted);
    if (answer.total < FEW_HITS && hasUnfinished(query.root)) {
      answer = this.#search(query, scope, wanted);
    }
    if (answer.total > 0) {
      return scope === 'messages' ? answer : this.#withRelated(answer, query, wanted);
    }
    const parts = loosen(query);
    if (parts === null) {
      return NOTHING;
    }
    const digests = scope === 'messages' ? [] : this.#digestsInParts(query, parts, new Set(), wanted);
    const messages = scope === 'digests' ? null : searchMessages(this.#messages, this.#source, parts, wanted);
    const leaves = positiveLeaves(parts.root);
    const others = (messages?.hits ?? []).map(({ message, score }) => ({ message, score, leaves }));
    return { total: digests.length + (messages?.total ?? 0), found: [...digests, ...others], whole: false };
  }

  #search(query: Query, scope: SearchScope, wanted: number): Answer {
    const leaves = positiveLeaves(query.root);
    const digests = scope === 'messages' ? null : searchDigests(this.#digests, query, anyDigest, wanted);
    const messages = scope === 'digests' ? null : searchMessages(this.#messages, this.#source, query, wanted);
    const found: Found[] = [
      ...(digests?.hits ?? []).map(({ digest, score }) => ({ digest, score, leaves })),
      ...(messages?.hits ?? []).map(({ message, score }) => ({ message, score, leaves })),
    ];
    return { total: (digests?.total ?? 0) + (messages?.total ?? 0), found, whole: true };
  }

  #digestsInParts(query: Query, parts: Query, whole: ReadonlySet<number>, wanted: number): Found[] {
    const leaves = positiveLeaves(finished(query.root));
    const [part, another] = positiveLeaves(parts.root);
    if (part?.type === 'word' && another === undefined) {
      return []; // The whole query is this word, and it is nowhere.
    }
    const lit = distinct([...leaves, ...positiveLeaves(parts.root)]);
    const { hits } = searchDigestsInParts(this.#digests, { parts, leaves }, anyDigest, whole, wanted);
    return hits.map(({ digest, score }) => ({ digest, score, leaves: lit }));
  }

  /** A question in full is rarely answered in the same words: digests that come close follow those that match. */
  #withRelated(answer: Answer, query: Query, wanted: number): Answer {
    const digests = answer.found.filter((found) => found.digest !== undefined);
    const parts = loosen(query);
    if (parts === null || query.explicit || !isSentence(query, parts)) {
      return answer;
    }
    const whole = new Set(digests.flatMap(({ digest }) => (digest === undefined ? [] : [digest.number])));
    const related = this.#digestsInParts(query, parts, whole, wanted);
    const messages = answer.found.filter((found) => found.digest === undefined);
    const others = answer.total - digests.length - messages.length;
    if (isQuestion(query, parts)) {
      const total = related.length + messages.length + others;
      return { total, found: [...related, ...messages], whole: true };
    }
    const lowest = Math.min(1, ...digests.map(({ score }) => score));
    const below = related
      .filter(({ digest }) => digest !== undefined && !whole.has(digest.number))
      .map((found) => ({ ...found, score: (lowest * found.score) / (found.score + 1) }));
    return { total: answer.total + below.length, found: [...digests, ...below, ...messages], whole: true };
  }
}

function distinct(leaves: readonly Leaf[]): Leaf[] {
  return [...new Map(leaves.map((leaf) => [`${leaf.type} ${leaf.text}`, leaf])).values()];
}

const anyDigest = () => true;

/** Words of a language without blanks cannot be told apart: so long a run is a sentence, or several words. */
const SENTENCE_LENGTH = 4;

function isSentence(query: Query, parts: Query): boolean {
  return (
    isQuestion(query, parts) ||
    positiveLeaves(query.root).some((leaf) => leaf.type === 'run' && [...leaf.text].length >= SENTENCE_LENGTH)
  );
}

function isQuestion(query: Query, parts: Query): boolean {
  const count = positiveLeaves(parts.root).length;
  return count > 1 && (query.question || count >= QUESTION_PARTS);
}

import type { SearchRelaxation, SearchScope } from '../../contract/index.ts';
import { Conditions } from './conditions.ts';
import type { DigestIndex } from './digests/digest-index.ts';
import { type DigestCondition, searchDigests, searchDigestsInParts } from './digests/digest-search.ts';
import type { StoredDigest } from './digests/digest-texts.ts';
import type { NumberSet } from './digests/number-sets.ts';
import type { Bitmap } from './messages/bitmap.ts';
import type { MessageColumns } from './messages/message-columns.ts';
import type { MessageIndex } from './messages/message-index.ts';
import { searchMessages } from './messages/message-search.ts';
import { isQuotation, loosen } from './query/loosen.ts';
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
  /** What was given up to find anything. */
  readonly relaxed: readonly SearchRelaxation[];
  /** Numbers of all digests that were found, for counting. */
  readonly digests: NumberSet;
  readonly messages: Bitmap | null;
}

/** With fewer hits than this, the beginnings of words count as well. */
const FEW_HITS = 20;
/** A query of so many parts is a question, however it is put. */
const QUESTION_PARTS = 5;
/** Words of a language without blanks cannot be told apart: so long a run is a sentence, or several words. */
const SENTENCE_LENGTH = 4;

const NO_DIGESTS: NumberSet = new Uint32Array(0);
const NOTHING: Answer = { total: 0, found: [], whole: false, relaxed: [], digests: NO_DIGESTS, messages: null };

/** Where to look, and what the filters let through. */
interface Reach {
  /** Null: not among digests. */
  readonly digests: DigestCondition | null;
  readonly inMessages: boolean;
  readonly passing: Bitmap | null;
}

/** Decides how a query is taken: as a whole, with its last word unfinished, or in parts (SEARCH-13). */
export class Answerer {
  readonly #messages: MessageIndex;
  readonly #digests: DigestIndex;
  readonly #source: SearchSource;
  readonly #conditions: Conditions;

  constructor(messages: MessageIndex, digests: DigestIndex, source: SearchSource, columns: MessageColumns) {
    this.#messages = messages;
    this.#digests = digests;
    this.#source = source;
    this.#conditions = new Conditions(source, columns);
  }

  /** @param wanted hits, from the best on */
  answer(query: Query, scope: SearchScope, wanted: number): Answer {
    return this.#answerWithin(query, this.#reachOf(query, scope), wanted);
  }

  #reachOf(query: Query, scope: SearchScope): Reach {
    const inMessages = scope !== 'digests';
    return {
      digests: scope === 'messages' ? null : this.#conditions.digests(query.filters),
      inMessages,
      passing: inMessages ? this.#conditions.messages(query.filters, this.#messages.size) : null,
    };
  }

  #answerWithin(query: Query, reach: Reach, wanted: number): Answer {
    let answer = this.#search({ ...query, root: finished(query.root) }, reach, wanted);
    if (answer.total < FEW_HITS && hasUnfinished(query.root)) {
      answer = this.#search(query, reach, wanted);
    }
    if (answer.total > 0) {
      return this.#withRelated(answer, query, reach, wanted);
    }
    const parts = loosen(query);
    const inParts = parts === null ? NOTHING : this.#searchInParts(query, parts, reach, wanted);
    if (inParts.total > 0) {
      return { ...inParts, relaxed: ['every-word'] };
    }
    const unquoted = isSentenceWithQuotation(query) ? loosen(query, 'in-parts') : null;
    const answerUnquoted = unquoted === null ? NOTHING : this.#searchInParts(query, unquoted, reach, wanted);
    return answerUnquoted.total > 0 ? { ...answerUnquoted, relaxed: ['every-word', 'quotation-marks'] } : NOTHING;
  }

  #search(query: Query, reach: Reach, wanted: number): Answer {
    const leaves = positiveLeaves(query.root);
    const digests = reach.digests === null ? null : searchDigests(this.#digests, query, reach.digests, wanted);
    const messages = reach.inMessages
      ? searchMessages(this.#messages, this.#source, query, reach.passing, wanted)
      : null;
    return {
      ...NOTHING,
      total: (digests?.total ?? 0) + (messages?.total ?? 0),
      found: [
        ...(digests?.hits ?? []).map(({ digest, score }) => ({ digest, score, leaves })),
        ...(messages?.hits ?? []).map(({ message, score }) => ({ message, score, leaves })),
      ],
      whole: true,
      digests: digests?.numbers ?? NO_DIGESTS,
      messages: messages?.found ?? null,
    };
  }

  #searchInParts(query: Query, parts: Query, reach: Reach, wanted: number): Answer {
    const digests = this.#digestsInParts(query, parts, reach, new Set(), wanted);
    const messages = reach.inMessages
      ? searchMessages(this.#messages, this.#source, parts, reach.passing, wanted)
      : null;
    const leaves = positiveLeaves(parts.root);
    const others = (messages?.hits ?? []).map(({ message, score }) => ({ message, score, leaves }));
    return {
      ...NOTHING,
      total: digests.total + (messages?.total ?? 0),
      found: [...digests.found, ...others],
      digests: digests.digests,
      messages: messages?.found ?? null,
    };
  }

  #digestsInParts(query: Query, parts: Query, reach: Reach, whole: ReadonlySet<number>, wanted: number): Answer {
    const leaves = positiveLeaves(finished(query.root));
    const [part, another] = positiveLeaves(parts.root);
    // Where the whole query is one word, there is nothing less to find.
    if (reach.digests === null || (part?.type === 'word' && another === undefined)) {
      return NOTHING;
    }
    const lit = distinct([...leaves, ...positiveLeaves(parts.root)]);
    const found = searchDigestsInParts(this.#digests, { parts, leaves }, reach.digests, whole, wanted);
    const hits = found.hits.map(({ digest, score }) => ({ digest, score, leaves: lit }));
    return { ...NOTHING, total: found.total, found: hits, digests: found.numbers };
  }

  /** A question in full is rarely answered in the same words: digests that come close follow those that match. */
  #withRelated(answer: Answer, query: Query, reach: Reach, wanted: number): Answer {
    const parts = reach.digests === null || query.explicit ? null : loosen(query);
    if (parts === null || !isSentence(query, parts)) {
      return answer;
    }
    const digests = answer.found.filter((found) => found.digest !== undefined);
    const messages = answer.found.filter((found) => found.digest === undefined);
    const whole = new Set(answer.digests);
    const related = this.#digestsInParts(query, parts, reach, whole, wanted);
    const messageTotal = answer.total - Math.max(digests.length, answer.digests.length);
    if (isQuestion(query, parts)) {
      const total = related.total + Math.max(messages.length, messageTotal);
      return { ...answer, total, found: [...related.found, ...messages], digests: related.digests };
    }
    const lowest = Math.min(1, ...digests.map(({ score }) => score));
    const below = related.found
      .filter(({ digest }) => digest !== undefined && !whole.has(digest.number))
      .map((found) => ({ ...found, score: (lowest * found.score) / (found.score + 1) }));
    return { ...answer, total: answer.total + below.length, found: [...digests, ...below, ...messages] };
  }
}

function distinct(leaves: readonly Leaf[]): Leaf[] {
  return [...new Map(leaves.map((leaf) => [`${leaf.type} ${leaf.text}`, leaf])).values()];
}

/** Quotation marks in a long sentence, pasted perhaps, are not meant as strictly as `"a phrase"`. */
function isSentenceWithQuotation(query: Query): boolean {
  const leaves = positiveLeaves(query.root);
  return leaves.some(isQuotation) && leaves.filter((leaf) => !isQuotation(leaf)).length >= QUESTION_PARTS;
}

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

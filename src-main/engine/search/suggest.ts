import Fuse from 'fuse.js';
import { foldText, foldWithMap, originalRange } from '../text/index.ts';
import type { DigestIndex } from './digests/digest-index.ts';
import { editDistance } from './edit-distance.ts';
import type { MessageIndex, TermVisitor } from './messages/message-index.ts';
import { soundOf } from './pinyin.ts';
import { SearchedText } from './query/match.ts';
import { positiveLeaves, type Query, type WordLeaf } from './query/tree.ts';
import { digestFields } from './schema.ts';
import type { SearchSource } from './source.ts';
import { termOfWord } from './tokens/terms.ts';

/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 4;
/** From so many letters on, two slips in one word are possible. */
const LONG_WORD = 5;
/** Terms of one letter that are compared at most, in messages and in digests each. */
const MOST_COMPARED = 12_000;
/** Words that are looked up as they were written. */
const MOST_TRIED = 3;
/** Fuse.js, for headings: 0 is equal, 1 has nothing in common. */
const WIDEST_DISTANCE = 0.4;
/** Digests, newest first, whose titles and tags are compared. */
const DIGESTS_COMPARED = 500;
const EXAMPLES = 5;
/** Of a longer query the beginning is compared with headings. */
const LONGEST_HEADING = 40;
/** Longer ones are sentences: no slip of the input method. */
const LONGEST_NAME = 8;

const LATIN = /^[a-z]+$/;
const utf8 = new TextEncoder();
const utf8Reader = new TextDecoder();

/** Says what the user may have meant, from the words that are in the index. */
export class Suggester {
  readonly #messages: MessageIndex;
  readonly #digests: DigestIndex;
  readonly #source: SearchSource;

  constructor(messages: MessageIndex, digests: DigestIndex, source: SearchSource) {
    this.#messages = messages;
    this.#digests = digests;
    this.#source = source;
  }

  /** The query with every unknown Latin word replaced by the nearest known one; null when there is none. */
  correct(text: string, query: Query): string | null {
    let corrected = text;
    for (const leaf of positiveLeaves(query.root)) {
      if (leaf.type === 'word' && isCorrectable(leaf) && !this.#isKnown(leaf)) {
        const word = this.#nearestWord(leaf.text);
        corrected = word === null ? corrected : replaceWord(corrected, leaf.text, word);
      }
    }
    return corrected === text ? null : corrected;
  }

  /** The title or tag most like the query; null when none is like it. */
  nearestHeading(text: string): string | null {
    const fuse = new Fuse(
      this.#digests.headings(DIGESTS_COMPARED).map((heading) => ({ heading, folded: foldText(heading) })),
      {
        keys: ['folded'],
        threshold: WIDEST_DISTANCE,
        ignoreLocation: true,
      },
    );
    const [nearest] = fuse.search(foldText(text.slice(0, LONGEST_HEADING)), { limit: 1 });
    return nearest?.item.heading ?? null;
  }

  /** A person or tag that is written otherwise and sounds the same: 张山 for 张三; null without one. */
  sameSound(text: string): string | null {
    const sound = soundOf(text.trim());
    if (sound === null || text.trim().length > LONGEST_NAME) {
      return null;
    }
    const names = [
      ...this.#source.people().flatMap((person) => person.names),
      ...this.#digests.headings(DIGESTS_COMPARED),
    ];
    return names.find((name) => name.length <= LONGEST_NAME && soundOf(name)?.full === sound.full) ?? null;
  }

  #isKnown(leaf: WordLeaf): boolean {
    const term = termOfWord(leaf.text);
    return this.#messages.frequency(term) > 0 || this.#digests.frequency(term) > 0;
  }

  /**
   * The known word that takes the fewest slips to become this one, the most frequent of several.
   * Terms are compared that begin with one of the first two letters: few slips spare neither.
   */
  #nearestWord(word: string): string | null {
    const stem = termOfWord(word);
    const wanted = utf8.encode(stem);
    const most = stem.length < LONG_WORD ? 1 : 2;
    const near = new Map<string, { distance: number; count: number }>();
    const visit: TermVisitor = (bytes, start, end, count) => {
      const distance = editDistance(wanted, bytes, start, end, most);
      if (distance <= most) {
        const term = utf8Reader.decode(bytes.subarray(start, end));
        if (LATIN.test(term)) {
          near.set(term, { distance, count: (near.get(term)?.count ?? 0) + count });
        }
      }
    };
    for (const letter of new Set(stem.slice(0, 2))) {
      this.#messages.visitVocabulary(letter, visit, MOST_COMPARED);
      this.#digests.visitVocabulary(letter, visit, MOST_COMPARED);
    }
    const ranked = [...near].sort(([, left], [, right]) => left.distance - right.distance || right.count - left.count);
    for (const [term] of ranked.slice(0, MOST_TRIED)) {
      const written = this.#asWritten(term);
      if (written !== null) {
        return written;
      }
    }
    return null;
  }

  /** A word of that stem as somebody wrote it; the index knows stems only. */
  #asWritten(stem: string): string | null {
    const texts = [...this.#source.messages(this.#messages.examples(stem, EXAMPLES))].map(({ text }) => text);
    const digest = texts.length > 0 ? undefined : this.#digests.withTerm(stem);
    texts.push(...(digest === undefined ? [] : digestFields.map((field) => digest[field])));
    for (const text of texts) {
      const word = foldText(text)
        .match(/[a-z]+/g)
        ?.find((candidate) => termOfWord(candidate) === stem);
      if (word !== undefined) {
        return word;
      }
    }
    return null;
  }
}

function isCorrectable(leaf: WordLeaf): boolean {
  return leaf.text.length >= SHORTEST_WORD && LATIN.test(leaf.text);
}

function replaceWord(text: string, folded: string, replacement: string): string {
  const { folded: foldedText, map } = foldWithMap(text);
  const leaf: WordLeaf = { type: 'word', text: folded, unfinished: false };
  const [place] = new SearchedText(foldedText).places(leaf);
  if (place === undefined) {
    return text;
  }
  const [start, end] = originalRange(map, place[0], place[1]);
  return text.slice(0, start) + replacement + text.slice(end);
}

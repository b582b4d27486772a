import Fuse from 'fuse.js';
import { foldText, foldWithMap, originalRange } from '../text/index.ts';
import type { DigestIndex } from './digests/digest-index.ts';
import type { MessageIndex } from './messages/message-index.ts';
import { soundOf } from './pinyin.ts';
import { SearchedText } from './query/match.ts';
import { positiveLeaves, type Query, type WordLeaf } from './query/tree.ts';
import { digestFields } from './schema.ts';
import type { SearchSource } from './source.ts';
import { termOfWord } from './tokens/terms.ts';

/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 4;
/** Letters by which a meant word may be longer or shorter than the one typed. */
const LENGTH_DIFFERENCE = 2;
/** Fuse.js: 0 is equal, 1 has nothing in common. */
const WIDEST_DISTANCE = 0.4;
/** Words as near as the nearest, but for this much, compete by how often they are used. */
const NEARLY_EQUAL = 0.05;
/** Digests, newest first, whose titles and tags are compared. */
const DIGESTS_COMPARED = 500;
const EXAMPLES = 5;
/** Longer ones are sentences: no slip of the input method. */
const LONGEST_NAME = 8;

const LATIN = /^[a-z]+$/;

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
    const [nearest] = fuse.search(foldText(text), { limit: 1 });
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

  #nearestWord(word: string): string | null {
    const stem = termOfWord(word);
    const vocabulary = this.#vocabularyNear(stem);
    const fuse = new Fuse([...vocabulary.keys()], { threshold: WIDEST_DISTANCE, includeScore: true });
    const found = fuse.search(stem, { limit: 20 });
    const nearest = found[0]?.score ?? 1;
    const competing = found
      .filter(({ score = 1 }) => score <= nearest + NEARLY_EQUAL)
      .sort((left, right) => (vocabulary.get(right.item) ?? 0) - (vocabulary.get(left.item) ?? 0));
    for (const { item } of competing) {
      const written = this.#asWritten(item);
      if (written !== null) {
        return written;
      }
    }
    return null;
  }

  /** Terms of about the same length that start with one of the first two letters: few typos spare neither. */
  #vocabularyNear(stem: string): Map<string, number> {
    const vocabulary = new Map<string, number>();
    for (const letter of new Set(stem.slice(0, 2))) {
      for (const terms of [this.#messages.vocabulary(letter), this.#digests.vocabulary(letter)]) {
        for (const [term, count] of terms) {
          if (LATIN.test(term) && Math.abs(term.length - stem.length) <= LENGTH_DIFFERENCE) {
            vocabulary.set(term, (vocabulary.get(term) ?? 0) + count);
          }
        }
      }
    }
    return vocabulary;
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

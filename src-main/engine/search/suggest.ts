import Fuse from 'fuse.js';
import { foldText, foldWithMap, originalRange } from '../text/index.ts';
import type { DigestIndex } from './digests/digest-index.ts';
import type { MessageIndex } from './messages/message-index.ts';
import { soundOf } from './pinyin.ts';
import { SearchedText } from './query/match.ts';
import { positiveLeaves, type Query, type WordLeaf } from './query/tree.ts';
import { digestFields } from './schema.ts';
import type { SearchedPerson, SearchSource } from './source.ts';
import { termOfWord } from './tokens/terms.ts';
import { Vocabulary } from './vocabulary.ts';

/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 4;
/** Words that are looked up as they were written. */
const MOST_TRIED = 3;
/** Fuse.js, for headings: 0 is equal, 1 has nothing in common. */
const WIDEST_DISTANCE = 0.4;
/** Digests, newest first, whose titles and tags are compared. */
const DIGESTS_COMPARED = 500;
const EXAMPLES = 5;
/** Of a longer query the beginning is compared with headings: as much as Fuse.js compares at once. */
const LONGEST_HEADING = 32;
/** Longer ones are sentences: no slip of the input method. */
const LONGEST_NAME = 8;

const LATIN = /^[a-z]+$/;

/** What a query is compared with when nothing matches it, as it was at one moment. */
interface Headings {
  /** Which changes of the digests, and which people, it is from. */
  readonly generation: number;
  readonly people: readonly SearchedPerson[];
  readonly headings: readonly { readonly heading: string; readonly folded: string }[];
  /** Names and tags by their sound, the first of each. */
  readonly bySound: ReadonlyMap<string, string>;
}

/** Says what the user may have meant, from the words that are in the index. */
export class Suggester {
  readonly #messages: MessageIndex;
  readonly #digests: DigestIndex;
  readonly #source: SearchSource;
  readonly #vocabulary: Vocabulary;
  #known: Headings | null = null;

  constructor(messages: MessageIndex, digests: DigestIndex, source: SearchSource) {
    this.#messages = messages;
    this.#digests = digests;
    this.#source = source;
    this.#vocabulary = new Vocabulary(messages, digests);
  }

  /** Reads a piece of what suggestions need. @returns whether there was one */
  readAhead(): boolean {
    const known = this.#known;
    return this.#headings !== known || this.#vocabulary.readAhead();
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
    const wanted = foldText(text.slice(0, LONGEST_HEADING));
    const alike = this.#headings.headings.filter(({ folded }) => mayBeLike(wanted, folded));
    const fuse = new Fuse(alike, { keys: ['folded'], threshold: WIDEST_DISTANCE, ignoreLocation: true });
    const [nearest] = fuse.search(wanted, { limit: 1 });
    return nearest?.item.heading ?? null;
  }

  /** A person or tag that is written otherwise and sounds the same: 张山 for 张三; null without one. */
  sameSound(text: string): string | null {
    const sound = text.trim().length > LONGEST_NAME ? null : soundOf(text.trim());
    return sound === null ? null : (this.#headings.bySound.get(sound.full) ?? null);
  }

  get #headings(): Headings {
    const { generation } = this.#digests;
    const people = this.#source.people();
    if (this.#known === null || this.#known.generation !== generation || this.#known.people !== people) {
      const headings = this.#digests.headings(DIGESTS_COMPARED);
      const bySound = new Map<string, string>();
      for (const name of [...people.flatMap((person) => person.names), ...headings]) {
        const sound = name.length > LONGEST_NAME ? null : soundOf(name);
        if (sound !== null && !bySound.has(sound.full)) {
          bySound.set(sound.full, name);
        }
      }
      const folded = headings.map((heading) => ({ heading, folded: foldText(heading) }));
      this.#known = { generation, people, headings: folded, bySound };
    }
    return this.#known;
  }

  #isKnown(leaf: WordLeaf): boolean {
    const term = termOfWord(leaf.text);
    return this.#messages.frequency(term) > 0 || this.#digests.frequency(term) > 0;
  }

  /** The known word that takes the fewest slips to become this one. */
  #nearestWord(word: string): string | null {
    for (const term of this.#vocabulary.near(termOfWord(word)).slice(0, MOST_TRIED)) {
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

/** Whether a heading has enough of the wanted characters for Fuse.js to find it like them: it is slow. */
function mayBeLike(wanted: string, heading: string): boolean {
  let missing = 0;
  for (let place = 0; place < wanted.length; place++) {
    missing += heading.includes(wanted.charAt(place)) ? 0 : 1;
  }
  return missing <= WIDEST_DISTANCE * wanted.length;
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

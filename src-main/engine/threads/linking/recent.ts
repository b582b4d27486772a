import type { MemoryReader, MemoryWriter } from '../memory.ts';
import { MAXIMUM_ADDRESSEES } from '../reading/names.ts';

/** Messages a new one may answer are looked for among this many before it. */
export const WINDOW = 256;
const MASK = WINDOW - 1;
const WORD_CHAINS = 1 << 13;
/** Words kept of a message: the rarest. */
export const MAXIMUM_WORDS = 24;
const WORD_ENTRIES = WINDOW * MAXIMUM_WORDS;

/** What tells of a message at a glance. */
export const Trait = {
  /** Its author said nothing since. */
  lastOfAuthor: 1,
  /** It turns to somebody by name. */
  addresses: 2,
  asks: 4,
} as const;

/**
 * The last messages of a chat as columns of numbers, in a ring: message `ordinal` lies in slot
 * `slotOf(ordinal)` until 256 more have come.
 */
export class RecentMessages {
  readonly author = new Int32Array(WINDOW);
  readonly time = new Float64Array(WINDOW);
  readonly signals = new Int32Array(WINDOW);
  readonly length = new Int32Array(WINDOW);
  readonly hanShare = new Float32Array(WINDOW);
  /** Bits of `Trait`. */
  readonly traits = new Uint8Array(WINDOW);
  readonly bot = new Uint8Array(WINDOW);
  /** 1 for what a bot tells everybody: the weather every minute is nothing people answer. */
  readonly isAnnouncement = new Uint8Array(WINDOW);
  /** Number of the platform's own topic; -1 for none. */
  readonly topic = new Int32Array(WINDOW);
  readonly conversation = new Int32Array(WINDOW);
  /** 1 for the first message of its conversation, 2 for the second, … */
  readonly placeInConversation = new Int32Array(WINDOW);
  /** Author of the message this one answers; -1 when it starts something. */
  readonly parentAuthor = new Int32Array(WINDOW);
  /** How many messages answered this one, and how many of those by another author. */
  readonly answers = new Int32Array(WINDOW);
  readonly answersByOthers = new Int32Array(WINDOW);
  readonly lastAnswerer = new Int32Array(WINDOW);
  readonly wordCount = new Int32Array(WINDOW);
  readonly words = new Int32Array(WINDOW * MAXIMUM_WORDS);
  /**
   * Where the same word (or one of the same hash) stood before, as `ordinal * MAXIMUM_WORDS + place`:
   * messages with words in common are found by following these, without looking at the others.
   */
  readonly wordBefore = new Int32Array(WINDOW * MAXIMUM_WORDS);
  readonly #lastOfWord = new Int32Array(WORD_CHAINS).fill(-1);
  readonly weightSum = new Float32Array(WINDOW);
  readonly addresseeCount = new Int32Array(WINDOW);
  readonly addressees = new Int32Array(WINDOW * MAXIMUM_ADDRESSEES);
  readonly addressStrengths = new Uint8Array(WINDOW * MAXIMUM_ADDRESSEES);
  /** Ordinal of the author's message before this one; -1 when this is the first. */
  readonly previousOfAuthor = new Int32Array(WINDOW);
  /** 1 for the first message of its author, 2 for the second, … */
  readonly ordinalOfAuthor = new Int32Array(WINDOW);
  /** Lines of the chat, system notices included, up to this message. */
  readonly line = new Int32Array(WINDOW);

  save(memory: MemoryWriter): void {
    memory.put(...this.#columns());
  }

  restore(memory: MemoryReader): void {
    memory.fill(...this.#columns());
  }

  #columns() {
    const { author, time, signals, length, hanShare, bot, isAnnouncement, topic, conversation } = this;
    const { placeInConversation, parentAuthor, answers, answersByOthers, lastAnswerer } = this;
    const { wordCount, words, wordBefore, weightSum, addresseeCount, addressees, addressStrengths } = this;
    return [
      ...[author, time, signals, length, hanShare, bot, isAnnouncement, topic, conversation],
      ...[placeInConversation, parentAuthor, answers, answersByOthers, lastAnswerer],
      ...[wordCount, words, wordBefore, weightSum, addresseeCount, addressees, addressStrengths],
      ...[this.#lastOfWord, this.previousOfAuthor, this.ordinalOfAuthor, this.line, this.traits],
    ];
  }

  slotOf(ordinal: number): number {
    return ordinal & MASK;
  }

  /** Latest place a word, or one that shares its chain, stood at; see `wordBefore`. */
  lastOfWord(word: number): number {
    return this.#lastOfWord[word & (WORD_CHAINS - 1)] as number;
  }

  /** Index into `words` and `wordBefore` of a place given as `ordinal * MAXIMUM_WORDS + place`. */
  entryOf(at: number): number {
    return at % WORD_ENTRIES;
  }

  /** Keeps the words of the message `ordinal`. */
  storeWords(ordinal: number, words: Int32Array, count: number): void {
    const slot = ordinal & MASK;
    this.wordCount[slot] = count;
    for (let place = 0; place < count; place++) {
      const word = words[place] as number;
      const chain = word & (WORD_CHAINS - 1);
      this.words[slot * MAXIMUM_WORDS + place] = word;
      this.wordBefore[slot * MAXIMUM_WORDS + place] = this.#lastOfWord[chain] as number;
      this.#lastOfWord[chain] = ordinal * MAXIMUM_WORDS + place;
    }
  }

  /** How plainly the message in `slot` addresses `author`; see `Address`. */
  addressStrength(slot: number, author: number): number {
    const first = slot * MAXIMUM_ADDRESSEES;
    const count = this.addresseeCount[slot] ?? 0;
    for (let index = first; index < first + count; index++) {
      if (this.addressees[index] === author) {
        return this.addressStrengths[index] ?? 0;
      }
    }
    return 0;
  }
}

import type { ArchivedMessage } from '../../../contract/index.ts';
import { foldText } from '../../text/index.ts';
import { MAXIMUM_WORDS } from '../linking/recent.ts';
import type { MemoryReader, MemoryWriter } from '../memory.ts';
import { DistinctWords, MOST_WORDS } from './distinct-words.ts';
import { type Addressees, emptyAddressees, NameRegistry } from './names.ts';
import { readWording } from './signals.ts';
import { WordWeights } from './word-weights.ts';

/** Longer messages are read up to here; what they are about is clear by then. */
const MAXIMUM_TEXT = 2000;

/**
 * Reads the messages of one chat in order and lays out, as numbers, what the linker needs of each.
 * One object is used over and over: it holds the message read last.
 */
export class MessageReader {
  author = -1;
  /** Name of the author and beginning of the text, folded. */
  name = '';
  text = '';
  time = 0;
  signals = 0;
  forms = 0;
  /** Each word as one of 64 bits. */
  wordsLow = 0;
  wordsHigh = 0;
  /** UTF-16 units. */
  length = 0;
  wordCount = 0;
  readonly words = new Int32Array(MAXIMUM_WORDS);
  readonly weights = new Float32Array(MAXIMUM_WORDS);
  weightSum = 0;
  /** 0..1 */
  hanShare = 0;
  isBot = false;
  /** A bot beyond doubt: what is called an assistant may be a person. */
  isMachine = false;
  /** Number of the platform's own topic, counting from 0 by first appearance; -1 for none. */
  topic = -1;
  readonly addressees: Addressees = emptyAddressees();

  readonly #names = new NameRegistry();
  readonly #wordWeights: WordWeights;
  readonly #authorById = new Map<string, number>();
  readonly #topics = new Map<string, number>();
  readonly #namesSeen = new Map<string, NameSeen>();
  readonly #distinct = new DistinctWords();
  readonly #weightsOfDistinct = new Float64Array(MOST_WORDS);

  constructor(commonWords: ReadonlyMap<string, number>) {
    this.#wordWeights = new WordWeights(commonWords);
  }

  get authorCount(): number {
    return this.#authorById.size;
  }

  /** Number of a participant in this chat, counting from 0 by first appearance; -1 for none. */
  authorOf(participantId: string): number {
    return this.#authorById.get(participantId) ?? -1;
  }

  /** Reads a message that somebody sent. System notices are not for this. */
  read(message: ArchivedMessage, participantId: string): void {
    this.time = message.sentAt;
    this.author = this.#numberOf(participantId);
    const writer = this.#named(message.sender ?? '');
    this.name = writer.folded;
    this.#names.hear(this.author, this.name);
    this.isBot = writer.isBot;
    this.isMachine = writer.isMachine;
    this.topic = message.topic === undefined ? -1 : this.#topicOf(message.topic);
    const folded = foldText(message.text.length > MAXIMUM_TEXT ? message.text.slice(0, MAXIMUM_TEXT) : message.text);
    this.text = folded;
    this.#names.addressees(this.addressees, folded, this.author, this.#mentioned(message));
    const body = this.addressees.bodyStart > 0 ? folded.slice(this.addressees.bodyStart) : folded;
    this.length = message.text.length;
    readWording(this, body);
    this.hanShare = hanShareOf(body);
    this.#readWords(body);
  }

  /** Participant ids by author number. */
  get participants(): string[] {
    return [...this.#authorById.keys()];
  }

  /** Folded name an author writes under; empty for nobody. */
  nameOf(author: number): string {
    return this.#names.nameOf(author) ?? '';
  }

  /** Whether an author is no longer called as in the messages read so far. */
  isRenamed(participantId: string, name: string): boolean {
    const author = this.authorOf(participantId);
    return author >= 0 && this.nameOf(author) !== this.#foldName(name);
  }

  save(memory: MemoryWriter): void {
    this.#names.save(memory);
    this.#wordWeights.save(memory);
    memory.putJson([[...this.#authorById.keys()], [...this.#topics.keys()]]);
  }

  restore(memory: MemoryReader): void {
    this.#names.restore(memory);
    this.#wordWeights.restore(memory);
    const [authors, topics] = memory.json<[string[], string[]]>();
    for (const [author, id] of authors.entries()) {
      this.#authorById.set(id, author);
    }
    for (const [topic, id] of topics.entries()) {
      this.#topics.set(id, topic);
    }
  }

  #numberOf(participantId: string): number {
    let author = this.#authorById.get(participantId);
    if (author === undefined) {
      author = this.#authorById.size;
      this.#authorById.set(participantId, author);
    }
    return author;
  }

  #topicOf(topic: string): number {
    let number = this.#topics.get(topic);
    if (number === undefined) {
      number = this.#topics.size;
      this.#topics.set(topic, number);
    }
    return number;
  }

  #foldName(name: string): string {
    return this.#named(name).folded;
  }

  #named(name: string): NameSeen {
    let seen = this.#namesSeen.get(name);
    if (seen === undefined) {
      const folded = foldText(name).trim();
      seen = { folded, isBot: BOT_NAME.test(folded), isMachine: MACHINE_NAME.test(folded) };
      this.#namesSeen.set(name, seen);
    }
    return seen;
  }

  #mentioned(message: ArchivedMessage): readonly number[] {
    if (message.mentions === null || message.mentions.length === 0) {
      return NOBODY;
    }
    const authors: number[] = [];
    for (const mention of message.mentions) {
      const byId = mention.participantId === undefined ? -1 : this.authorOf(mention.participantId);
      const author = byId >= 0 ? byId : this.#names.find(this.#foldName(mention.name));
      if (author >= 0) {
        authors.push(author);
      }
    }
    return authors;
  }

  /** Keeps the rarest distinct words, and counts all of them. */
  #readWords(body: string): void {
    const distinct = this.#distinct;
    distinct.read(body);
    let count = 0;
    this.weightSum = 0;
    this.#wordWeights.weigh(distinct.hashes, distinct.count, this.#weightsOfDistinct);
    for (let index = 0; index < distinct.count; index++) {
      const hash = distinct.hashes[index] as number;
      const weight = this.#weightsOfDistinct[index] as number;
      let place = count;
      if (count === MAXIMUM_WORDS) {
        place = this.#lightest();
        const lightest = this.weights[place] ?? 0;
        if (weight <= lightest) {
          continue;
        }
        this.weightSum -= lightest;
      } else {
        count++;
      }
      this.words[place] = hash;
      this.weights[place] = weight;
      this.weightSum += weight;
    }
    this.wordCount = count;
    this.#signWords();
    this.#wordWeights.hear(this.words, count);
  }

  #signWords(): void {
    this.wordsLow = 0;
    this.wordsHigh = 0;
    for (let index = 0; index < this.wordCount; index++) {
      const bit = ((this.words[index] ?? 0) >>> 8) & 63;
      if (bit < 32) {
        this.wordsLow |= 1 << bit;
      } else {
        this.wordsHigh |= 1 << (bit - 32);
      }
    }
  }

  #lightest(): number {
    let lightest = 0;
    for (let index = 1; index < MAXIMUM_WORDS; index++) {
      if ((this.weights[index] ?? 0) < (this.weights[lightest] ?? 0)) {
        lightest = index;
      }
    }
    return lightest;
  }
}

const BOT_NAME = /(?:bot|机器人|小助手|助手)[\d_\s]*$|^u?bot/;
const MACHINE_NAME = /(?:bot|机器人)[\d_\s]*$|^u?bot/;

/** What is seen from a name as it is written. */
interface NameSeen {
  readonly folded: string;
  readonly isBot: boolean;
  readonly isMachine: boolean;
}

const NOBODY: readonly number[] = [];

/** Share of Han characters among the characters that are no blanks, of the first two hundred. */
function hanShareOf(text: string): number {
  const end = Math.min(text.length, 200);
  let han = 0;
  let seen = 0;
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 32) {
      seen++;
      han += unit >= 0x3400 && unit <= 0x9fff ? 1 : 0;
    }
  }
  return seen === 0 ? 0 : han / seen;
}

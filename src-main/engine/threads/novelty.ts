import { wordsOf } from '../text/index.ts';

/** What there is a digest on. */
export interface DigestTopic {
  /** The digest's. */
  readonly id: string;
  readonly title: string;
  /** Conversations it rests on: those are not held against themselves. */
  readonly threadIds: readonly string[];
}

/** A topic with the different words of its title; none when these tell too little to compare by. */
export interface KnownTopic extends DigestTopic {
  readonly words: readonly string[];
}

/** Share of the words of a digest's title that a question on the same holds. */
const LARGELY = 0.65;
/** A title of fewer words tells too little to compare by. */
const LEAST_WORDS = 3;
const MAXIMUM_TEXT = 600;

/** The words of a question that count, each once. */
export function questionWords({ title, ask }: { readonly title: string; readonly ask: string }): Set<string> {
  return new Set(wordsOf(`${title}\n${ask}`.slice(0, MAXIMUM_TEXT)));
}

/** Whether so many of a title's words are largely all of them. */
export function isLargely(found: number, words: readonly string[]): boolean {
  return words.length > 0 && found >= LARGELY * words.length;
}

/** What the digests there are tell already: a question on the same is no news. */
export class Novelty {
  readonly #topics = new Map<string, KnownTopic>();
  readonly #byWord = new Map<string, Set<KnownTopic>>();
  /** How many topics rest on each conversation. */
  readonly #resting = new Map<string, number>();

  constructor(digests: Iterable<DigestTopic> = []) {
    this.follow(digests);
  }

  /**
   * Takes over what changed.
   *
   * @param digests all there are
   * @returns the topics that went and those that came, of one that changed both
   */
  follow(digests: Iterable<DigestTopic>): KnownTopic[] {
    const changed: KnownTopic[] = [];
    const gone = new Set(this.#topics.keys());
    for (const digest of digests) {
      const known = this.#topics.get(digest.id);
      gone.delete(digest.id);
      if (known !== undefined && isSame(known, digest)) {
        continue;
      }
      if (known !== undefined) {
        changed.push(this.#remove(known));
      }
      changed.push(this.#add(digest));
    }
    for (const id of gone) {
      const known = this.#topics.get(id);
      if (known !== undefined) {
        changed.push(this.#remove(known));
      }
    }
    return changed;
  }

  /** Whether a digest that does not rest on this conversation has largely the words of its question in its title. */
  isCovered(question: { readonly id: string; readonly title: string; readonly ask: string }): boolean {
    if (this.#topics.size === 0 || this.#resting.has(question.id)) {
      return false;
    }
    const found = new Map<KnownTopic, number>();
    for (const word of questionWords(question)) {
      for (const topic of this.#byWord.get(word) ?? []) {
        const times = (found.get(topic) ?? 0) + 1;
        if (isLargely(times, topic.words)) {
          return true;
        }
        found.set(topic, times);
      }
    }
    return false;
  }

  #add({ id, title, threadIds }: DigestTopic): KnownTopic {
    const words = [...new Set(wordsOf(title))];
    const topic = { id, title, threadIds: [...threadIds], words: words.length < LEAST_WORDS ? [] : words };
    this.#topics.set(id, topic);
    for (const threadId of topic.threadIds) {
      this.#resting.set(threadId, (this.#resting.get(threadId) ?? 0) + 1);
    }
    for (const word of topic.words) {
      const topics = this.#byWord.get(word);
      if (topics === undefined) {
        this.#byWord.set(word, new Set([topic]));
      } else {
        topics.add(topic);
      }
    }
    return topic;
  }

  #remove(topic: KnownTopic): KnownTopic {
    this.#topics.delete(topic.id);
    for (const threadId of topic.threadIds) {
      const others = (this.#resting.get(threadId) ?? 0) - 1;
      if (others > 0) {
        this.#resting.set(threadId, others);
      } else {
        this.#resting.delete(threadId);
      }
    }
    for (const word of topic.words) {
      const topics = this.#byWord.get(word);
      topics?.delete(topic);
      if (topics?.size === 0) {
        this.#byWord.delete(word);
      }
    }
    return topic;
  }
}

function isSame(one: DigestTopic, other: DigestTopic): boolean {
  return (
    one.title === other.title &&
    one.threadIds.length === other.threadIds.length &&
    one.threadIds.every((id, place) => id === other.threadIds[place])
  );
}

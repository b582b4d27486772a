import { wordsOf } from '../text/index.ts';

/** What there is a digest on. */
export interface DigestTopic {
  readonly title: string;
  /** Conversations it rests on: those are not held against themselves. */
  readonly threadIds: readonly string[];
}

/** Share of the words of a digest's title that a question on the same holds. */
const LARGELY = 0.65;
/** A title of fewer words tells too little to compare by. */
const LEAST_WORDS = 3;
const MAXIMUM_TEXT = 600;

/** What the digests there are tell already: a question on the same is no news. */
export class Novelty {
  readonly #topics: { readonly words: readonly string[]; readonly threadIds: readonly string[] }[] = [];
  /** Topics by word. */
  readonly #byWord = new Map<string, number[]>();
  readonly #ofThreads = new Set<string>();

  constructor(digests: Iterable<DigestTopic>) {
    for (const { title, threadIds } of digests) {
      for (const id of threadIds) {
        this.#ofThreads.add(id);
      }
      const words = [...new Set(wordsOf(title))];
      if (words.length >= LEAST_WORDS) {
        const topic = this.#topics.push({ words, threadIds }) - 1;
        for (const word of words) {
          const topics = this.#byWord.get(word);
          if (topics === undefined) {
            this.#byWord.set(word, [topic]);
          } else {
            topics.push(topic);
          }
        }
      }
    }
  }

  /** Whether a digest that does not rest on this conversation has largely the words of its question in its title. */
  isCovered({ id, title, ask }: { readonly id: string; readonly title: string; readonly ask: string }): boolean {
    if (this.#topics.length === 0 || this.#ofThreads.has(id)) {
      return false;
    }
    const found = new Map<number, number>();
    for (const word of new Set(wordsOf(`${title}\n${ask}`.slice(0, MAXIMUM_TEXT)))) {
      for (const topic of this.#byWord.get(word) ?? []) {
        const times = (found.get(topic) ?? 0) + 1;
        if (times >= LARGELY * (this.#topics[topic]?.words.length ?? Number.POSITIVE_INFINITY)) {
          return true;
        }
        found.set(topic, times);
      }
    }
    return false;
  }
}

import { stem } from '../../src-main/engine/search/tokens/stem.ts';
import { foldText } from '../../src-main/engine/text/index.ts';

/**
 * The measure everybody is compared with: plain BM25 (Robertson & Zaragoza 2009) over one field,
 * English stemmed without stop words, Chinese by pairs of characters. Made for measuring: it shares
 * nothing with the product but the folding and the stems.
 */
export class PlainBm25 {
  readonly #ids: string[] = [];
  readonly #lengths: number[] = [];
  readonly #postings = new Map<string, Map<number, number>>();

  add(id: string, text: string): void {
    const number = this.#ids.push(id) - 1;
    const terms = termsOf(text);
    this.#lengths.push(terms.length);
    for (const term of terms) {
      const postings = this.#postings.get(term) ?? new Map<number, number>();
      postings.set(number, (postings.get(number) ?? 0) + 1);
      this.#postings.set(term, postings);
    }
  }

  /** Ids of the best documents, best first. */
  search(query: string, most: number): string[] {
    const scores = new Map<number, number>();
    const count = this.#ids.length;
    const average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
    for (const term of termsOf(query)) {
      const postings = this.#postings.get(term) ?? new Map<number, number>();
      const weight = Math.log(1 + (count - postings.size + 0.5) / (postings.size + 0.5));
      for (const [number, times] of postings) {
        const factor = K1 * (1 - B + (B * (this.#lengths[number] ?? 0)) / average);
        scores.set(number, (scores.get(number) ?? 0) + (weight * times * (K1 + 1)) / (times + factor));
      }
    }
    return [...scores]
      .sort((left, right) => right[1] - left[1])
      .slice(0, most)
      .map(([number]) => this.#ids[number] ?? '');
  }
}

const K1 = 1.2;
const B = 0.75;

/** Lucene's list of English stop words. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they ' +
    'this to was will with'
  ).split(' '),
);

function termsOf(text: string): string[] {
  return (foldText(text).match(/[a-z0-9]+|\p{Script=Han}+|[^\P{L}\p{Script=Han}a-z0-9]+/gu) ?? []).flatMap((run) => {
    if (/^[a-z0-9]/.test(run)) {
      return STOP_WORDS.has(run) ? [] : [/^[a-z]+$/.test(run) ? stem(run) : run];
    }
    const characters = [...run];
    return characters.length < 2
      ? characters
      : characters.slice(1).map((second, place) => (characters[place] ?? '') + second);
  });
}

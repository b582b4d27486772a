import type { RunScanner } from '../../text/index.ts';
import { termsOfWord } from '../tokens/terms.ts';
import { KeyTable } from './key-table.ts';

interface KnownWord {
  readonly word: string;
  readonly numbers: readonly number[];
}

/** Gives the terms of a segment numbers from 1, in the order in which they first come. */
export class TermNumbers {
  count = 0;
  readonly #grams = new KeyTable();
  /** Places in `#known` by hash of the word, so that a word seen before costs no string. */
  readonly #places = new KeyTable();
  #known: KnownWord[] = [];
  /** Words whose hash another word has. */
  #colliding = new Map<string, readonly number[]>();
  #terms = new Map<string, number>();

  /** @param second 0 for a character alone */
  ofGram(first: number, second: number): number {
    const key = ((first << 16) | second) >>> 0;
    let number = this.#grams.find(key);
    if (number === 0) {
      number = ++this.count;
      this.#grams.add(key, number);
    }
    return number;
  }

  ofTerm(term: string): number {
    let number = this.#terms.get(term);
    if (number === undefined) {
      number = ++this.count;
      this.#terms.set(term, number);
    }
    return number;
  }

  /** The numbers of all terms that a word of the scanner's text stands for. */
  ofWord(scanner: RunScanner, start: number, end: number): readonly number[] {
    const key = hashOf(scanner.units, start, end);
    const place = this.#places.find(key);
    if (place === 0) {
      const word = scanner.text(start, end);
      const known = { word, numbers: this.#learn(word) };
      this.#known.push(known);
      this.#places.add(key, this.#known.length);
      return known.numbers;
    }
    const known = this.#known[place - 1];
    if (known !== undefined && standsAt(known.word, scanner.units, start, end)) {
      return known.numbers;
    }
    return this.#ofColliding(scanner.text(start, end));
  }

  /** Visits every term in ascending order. */
  forEachSorted(visit: (term: string, number: number) => void): void {
    const terms = [...this.#terms.keys()].sort();
    let next = 0;
    const visitUpTo = (limit: string | null): void => {
      for (let term = terms[next]; term !== undefined && (limit === null || term < limit); term = terms[next]) {
        visit(term, this.#terms.get(term) ?? 0);
        next++;
      }
    };
    for (const key of this.#grams.sortedKeys()) {
      const second = key & 0xffff;
      const gram = second === 0 ? String.fromCharCode(key >>> 16) : String.fromCharCode(key >>> 16, second);
      visitUpTo(gram);
      visit(gram, this.#grams.find(key));
    }
    visitUpTo(null);
  }

  clear(): void {
    this.count = 0;
    this.#grams.clear();
    this.#places.clear();
    this.#known = [];
    this.#colliding = new Map();
    this.#terms = new Map();
  }

  #learn(word: string): readonly number[] {
    return termsOfWord(word).map((term) => this.ofTerm(term));
  }

  #ofColliding(word: string): readonly number[] {
    let numbers = this.#colliding.get(word);
    if (numbers === undefined) {
      numbers = this.#learn(word);
      this.#colliding.set(word, numbers);
    }
    return numbers;
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo; public domain). */
function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (units[index] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

function standsAt(word: string, units: Uint16Array, start: number, end: number): boolean {
  if (word.length !== end - start) {
    return false;
  }
  for (let index = 0; index < word.length; index++) {
    if (word.charCodeAt(index) !== units[start + index]) {
      return false;
    }
  }
  return true;
}

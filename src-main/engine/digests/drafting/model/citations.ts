/** A sentence of an answer, or another piece of it, without its citations, with the numbers it cites. */
export interface CitedSentence {
  /** With the blanks that stood before it. */
  readonly text: string;
  readonly cites: readonly number[];
}

const OPEN = '[\\[【［]';
const CLOSE = '[\\]】］]';
/** `[12]`, `[3,5]`, `[3-5]`, `【3、5】`, `[#3]`, and blanks before it; not the words of a link, not a footnote. */
const CITATION = new RegExp(
  `\\s*${OPEN}\\s*#?\\d{1,6}(?:\\s*[,，、;；\\s~～–—-]\\s*#?\\d{1,6})*\\s*${CLOSE}(?!\\(|:\\s*http)`,
  'y',
);
const WEB_ADDRESS = /https?:\/\/[^\s<>"[\]，。；！？、「」『』（）【】《》“”‘’]+/y;
const CODE_SPAN = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/y;
const CHINESE_END = /[。！？]+[”’」』）》)"']*/y;
/** Needs a blank, a citation or the end behind it: points stand within numbers and names too. */
const WESTERN_END = /[.!?]+[”’」』）》)"']*(?=\s|$|[[【［]\s*#?\d)/y;
/** Words that end with a point without ending a sentence. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|Dr|Mr|Mrs|Ms|No|approx|\p{Lu})|(?:^|\s)\d{1,2})$/u;
const LONGEST_RANGE = 50;

/** Takes a line apart into sentences with what each cites; citations may stand before or behind the full stop. */
export function citedSentences(line: string): CitedSentence[] {
  return new Reading(line).sentences();
}

class Reading {
  readonly #line: string;
  readonly #sentences: { text: string; cites: number[] }[] = [];
  #text = '';
  #cites: number[] = [];
  #at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  sentences(): CitedSentence[] {
    while (this.#at < this.#line.length) {
      const verbatim = this.#match(CODE_SPAN) ?? this.#match(WEB_ADDRESS);
      if (verbatim !== null) {
        this.#take(verbatim);
      } else if (this.#takeCitations()) {
        const end = this.#match(CHINESE_END) ?? this.#match(WESTERN_END);
        if (end !== null) {
          this.#take(end);
          this.#endSentence();
        }
      } else {
        const end = this.#sentenceEnd();
        this.#take(end ?? this.#line.charAt(this.#at));
        if (end !== null) {
          this.#endSentence();
        }
      }
    }
    this.#endSentence();
    return this.#sentences;
  }

  #sentenceEnd(): string | null {
    const chinese = this.#match(CHINESE_END);
    if (chinese !== null) {
      // What is quoted goes on: “怎么办？”他问。
      const goesOn =
        /[”’」』）》)"']$/.test(chinese) && /^[\p{L}\p{N}，、]/u.test(this.#line.slice(this.#at + chinese.length));
      return goesOn ? null : chinese;
    }
    const western = this.#match(WESTERN_END);
    return western === '.' && ABBREVIATION.test(this.#text) ? null : western;
  }

  #endSentence(): void {
    this.#takeCitations();
    const last = this.#sentences.at(-1);
    if (!/[\p{L}\p{N}]/u.test(this.#text) && last !== undefined) {
      // Citations and marks alone belong to the sentence before them.
      last.text += this.#text;
      last.cites.push(...this.#cites);
    } else if (this.#text.trim() !== '' || this.#cites.length > 0) {
      this.#sentences.push({ text: this.#text, cites: this.#cites });
    }
    this.#text = '';
    this.#cites = [];
  }

  #takeCitations(): boolean {
    let found = this.#match(CITATION);
    const any = found !== null;
    while (found !== null) {
      this.#cites.push(...numbersIn(found));
      this.#at += found.length;
      found = this.#match(CITATION);
    }
    return any;
  }

  #take(text: string): void {
    this.#text += text;
    this.#at += text.length;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#line)?.[0] ?? null;
  }
}

function numbersIn(citation: string): number[] {
  const numbers: number[] = [];
  for (const [, first, last] of citation.matchAll(/(\d+)(?:\s*[~～–—-]\s*#?(\d+))?/g)) {
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    const isRange = to >= from && to - from < LONGEST_RANGE;
    numbers.push(...(isRange ? Array.from({ length: to - from + 1 }, (_, step) => from + step) : [from, to]));
  }
  return numbers;
}

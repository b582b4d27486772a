import { foldInto, foldText } from './fold.ts';

/**
 * Runs: stretches of one kind of writing in a folded text, the raw material of words.
 *
 * - `letters`: letters and digits of scripts that put blanks between words (Latin, Cyrillic, …)
 * - `unspaced`: Han, kana, Thai and other scripts that write without blanks
 * - `hangul`: Korean, with blanks, but with endings glued to the words
 * - `symbol`: one emoji
 */
export type RunKind = 'letters' | 'unspaced' | 'hangul' | 'symbol';

const SEPARATOR = 1;
const LETTER = 2;
const DIGIT = 3;
const UNSPACED = 4;
const HANGUL = 5;
const SYMBOL = 6;
const HIGH_SURROGATE = 7;

const FIRST_HIGH_SURROGATE = 0xd800;
const FIRST_LOW_SURROGATE = 0xdc00;
const LAST_SURROGATE = 0xdfff;
/** Arguments a call may safely have. */
const CHUNK = 8192;
const HASH = 0x23;
const PLUS = 0x2b;

const DIGIT_PATTERN = /\p{Nd}/u;
const UNSPACED_PATTERN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆\u3099\u309a]/u;
const HANGUL_PATTERN = /\p{Script=Hangul}/u;
const LETTER_PATTERN = /[\p{L}\p{M}\p{N}]/u;
const SYMBOL_PATTERN = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** Classes of the 65,536 UTF-16 units; 0 where nobody asked yet. */
const classes = new Uint8Array(0x10000);

/**
 * Walks over the runs of a folded text. Made for loops over millions of texts: one scanner is
 * reused, and `kind`, `start` and `end` (UTF-16 positions, `end` exclusive) tell where it stands.
 */
export class RunScanner {
  kind: RunKind = 'letters';
  start = 0;
  end = 0;
  /** The folded text; only the first `length` units count. */
  units = new Uint16Array(256);
  length = 0;

  /** Starts on a text that is folded already. */
  reset(folded: string): void {
    this.#start(folded.length);
    for (let index = 0; index < folded.length; index++) {
      this.units[index] = folded.charCodeAt(index);
    }
  }

  /** Starts on any text and folds it. */
  fold(text: string): void {
    this.#start(text.length);
    if (!foldInto(text, this.units)) {
      this.reset(foldText(text));
    }
  }

  /** Goes to the next run; false at the end of the text. */
  next(): boolean {
    let index = this.end;
    while (index < this.length) {
      const found = this.#classAt(index);
      if (found === SEPARATOR) {
        index += 1;
      } else {
        this.start = index;
        this.#take(found);
        return true;
      }
    }
    this.start = index;
    this.end = index;
    return false;
  }

  text(start: number, end: number): string {
    let text = '';
    for (let from = start; from < end; from += CHUNK) {
      // Spreading a typed array takes ten times as long; `apply` takes anything array-like.
      const units = this.units.subarray(from, Math.min(end, from + CHUNK)) as unknown as number[];
      text += String.fromCharCode.apply(null, units);
    }
    return text;
  }

  isDigitAt(index: number): boolean {
    return index >= 0 && index < this.length && this.#classAt(index) === DIGIT;
  }

  /**
   * Length of the `++` or `#` that belongs to the name that ends at a position (`c++`, `f#`); 0
   * without one, or when the name goes on behind it.
   */
  suffixLengthAt(end: number): number {
    const first = this.units[end];
    const length = first === HASH ? 1 : first === PLUS && this.units[end + 1] === PLUS ? 2 : 0;
    const after = end + length;
    if (after > this.length) {
      return 0; // the units behind the text are those of an earlier one
    }
    return after < this.length && isLetterOrDigit(this.#classAt(after)) ? 0 : length;
  }

  #start(length: number): void {
    if (length > this.units.length) {
      this.units = new Uint16Array(Math.max(length, this.units.length * 2));
    }
    this.length = length;
    this.start = 0;
    this.end = 0;
  }

  #take(found: number): void {
    let index = this.start + this.#widthAt(this.start);
    if (found === SYMBOL) {
      this.kind = 'symbol';
    } else if (found === UNSPACED || found === HANGUL) {
      this.kind = found === HANGUL ? 'hangul' : 'unspaced';
      while (index < this.length && this.#classAt(index) === found) {
        index += this.#widthAt(index);
      }
    } else {
      this.kind = 'letters';
      while (index < this.length && isLetterOrDigit(this.#classAt(index))) {
        index += this.#widthAt(index);
      }
    }
    this.end = index;
  }

  #classAt(index: number): number {
    const unit = this.units[index] ?? 0;
    const found = classes[unit] || learn(unit);
    if (found !== HIGH_SURROGATE) {
      return found;
    }
    return this.#widthAt(index) === 2 ? classify(this.text(index, index + 2)) : SEPARATOR;
  }

  /** UTF-16 units of the character at a position: 2 for a pair of surrogates. */
  #widthAt(index: number): 1 | 2 {
    const unit = this.units[index] ?? 0;
    if (unit < FIRST_HIGH_SURROGATE || unit >= FIRST_LOW_SURROGATE || index + 1 >= this.length) {
      return 1;
    }
    const next = this.units[index + 1] ?? 0;
    return next >= FIRST_LOW_SURROGATE && next <= LAST_SURROGATE ? 2 : 1;
  }
}

function isLetterOrDigit(found: number): boolean {
  return found === LETTER || found === DIGIT;
}

function learn(unit: number): number {
  let found = SEPARATOR;
  if (unit >= FIRST_HIGH_SURROGATE && unit < FIRST_LOW_SURROGATE) {
    found = HIGH_SURROGATE;
  } else if (unit < FIRST_LOW_SURROGATE || unit > LAST_SURROGATE) {
    found = classify(String.fromCharCode(unit));
  }
  classes[unit] = found;
  return found;
}

function classify(character: string): number {
  if (DIGIT_PATTERN.test(character)) {
    return DIGIT;
  }
  if (UNSPACED_PATTERN.test(character)) {
    return UNSPACED;
  }
  if (HANGUL_PATTERN.test(character)) {
    return HANGUL;
  }
  if (LETTER_PATTERN.test(character)) {
    return LETTER;
  }
  return SYMBOL_PATTERN.test(character) ? SYMBOL : SEPARATOR;
}

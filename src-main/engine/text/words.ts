import { foldText } from './fold.ts';
import { RunScanner } from './runs.ts';

const scanner = new RunScanner();

/**
 * The words of a text, folded, in order, repeated as often as they stand there: what two texts
 * have in common is a matter of their words.
 *
 * Latin words, numbers and identifiers are whole (`q4_k_m`, `v1.2.3`, `c++`, `gpt-4`, `don't`);
 * Chinese, Japanese and other unspaced writing comes as overlapping bigrams, a character that stands
 * alone as itself; Korean comes as it is spaced. Emoji and punctuation are no words.
 */
export function wordsOf(text: string): string[] {
  const folded = foldText(text);
  const words: string[] = [];
  visitWords(folded, (start, end) => words.push(folded.slice(start, end)));
  return words;
}

/**
 * Tells where each word of a folded text stands (UTF-16 positions, `end` exclusive), without making strings of them:
 * what is counted a million times is better hashed as it lies there.
 */
export function visitWords(folded: string, visit: (start: number, end: number) => void): void {
  scanner.reset(folded);
  let more = scanner.next();
  while (more) {
    const { kind, start, end } = scanner;
    if (kind === 'letters') {
      more = visitIdentifier(folded, start, visit);
      continue;
    }
    if (kind === 'unspaced') {
      visitBigrams(folded, start, end, visit);
    } else if (kind === 'hangul') {
      visit(start, end);
    }
    more = scanner.next();
  }
}

function visitBigrams(folded: string, start: number, end: number, visit: (start: number, end: number) => void): void {
  let first = start;
  let second = start + widthAt(folded, start);
  if (second === end) {
    visit(start, end);
  }
  while (second < end) {
    const next = second + widthAt(folded, second);
    visit(first, next);
    first = second;
    second = next;
  }
}

/** UTF-16 units of the character at a position of a run, which never ends within one. */
function widthAt(folded: string, position: number): number {
  const unit = folded.charCodeAt(position);
  return unit >= FIRST_HIGH_SURROGATE && unit < FIRST_LOW_SURROGATE ? 2 : 1;
}

const FIRST_HIGH_SURROGATE = 0xd800;
const FIRST_LOW_SURROGATE = 0xdc00;

/** Visits the run the scanner stands on with all that is joined to it, and moves the scanner behind it. */
function visitIdentifier(folded: string, start: number, visit: (start: number, end: number) => void): boolean {
  let end = scanner.end;
  let more = scanner.next();
  while (more && scanner.kind === 'letters' && scanner.start === end + 1 && joins(folded, end)) {
    end = scanner.end;
    more = scanner.next();
  }
  visit(start, end + scanner.suffixLengthAt(end));
  return more;
}

/** Whether the character between two runs of letters makes one identifier of them. */
function joins(folded: string, index: number): boolean {
  switch (folded[index]) {
    case '_':
    case '.':
    case "'":
    case '+':
      return true;
    case '-':
      // `gpt-4` is one name, `step-by-step` three words.
      return scanner.isDigitAt(index - 1) || scanner.isDigitAt(index + 1);
    default:
      return false;
  }
}

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
  scanner.reset(folded);
  let more = scanner.next();
  while (more) {
    const { kind, start, end } = scanner;
    if (kind === 'letters') {
      more = takeIdentifier(folded, start, words);
      continue;
    }
    if (kind === 'unspaced') {
      takeBigrams(folded.slice(start, end), words);
    } else if (kind === 'hangul') {
      words.push(folded.slice(start, end));
    }
    more = scanner.next();
  }
  return words;
}

function takeBigrams(run: string, words: string[]): void {
  let first: string | null = null;
  for (const second of run) {
    if (first !== null) {
      words.push(first + second);
    } else if (second.length === run.length) {
      words.push(run);
    }
    first = second;
  }
}

/** Takes the run the scanner stands on with all that is joined to it, and moves the scanner behind it. */
function takeIdentifier(folded: string, start: number, words: string[]): boolean {
  let end = scanner.end;
  let more = scanner.next();
  while (more && scanner.kind === 'letters' && scanner.start === end + 1 && joins(folded, end)) {
    end = scanner.end;
    more = scanner.next();
  }
  words.push(folded.slice(start, end + scanner.suffixLengthAt(end)));
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

import { RunScanner } from '../../text/index.ts';

/**
 * A folded text cut into its smallest pieces: single characters of unspaced writing and Hangul,
 * groups of letters, groups of digits, emoji. Matching a name or a phrase is comparing atoms.
 */
export interface Atoms {
  readonly folded: string;
  readonly count: number;
  /** UTF-16 positions in `folded`; `ends` are exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const scanner = new RunScanner();

export function atomsOf(folded: string): Atoms {
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (start: number, end: number): void => {
    starts.push(start);
    ends.push(end);
  };
  scanner.reset(folded);
  while (scanner.next()) {
    const { kind, start, end } = scanner;
    if (kind === 'letters') {
      addGroups(folded, start, end, add);
    } else if (kind === 'symbol') {
      add(start, end);
    } else {
      addCharacters(folded, start, end, add);
    }
  }
  return { folded, count: starts.length, starts, ends };
}

export function atomAt(atoms: Atoms, place: number): string {
  return atoms.folded.slice(atoms.starts[place], atoms.ends[place]);
}

/** What stands between an atom and the next one. */
export function gapAfter(atoms: Atoms, place: number): string {
  return atoms.folded.slice(atoms.ends[place], atoms.starts[place + 1]);
}

function addGroups(folded: string, start: number, end: number, add: (start: number, end: number) => void): void {
  let from = start;
  for (let index = start + 1; index < end; index++) {
    if (isAsciiDigit(folded.charCodeAt(index)) !== isAsciiDigit(folded.charCodeAt(index - 1))) {
      add(from, index);
      from = index;
    }
  }
  add(from, end);
}

function addCharacters(folded: string, start: number, end: number, add: (start: number, end: number) => void): void {
  let index = start;
  while (index < end) {
    const width = (folded.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    add(index, index + width);
    index += width;
  }
}

function isAsciiDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

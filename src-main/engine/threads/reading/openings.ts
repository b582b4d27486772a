/** Stands for any character at all. */
export const ANY = '\uffff';
/** Before an opening: it stands at the beginning of the text, or of a word of Latin letters. */
export const AT_START = '\u0002';
export const AT_WORD = '\u0003';
/** Before a single character: where it stands in the text is not known, but it does. */
export const HOLDS = '\u0004';

/** Classes of more characters are taken for any character. */
const MOST_CHARACTERS = 128;
/** More openings than this are told by fewer characters. */
const MOST_OPENINGS = 1000;
/** Characters of an opening: three tell English words apart that two do not. */
const LENGTH = 3;
const UNKNOWN: ReadonlySet<string> = new Set(['', ANY, ANY + ANY, ANY + ANY + ANY]);
const NOTHING: ReadonlySet<string> = new Set(['']);

type Openings = ReadonlySet<string>;

/**
 * The first three characters that matches of a pattern can have (the FIRST sets of a parser, for three
 * characters; Aho et al., Compilers, 4.4): strings of three characters, or of fewer for whole matches so
 * short, each perhaps behind `AT_START` or `AT_WORD`. Never too few: what is not understood is `ANY`, or, where all
 * matches hold a certain character, that one behind `HOLDS`.
 */
export function openingsOf(pattern: RegExp): Openings {
  return new PatternReader(pattern.source, pattern.multiline).whole();
}

/** Reads the source of a regular expression; look-arounds and most anchors count as nothing. */
class PatternReader {
  readonly #source: string;
  readonly #start: Openings;
  #at = 0;
  /** A character that all matches of the sequence read last hold; '' when none is known. */
  #held = '';

  constructor(source: string, isMultiline: boolean) {
    this.#source = source;
    this.#start = isMultiline ? NOTHING : new Set([AT_START]);
  }

  whole(): Openings {
    return this.#alternatives((openings) =>
      this.#held !== '' && areVague(openings) ? [HOLDS + this.#held] : openings,
    );
  }

  /** @param told how one of them is told. */
  #alternatives(told: (openings: Openings) => Iterable<string>): Openings {
    const all = new Set<string>();
    for (;;) {
      addAll(all, told(this.#sequence()));
      if (this.#source[this.#at] !== '|') {
        return all;
      }
      this.#at++;
    }
  }

  #sequence(): Openings {
    let openings = NOTHING;
    let held = '';
    while (this.#at < this.#source.length && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const once = this.#atom();
      const repeated = this.#repeated(once);
      openings = followed(openings, repeated);
      held = once.size === 1 && !repeated.has('') ? (heldBy(once) ?? held) : held;
    }
    this.#held = held;
    return openings;
  }

  #atom(): Openings {
    const unit = this.#source[this.#at++] as string;
    if (unit === '(') {
      return this.#group();
    }
    if (unit === '[') {
      return this.#class();
    }
    if (unit === '\\') {
      return this.#escape();
    }
    if (unit === '^') {
      return this.#start;
    }
    return unit === '$' ? NOTHING : new Set([unit === '.' || isSurrogate(unit) ? ANY : unit]);
  }

  #group(): Openings {
    const kind = /^\?(?::|<?[=!])/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += kind.length;
    const inside = this.#alternatives((openings) => openings);
    this.#at++;
    return kind === '' || kind === '?:' ? inside : NOTHING;
  }

  #escape(): Openings {
    const unit = this.#source[this.#at++] as string;
    if (unit === 'b') {
      return new Set([AT_WORD]);
    }
    if (/[1-9]/.test(unit)) {
      return UNKNOWN;
    }
    if (unit === 'p') {
      this.#at = this.#source.indexOf('}', this.#at) + 1;
      return new Set([ANY]);
    }
    if (unit === 'u') {
      this.#at += 4;
      return new Set([ANY]);
    }
    return /[a-zA-Z]/.test(unit) ? (characterClass(unit) ?? new Set([ANY])) : new Set([unit]);
  }

  #class(): Openings {
    const start = this.#at;
    for (; this.#source[this.#at] !== ']'; this.#at++) {
      this.#at += this.#source[this.#at] === '\\' ? 1 : 0;
    }
    const inside = this.#source.slice(start, this.#at++);
    return charactersOf(inside) ?? new Set([ANY]);
  }

  #repeated(once: Openings): Openings {
    const [mark = '', least = '', more] = /^(?:[?*+]|\{(\d+)(,\d*)?\})\??/.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += mark.length;
    if (mark === '') {
      return once;
    }
    const minimum = mark.startsWith('{') ? Number(least) : mark.startsWith('+') ? 1 : 0;
    const isSeveral = !mark.startsWith('?') && !(least === '1' && more === undefined);
    const openings = new Set(minimum === 0 ? NOTHING : []);
    addAll(openings, minimum > 1 ? [] : once);
    addAll(openings, isSeveral ? followed(once, once) : []);
    addAll(openings, isSeveral ? followed(once, followed(once, once)) : []);
    return openings;
  }
}

/** Characters of what stands between square brackets; null when there are many. */
function charactersOf(inside: string): Openings | null {
  if (inside.startsWith('^') || /\\[pu]|[\ud800-\udfff]/.test(inside)) {
    return null;
  }
  const all = new Set<string>();
  for (const [part] of inside.matchAll(/\\?.(?:-\\?.)?/gs)) {
    const escaped = /^\\([a-zA-Z])$/.exec(part)?.[1];
    const range = /^\\?(.)-\\?(.)$/s.exec(part);
    const characters =
      escaped !== undefined
        ? characterClass(escaped)
        : range === null
          ? [part.replace('\\', '')]
          : charactersBetween(range[1] ?? '', range[2] ?? '');
    if (characters === null || /^\\?.-\\[a-zA-Z]$|^\\[a-zA-Z]-/s.test(part)) {
      return null;
    }
    addAll(all, characters);
  }
  return all.size > MOST_CHARACTERS ? null : all;
}

function charactersBetween(first: string, last: string): readonly string[] | null {
  const start = first.charCodeAt(0);
  const count = last.charCodeAt(0) - start + 1;
  return count > MOST_CHARACTERS ? null : Array.from({ length: count }, (_, at) => String.fromCharCode(start + at));
}

/** Characters behind `\d`, `\w` and the like; null for those of many, or unknown ones. */
function characterClass(letter: string): Openings | null {
  const inside = new Map([
    ['d', '0-9'],
    ['w', '0-9A-Za-z_'],
    ['s', ' \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'],
  ]).get(letter);
  return letter === 'n' ? new Set(['\n']) : inside === undefined ? null : charactersOf(inside);
}

function followed(first: Openings, second: Openings): Openings {
  const all = new Set<string>();
  for (const opening of first) {
    const mark = markOf(opening);
    const characters = opening.slice(mark.length);
    if (characters.length === LENGTH) {
      all.add(opening);
      continue;
    }
    for (const next of second) {
      // A mark inside says less than nothing: the second character stands where it stands.
      const following = next.slice(markOf(next).length);
      const isMark = characters === '' && mark === '';
      const both = (characters + following).slice(0, LENGTH);
      all.add((isMark ? markOf(next) : mark === AT_WORD && !BEGINS_WORD.test(both) && both !== '' ? '' : mark) + both);
    }
  }
  return all.size > MOST_OPENINGS ? shortened(all) : all;
}

/** The same, told by their first two characters, or the first alone where these are still too many. */
function shortened(openings: Openings): Openings {
  for (let told = LENGTH - 1; told > 0; told--) {
    const all = new Set(openings.values().map((opening) => cutTo(told, opening)));
    if (all.size <= MOST_OPENINGS) {
      return all;
    }
  }
  return UNKNOWN;
}

/** An opening of which only so many characters are told. */
function cutTo(told: number, opening: string): string {
  const end = markOf(opening).length + told;
  return opening.length <= end ? opening : opening.slice(0, end) + ANY.repeat(opening.length - end);
}

const BEGINS_WORD = /^\w/;

/** `AT_START`, `AT_WORD`, `HOLDS` or nothing. */
export function markOf(opening: string): string {
  return MARKS.has(opening.slice(0, 1)) ? opening.slice(0, 1) : '';
}

const MARKS: ReadonlySet<string> = new Set([AT_START, AT_WORD, HOLDS]);

/** Whether matches begin in several ways of which some are told by a single character, or not at all. */
function areVague(openings: Openings): boolean {
  return openings.size > 1 && openings.values().some((opening) => opening.endsWith(ANY) && toldIn(opening) <= 1);
}

function toldIn(opening: string): number {
  return opening.slice(markOf(opening).length).replaceAll(ANY, '').length;
}

/** The last character of the only thing a part may be; null when that is not known. */
function heldBy([only = '']: Openings): string | null {
  const last = only.slice(markOf(only).length).at(-1);
  return last === undefined || last === ANY ? null : last;
}

function addAll(into: Set<string>, openings: Iterable<string>): void {
  for (const opening of openings) {
    into.add(opening);
  }
}

function isSurrogate(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udfff';
}

/** Stands for any character at all. */
export const ANY = '\uffff';
/** Before an opening: it stands at the beginning of the text, or of a word of Latin letters. */
export const AT_START = '\u0002';
export const AT_WORD = '\u0003';

/** Classes of more characters are taken for any character. */
const MOST_CHARACTERS = 128;
/** More openings than this are told by two characters; more than that tell nothing any more. */
const MOST_OPENINGS = 1000;
const MOST_SHORTENED = 1000;
/** Characters of an opening: three tell English words apart that two do not. */
const LENGTH = 3;
const UNKNOWN: ReadonlySet<string> = new Set(['', ANY, ANY + ANY, ANY + ANY + ANY]);
const NOTHING: ReadonlySet<string> = new Set(['']);

type Openings = ReadonlySet<string>;

/**
 * The first three characters that matches of a pattern can have (the FIRST sets of a parser, for three
 * characters; Aho et al., Compilers, 4.4): strings of three characters, or of fewer for whole matches so
 * short, each perhaps behind `AT_START` or `AT_WORD`. Never too few: what is not understood is `ANY`.
 */
export function openingsOf(pattern: RegExp): Openings {
  return new PatternReader(pattern.source, pattern.multiline).alternatives();
}

/** Reads the source of a regular expression; look-arounds and most anchors count as nothing. */
class PatternReader {
  readonly #source: string;
  readonly #start: Openings;
  #at = 0;

  constructor(source: string, isMultiline: boolean) {
    this.#source = source;
    this.#start = isMultiline ? NOTHING : new Set([AT_START]);
  }

  alternatives(): Openings {
    const all = new Set<string>();
    for (;;) {
      addAll(all, this.#sequence());
      if (this.#source[this.#at] !== '|') {
        return all;
      }
      this.#at++;
    }
  }

  #sequence(): Openings {
    let openings = NOTHING;
    while (this.#at < this.#source.length && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      openings = followed(openings, this.#repeated(this.#atom()));
    }
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
    const inside = this.alternatives();
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

/** The same, told by their first two characters where there are three. */
function shortened(openings: Openings): Openings {
  const all = new Set<string>();
  for (const opening of openings) {
    const end = markOf(opening).length + LENGTH;
    all.add(opening.length < end ? opening : opening.slice(0, end - 1) + ANY);
  }
  return all.size > MOST_SHORTENED ? UNKNOWN : all;
}

const BEGINS_WORD = /^\w/;

/** `AT_START`, `AT_WORD` or nothing. */
export function markOf(opening: string): string {
  return opening.startsWith(AT_START) || opening.startsWith(AT_WORD) ? opening.slice(0, 1) : '';
}

function addAll(into: Set<string>, openings: Iterable<string>): void {
  for (const opening of openings) {
    into.add(opening);
  }
}

function isSurrogate(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udfff';
}

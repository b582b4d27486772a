import { escapeMarkdown, foldText, foldWithMap, originalRange } from '../../text/index.ts';

interface Name {
  /** Folded: capitals, width and simplified or traditional forms do not matter. */
  readonly folded: string;
  /** Null: found in order to be left alone. */
  readonly replacement: string | null;
  readonly onlyMentions: boolean;
}

/** Replaces names in running text, in time that hardly grows with their number (CREDIT-3 to CREDIT-6). */
export class NameReplacer {
  /** By first UTF-16 unit, the longest first. */
  readonly #names = new Map<string, Name[]>();
  readonly #idle: boolean;

  /**
   * @param names.replaced pairs of a name and what stands instead
   * @param names.kept names that stay, also where they begin with one that is replaced
   */
  constructor(names: { readonly replaced: readonly (readonly [string, string])[]; readonly kept: readonly string[] }) {
    this.#idle = names.replaced.length === 0;
    const known = new Map<string, Name>();
    for (const name of names.kept) {
      const folded = foldText(name).trim();
      known.set(folded, { folded, replacement: null, onlyMentions: false });
    }
    // A name that one member shows and another hides is hidden: the promise weighs more.
    for (const [name, replacement] of names.replaced) {
      const folded = foldText(name).trim();
      known.set(folded, { folded, replacement, onlyMentions: isOrdinary(folded) });
    }
    known.delete('');
    for (const name of Array.from(known.values()).sort((one, other) => other.folded.length - one.folded.length)) {
      const first = name.folded.charAt(0);
      this.#names.set(first, [...(this.#names.get(first) ?? []), name]);
    }
  }

  inText(text: string): string {
    return this.#idle ? text : this.#replace(text, text, null, (replacement) => replacement);
  }

  /** Names are also found where Markdown spells them with backslashes and character references. */
  inMarkdown(markdown: string): string {
    if (this.#idle) {
      return markdown;
    }
    const { bare, places } = unescaped(markdown);
    return this.#replace(markdown, bare, places, escapeMarkdown);
  }

  #replace(
    source: string,
    bare: string,
    places: readonly number[] | null,
    write: (replacement: string) => string,
  ): string {
    const { folded, map } = foldWithMap(bare);
    const placeOf = (position: number) => (places === null ? position : (places[position] ?? source.length));
    let written = '';
    let copiedTo = 0;
    for (let index = 0; index < folded.length; index++) {
      const name = this.#nameAt(folded, index);
      if (name === undefined) {
        continue;
      }
      if (name.replacement !== null) {
        const start = folded[index - 1] === '@' ? index - 1 : index;
        const [from, to] = originalRange(map, start, index + name.folded.length);
        written += source.slice(copiedTo, placeOf(from)) + write(name.replacement);
        copiedTo = placeOf(to);
      }
      index += name.folded.length - 1;
    }
    return written + source.slice(copiedTo);
  }

  #nameAt(folded: string, index: number): Name | undefined {
    return this.#names
      .get(folded.charAt(index))
      ?.find((name) => folded.startsWith(name.folded, index) && standsAlone(folded, index, name));
  }
}

/**
 * Names that are also everyday words or marks: a single character, digits, signs. Replacing them
 * wherever they stand would ruin the text; they are replaced in mentions only.
 */
function isOrdinary(folded: string): boolean {
  return Array.from(folded).length < 2 || !/\p{L}/u.test(folded);
}

const ALPHABETIC = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{N}]/u;

/** Alphabetic names end where the word ends; Chinese ones may be followed by anything. */
function standsAlone(folded: string, index: number, name: Name): boolean {
  const before = folded.charAt(index - 1);
  const after = folded.charAt(index + name.folded.length);
  const isMention = before === '@';
  if (name.onlyMentions) {
    return isMention && !/[\p{L}\p{N}]/u.test(after);
  }
  const beginsAlphabetic = ALPHABETIC.test(name.folded.charAt(0));
  const endsAlphabetic = ALPHABETIC.test(name.folded.at(-1) ?? '');
  return !(beginsAlphabetic && ALPHABETIC.test(before)) && !(endsAlphabetic && ALPHABETIC.test(after));
}

const NAMED_REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Markdown with its escapes undone, and for each position of it where it came from. */
function unescaped(markdown: string): { bare: string; places: number[] } {
  let bare = '';
  const places: number[] = [];
  const escapes = /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|nbsp));/g;
  let copiedTo = 0;
  const copy = (to: number) => {
    for (let index = copiedTo; index < to; index++) {
      places.push(index);
    }
    bare += markdown.slice(copiedTo, to);
  };
  for (const match of markdown.matchAll(escapes)) {
    copy(match.index);
    const [whole, punctuation, decimal, hexadecimal, named = ''] = match;
    const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const character =
      punctuation ?? NAMED_REFERENCES[named] ?? (point <= 0x10ffff ? String.fromCodePoint(point) : whole);
    for (let unit = 0; unit < character.length; unit++) {
      places.push(match.index);
    }
    bare += character;
    copiedTo = match.index + whole.length;
  }
  copy(markdown.length);
  places.push(markdown.length);
  return { bare, places };
}

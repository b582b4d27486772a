import { simplifiedCharacters, traditionalCharacters } from './traditional.generated.ts';

/**
 * Folding: what makes two spellings of the same word equal.
 *
 * Full width becomes half width and compatibility forms their plain ones (NFKD of Unicode, UAX 15),
 * capitals become small letters, diacritics of alphabetic scripts and characters that cannot be
 * seen go, traditional characters become simplified ones, one by one. Folding works character by
 * character, so every position of the folded text knows where it came from, and folding what was
 * folded changes nothing.
 */

/** A folded text and the way back. */
export interface FoldedText {
  readonly folded: string;
  /**
   * For each UTF-16 position of `folded` the UTF-16 position in the original where that character
   * starts; one entry more than `folded` is long, the last being the length of the original.
   */
  readonly map: Int32Array;
}

/** Traditional forms that OpenCC keeps, or decides by context, and that people write for one another. */
const TRADITIONAL_BESIDES = new Map([
  ['著', '着'],
  ['瞭', '了'],
  ['藉', '借'],
  ['甚', '什'],
  ['妳', '你'],
  ['牠', '它'],
  ['馀', '余'],
  ['锺', '钟'],
  ['菸', '烟'],
]);

/** Letters with strokes and ligatures, which Unicode does not decompose, and typographic marks. */
const PLAIN_FORMS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ŧ', 't'],
  ['þ', 'th'],
  ['ς', 'σ'],
  ['‘', "'"],
  ['’', "'"],
  ['‛', "'"],
  ['“', '"'],
  ['”', '"'],
  ['‐', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
]);

/** Marks that only change the look or sound of a letter; kana voicing and Indic vowels are not among them. */
const DIACRITICS = '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f';
const DROPPED = new RegExp(`[${DIACRITICS}\\p{Default_Ignorable_Code_Point}]`, 'u');
const ALL_DROPPED = new RegExp(DROPPED, 'gu');

/** In the table: this unit is no plain one-to-one case; `foldPoint` says what becomes of it. */
const SPECIAL = 0;

const PAGE_BITS = 8;
const PAGE_SIZE = 1 << PAGE_BITS;

const FIRST_IDEOGRAPH = 0x3400;
const AFTER_LAST_IDEOGRAPH = 0xa000;
const FIRST_HANGUL_SYLLABLE = 0xac00;
const FIRST_SURROGATE = 0xd800;
const AFTER_LAST_SURROGATE = 0xe000;
const FIRST_COMPATIBILITY_JAMO = 0x3131;
const LAST_COMPATIBILITY_JAMO = 0x318e;

let simplifiedForms: Map<string, string> | undefined;
/** One-to-one folds of the 65,536 UTF-16 units; pages are filled when a text first needs them. */
const table = new Uint16Array(0x10000);
const filledPages = new Uint8Array(0x10000 >> PAGE_BITS);
const specialFolds = new Map<number, string>();

/** @returns the folded text; shorter or longer than the original where characters go or expand. */
export function foldText(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) {
    return text.toLowerCase();
  }
  let copiedTo = 0;
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const target = table[unit] || lookAgain(unit);
    if (target === unit) {
      continue;
    }
    if (target === SPECIAL) {
      return foldAnything(text);
    }
    folded += text.slice(copiedTo, index) + String.fromCharCode(target);
    copiedTo = index + 1;
  }
  return copiedTo === 0 ? text : folded + text.slice(copiedTo);
}

/** Folds and keeps the way back; for highlights and passages. See `originalRange`. */
export function foldWithMap(text: string): FoldedText {
  const units: number[] = [];
  const places: number[] = [];
  foldUnits(text, units, places);
  places.push(text.length);
  return { folded: stringOf(units), map: Int32Array.from(places) };
}

/**
 * The range of the original that a range of the folded text stands for: whole characters with the
 * marks that follow them, even where one character folded to several.
 */
export function originalRange(map: Int32Array, start: number, end: number): [start: number, end: number] {
  const from = map[start] ?? 0;
  const last = map[Math.max(start, end - 1)] ?? from;
  let after = end;
  while (after < map.length - 1 && map[after] === last) {
    after++;
  }
  return [from, start === end ? from : (map[after] ?? last)];
}

/**
 * Folds into a buffer of UTF-16 units, for loops over millions of texts.
 *
 * @param units at least as long as the text
 * @returns false, with the buffer half written, when some character does not fold to exactly one
 *   unit: then `foldText` is the way
 */
export function foldInto(text: string, units: Uint16Array): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const target = table[unit] || lookAgain(unit);
    if (target === SPECIAL) {
      return false;
    }
    units[index] = target;
  }
  return true;
}

function foldAnything(text: string): string {
  const units: number[] = [];
  foldUnits(text, units);
  return stringOf(units);
}

function foldUnits(text: string, units: number[], places?: number[]): void {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const target = table[unit] || lookAgain(unit);
    if (target !== SPECIAL) {
      units.push(target);
      places?.push(index);
      continue;
    }
    const point = text.codePointAt(index) ?? unit;
    const folded = foldPoint(point);
    if (units.length > 0 && joinsPrevious(point)) {
      const joined = (String.fromCharCode(units[units.length - 1] ?? 0) + folded).normalize('NFC');
      if (joined.length === 1) {
        units[units.length - 1] = joined.charCodeAt(0);
        continue;
      }
    }
    for (let place = 0; place < folded.length; place++) {
      units.push(folded.charCodeAt(place));
      places?.push(index);
    }
    index += point > 0xffff ? 1 : 0;
  }
}

/** Voicing marks of kana, and vowels and finals of Hangul that stand apart: one letter with what is before them. */
function joinsPrevious(point: number): boolean {
  return (
    point === 0x3099 ||
    point === 0x309a ||
    point === 0xff9e ||
    point === 0xff9f ||
    (point >= 0x1161 && point <= 0x1175) ||
    (point >= 0x11a8 && point <= 0x11c2)
  );
}

function foldPoint(point: number): string {
  let folded = specialFolds.get(point);
  if (folded === undefined) {
    folded = foldCharacter(String.fromCodePoint(point));
    specialFolds.set(point, folded);
  }
  return folded;
}

/** The rule itself, for one character; all else is making it fast. */
function foldCharacter(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= FIRST_COMPATIBILITY_JAMO && point <= LAST_COMPATIBILITY_JAMO) {
    return character; // ㅋㅋ stands for itself; its compatibility form would be half a syllable
  }
  let folded = foldOnce(character);
  for (let again = foldOnce(folded); again !== folded; again = foldOnce(folded)) {
    folded = again;
  }
  return folded;
}

function foldOnce(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ALL_DROPPED, '');
  const simplified = simplifiedTable();
  let folded = '';
  for (const character of bare) {
    folded += PLAIN_FORMS.get(character) ?? simplified.get(character) ?? character;
  }
  return folded.normalize('NFC');
}

function simplifiedTable(): Map<string, string> {
  if (simplifiedForms === undefined) {
    const simplified = [...simplifiedCharacters];
    const pairs = [...traditionalCharacters].map((form, place): [string, string] => [form, simplified[place] ?? form]);
    simplifiedForms = new Map([...pairs, ...TRADITIONAL_BESIDES]);
  }
  return simplifiedForms;
}

/** Fills the page of the table that holds the unit, if that was not done yet, and looks again. */
function lookAgain(unit: number): number {
  const page = unit >> PAGE_BITS;
  if (filledPages[page] === 0) {
    filledPages[page] = 1;
    const start = page << PAGE_BITS;
    for (let member = start; member < start + PAGE_SIZE; member++) {
      table[member] = plainFold(member);
    }
  }
  return table[unit] ?? SPECIAL;
}

function plainFold(unit: number): number {
  if (unit === 0 || (unit >= FIRST_SURROGATE && unit < AFTER_LAST_SURROGATE) || joinsPrevious(unit)) {
    return SPECIAL;
  }
  const character = String.fromCharCode(unit);
  const folded = isPlain(unit, character) ? character : foldCharacter(character);
  return folded.length === 1 ? folded.charCodeAt(0) : SPECIAL;
}

/** A cheap test that spares most characters the general rule. */
function isPlain(unit: number, character: string): boolean {
  if (
    (unit >= FIRST_IDEOGRAPH && unit < AFTER_LAST_IDEOGRAPH) ||
    (unit >= FIRST_HANGUL_SYLLABLE && unit < FIRST_SURROGATE)
  ) {
    return !simplifiedTable().has(character);
  }
  return (
    character.normalize('NFKD') === character &&
    character.toLowerCase() === character &&
    !DROPPED.test(character) &&
    !PLAIN_FORMS.has(character) &&
    !simplifiedTable().has(character)
  );
}

const CHUNK = 8192;

function stringOf(units: readonly number[]): string {
  let text = '';
  for (let start = 0; start < units.length; start += CHUNK) {
    text += String.fromCharCode(...units.slice(start, start + CHUNK));
  }
  return text;
}

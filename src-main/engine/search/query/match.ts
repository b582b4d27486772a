import { termOfWord } from '../tokens/terms.ts';
import { type Atoms, atomAt, atomsOf, gapAfter } from './atoms.ts';
import type { Leaf, NameLeaf, PhraseLeaf, QueryNode, WordLeaf } from './tree.ts';

/** A half-open range of UTF-16 positions in a folded text. */
export type FoldedRange = readonly [start: number, end: number];

/** Length of what may lie between two pieces of a quotation: marks and blanks. */
const WIDEST_GAP = 12;
/** The same for a number and the characters beside it: `第 3 章`. */
const NARROW_GAP = 1;
/** Letters and digits of one word may be written apart: `iPhone 15`, `iphone-15`. */
const LOOSE_JOINTS = new Set(['', ' ', '-', '_']);
/** Places where one leaf is found that count for anything. */
const MOST_PLACES = 200;
/** `a1a1a1…` in `a1a1a1…` fits nearly everywhere for nearly all its length: that ends here. */
const MOST_COMPARISONS = 100_000;

/** Words of several atoms are compared atom by atom. */
const MIXED_OR_MARKED = /^(?=.*[0-9])(?=.*[^0-9])/;

/** A folded text that is looked into for the leaves of a query. */
export class SearchedText {
  readonly folded: string;
  readonly #places = new Map<Leaf, readonly FoldedRange[]>();
  #atoms: Atoms | null = null;

  constructor(folded: string) {
    this.folded = folded;
  }

  /** Everywhere the leaf stands in the text, in order: what counts as a match, and what is lit. */
  places(leaf: Leaf): readonly FoldedRange[] {
    let places = this.#places.get(leaf);
    if (places === undefined) {
      places = this.#find(leaf);
      this.#places.set(leaf, places);
    }
    return places;
  }

  has(leaf: Leaf): boolean {
    return this.#find(leaf).length > 0;
  }

  #find(leaf: Leaf): FoldedRange[] {
    switch (leaf.type) {
      case 'run':
      case 'symbol':
        return findString(leaf.text, this.folded);
      case 'word':
        return this.#findWord(leaf);
      case 'name':
        return findName(leaf, this.#atomsOfText());
      case 'phrase':
        return findPhrase(leaf, this.#atomsOfText());
    }
  }

  #findWord(leaf: WordLeaf): FoldedRange[] {
    if (leaf.unfinished || MIXED_OR_MARKED.test(leaf.text)) {
      return findWord(leaf, this.#atomsOfText());
    }
    const atoms = this.#atomsOfText();
    const term = termOfWord(leaf.text);
    const first = leaf.text.charCodeAt(0);
    const ranges: FoldedRange[] = [];
    for (let place = 0; place < atoms.count && ranges.length < MOST_PLACES; place++) {
      const start = atoms.starts[place] ?? 0;
      // Stems never change the first letter: few words need one.
      if (this.folded.charCodeAt(start) === first && termOfWord(atomAt(atoms, place)) === term) {
        ranges.push([start, atoms.ends[place] ?? start]);
      }
    }
    return ranges;
  }

  #atomsOfText(): Atoms {
    this.#atoms ??= atomsOf(this.folded);
    return this.#atoms;
  }
}

/**
 * Whether a text, or a text in several fields, is what the query asks for.
 *
 * @param isFound tells for a leaf whether it stands anywhere in it
 */
export function matches(node: QueryNode, isFound: (leaf: Leaf) => boolean): boolean {
  switch (node.type) {
    case 'all':
      return node.children.every((child) => matches(child, isFound));
    case 'any':
      return node.children.some((child) => matches(child, isFound));
    case 'not':
      return !matches(node.child, isFound);
    default:
      return isFound(node);
  }
}

function findString(wanted: string, folded: string): FoldedRange[] {
  const ranges: FoldedRange[] = [];
  let start = folded.indexOf(wanted);
  while (start >= 0 && ranges.length < MOST_PLACES) {
    ranges.push([start, start + wanted.length]);
    start = folded.indexOf(wanted, start + wanted.length);
  }
  return ranges;
}

/** A test for one atom of a pattern. */
type AtomTest = (atom: string) => boolean;

interface Pattern {
  readonly tests: readonly AtomTest[];
  /** Whether this may stand between the atom at `place` of the pattern and the next. */
  readonly joins: (place: number, gap: string) => boolean;
}

function findWord(leaf: WordLeaf, atoms: Atoms): FoldedRange[] {
  const groups = atomsOf(leaf.text);
  const last = groups.count - 1;
  const tests = Array.from({ length: groups.count }, (_, place) =>
    testForWord(atomAt(groups, place), leaf.unfinished && place === last),
  );
  return findPattern({ tests, joins: (_place, gap) => LOOSE_JOINTS.has(gap) }, atoms);
}

/** Inflections of the same word have the same term; Porter's stems never change the first letter. */
function testForWord(word: string, unfinished: boolean): AtomTest {
  const term = termOfWord(word);
  const first = word.charCodeAt(0);
  return (atom) =>
    atom.charCodeAt(0) === first &&
    (atom === word || (unfinished && atom.startsWith(word)) || termOfWord(atom) === term);
}

function findName(leaf: NameLeaf, atoms: Atoms): FoldedRange[] {
  const wanted = atomsOf(leaf.text);
  const tail = leaf.text.slice(wanted.ends.at(-1));
  const tests = Array.from({ length: wanted.count }, (_, place): AtomTest => {
    const word = atomAt(wanted, place);
    return (atom) => atom === word;
  });
  const found = findPattern({ tests, joins: (place, gap) => gap === gapAfter(wanted, place) }, atoms);
  return found
    .filter(([, end]) => atoms.folded.startsWith(tail, end))
    .map(([start, end]): FoldedRange => [start, end + tail.length]);
}

function findPhrase(leaf: PhraseLeaf, atoms: Atoms): FoldedRange[] {
  const tests: AtomTest[] = [];
  /** Whether the pattern's atom at each place ends a piece. */
  const endsPiece: boolean[] = [];
  for (const piece of leaf.pieces) {
    const wanted = atomsOf(piece.text);
    for (let place = 0; place < wanted.count; place++) {
      const word = atomAt(wanted, place);
      tests.push((atom) => atom === word);
      endsPiece.push(place === wanted.count - 1);
    }
  }
  const widest = leaf.quoted ? WIDEST_GAP : NARROW_GAP;
  return findPattern({ tests, joins: (place, gap) => gap.length <= (endsPiece[place] ? widest : 0) }, atoms);
}

function findPattern(pattern: Pattern, atoms: Atoms): FoldedRange[] {
  const ranges: FoldedRange[] = [];
  const length = pattern.tests.length;
  let compared = 0;
  for (let first = 0; first + length <= atoms.count; first++) {
    const fitting = countFitting(pattern, atoms, first);
    compared += fitting;
    if (fitting === length) {
      ranges.push([atoms.starts[first] ?? 0, atoms.ends[first + length - 1] ?? 0]);
      first += length - 1;
    }
    if (ranges.length === MOST_PLACES || compared > MOST_COMPARISONS) {
      break;
    }
  }
  return ranges;
}

/** How many atoms of the pattern fit from this place on, up to the first that does not. */
function countFitting(pattern: Pattern, atoms: Atoms, first: number): number {
  const misfit = pattern.tests.findIndex(
    (test, place) =>
      (place > 0 && !pattern.joins(place - 1, gapAfter(atoms, first + place - 1))) ||
      !test(atomAt(atoms, first + place)),
  );
  return misfit < 0 ? pattern.tests.length : misfit;
}

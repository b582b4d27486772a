import type { HighlightRange } from '../../../contract/index.ts';
import { foldWithMap, originalRange } from '../../text/index.ts';
import { shortestStretch } from '../query/closeness.ts';
import { type FoldedRange, SearchedText } from '../query/match.ts';
import type { Leaf } from '../query/tree.ts';

/** A text, or a piece of one, and what is to be lit in it. */
export interface Lit {
  readonly text: string;
  readonly highlights: readonly HighlightRange[];
}

/** UTF-16 units of a snippet, the marks of omission not counted. */
const SNIPPET_LENGTH = 200;
/** How much of that may stand before what was found: three narrow lines of Chinese hold it, and what was found. */
const MOST_LEAD = 60;
/** How much of it is wanted there. */
const LEAD = 40;
/** A word or the rest of one is left out where so little stands before the next. */
const LONGEST_REST = 15;
/** Where a sentence ends, its marks and the blanks behind them. */
const SENTENCE_END = /[。！？!?…\n][」』”’"')）\]】]*\s*|\.\s+/g;
const OMISSION = '…';

/** A text that is looked into for the leaves of a query: folded once for whatever is asked of it. */
export class LitText {
  readonly text: string;
  readonly #map: Int32Array;
  readonly #places: readonly (readonly FoldedRange[])[];

  constructor(text: string, leaves: readonly Leaf[]) {
    const { folded, map } = foldWithMap(text);
    const searched = new SearchedText(folded);
    this.text = text;
    this.#map = map;
    this.#places = leaves.map((leaf) => searched.places(leaf)).filter((ranges) => ranges.length > 0);
  }

  /** How many of the leaves stand in it. */
  get found(): number {
    return this.#places.length;
  }

  /** Everything the leaves found (SEARCH-16). */
  get highlights(): HighlightRange[] {
    return joinOverlapping(this.#places.flat().map((range) => this.#original(range)));
  }

  /** The piece of the text where most of what was found stands closest together (SEARCH-17). */
  snippet(): Lit {
    const focus = this.#places.length === 0 ? ([0, 0] as const) : this.#original(shortestStretch(this.#places));
    const { text } = this;
    const [start, end] = windowAround(text, focus);
    const before = start > 0 ? OMISSION : '';
    const shift = before.length - start;
    return {
      text:
        before + text.slice(start, end).replace(/[\r\n\t\v\f\u2028\u2029]/g, ' ') + (end < text.length ? OMISSION : ''),
      highlights: this.highlights
        .filter(([from, to]) => from >= start && to <= end)
        .map(([from, to]): HighlightRange => [from + shift, to + shift]),
    };
  }

  #original([start, end]: FoldedRange): HighlightRange {
    return originalRange(this.#map, start, end);
  }
}

function joinOverlapping(ranges: readonly HighlightRange[]): HighlightRange[] {
  const joined: [start: number, end: number][] = [];
  for (const [start, end] of [...ranges].sort((left, right) => left[0] - right[0] || left[1] - right[1])) {
    const last = joined.at(-1);
    if (last !== undefined && start < last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      joined.push([start, end]);
    }
  }
  return joined;
}

function windowAround(text: string, focus: HighlightRange): [start: number, end: number] {
  const start = focus[0] <= MOST_LEAD ? 0 : startBefore(text, focus[0]);
  return [start, borderBefore(text, Math.min(text.length, start + SNIPPET_LENGTH))];
}

/** Where to begin so that a place is seen: with a sentence, else with a word. */
function startBefore(text: string, place: number): number {
  const from = borderBefore(text, place - LEAD);
  const lead = text.slice(from, place);
  for (const match of lead.matchAll(SENTENCE_END)) {
    return from + match.index + match[0].length;
  }
  const rest = lead.slice(0, LONGEST_REST).search(/\s/);
  return rest < 0 ? from : from + rest + 1;
}

/** The nearest place at or before the position that does not cut a character. */
function borderBefore(text: string, position: number): number {
  let border = position;
  while (
    border > 0 &&
    border < text.length &&
    /^(?:[\udc00-\udfff]|\p{M}|\u200d|\ufe0f)/u.test(text.slice(border, border + 1))
  ) {
    border--;
  }
  return border;
}

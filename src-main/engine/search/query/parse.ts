import type { ErrorData, QueryChip, SearchFilterKey } from '../../../contract/index.ts';
import { foldText, RunScanner } from '../../text/index.ts';
import { isJoiner } from '../tokens/terms.ts';
import { type Calendar, type FilterGroup, isFilter, readFilter } from './filters.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokensOf } from './tokens.ts';
import {
  type AllNode,
  all,
  any,
  EVERYTHING,
  type Leaf,
  type PhraseLeaf,
  positiveLeaves,
  type Query,
  type QueryNode,
  type WordLeaf,
} from './tree.ts';

const QUESTION_MARK = /[?？]/;
/** From so many words on, of which so many are stop words, a query is a sentence. */
const SENTENCE_WORDS = 5;
const JOINING_WORDS = 2;
/** Words of a query that are read, and parts of one word: more is no query but a paste. */
const MOST_WORDS = 48;

/** A query together with how each piece of it was understood. */
export interface ReadQuery {
  /** Null when there is nothing in it to look for. */
  readonly query: Query | null;
  readonly pieces: readonly ReadPiece[];
}

export interface ReadPiece {
  readonly token: Token;
  readonly kind: QueryChip['kind'];
  readonly problem: ErrorData | null;
}

/**
 * Reads a query (SEARCH-7 to SEARCH-12, SEARCH-23 to SEARCH-26). Whatever was typed is some query:
 * marks that mean nothing here are data, and never reach SQL or the full-text syntax.
 */
export function readQuery(text: string, calendar: Calendar): ReadQuery {
  const tokens = inSentence(tokensOf(text).slice(0, MOST_WORDS), text);
  const alternatives = groupAlternatives(tokens);
  const groups: ReadGroup[] = [];
  let leaves = 0;
  for (const group of alternatives) {
    const read = readGroup(group, calendar);
    groups.push(read);
    leaves += read.wanted === null ? 0 : positiveLeaves(read.wanted).length;
    if (leaves > MOST_WORDS) {
      break;
    }
  }
  const read = groups.flatMap(({ pieces }) => pieces);
  const pieces = [...read, ...orsBetween(tokens, read)].sort((left, right) => left.token.start - right.token.start);
  const wanted = groups.flatMap((group) => group.wanted ?? []);
  const filters = groups.flatMap(({ filter }) => filter ?? []);
  if (wanted.length === 0 && filters.length === 0) {
    return { query: null, pieces };
  }
  const telling = withoutStopWords(wanted);
  const root = all([...telling, ...groups.flatMap(({ excluded }) => excluded ?? [])]) ?? EVERYTHING;
  const typing = tokens.at(-1)?.key === null;
  const query: Query = {
    root: typing ? markUnfinished(root, text) : root,
    filters,
    explicit:
      tokens.some(({ key, quoted, excluded }) => key === null && (quoted || excluded)) ||
      alternatives.some(({ length }) => length > 1),
    question: telling.length < wanted.length || QUESTION_MARK.test(text),
    inParts: false,
  };
  return { query, pieces };
}

/**
 * In a sentence, `-option` and "a quotation" are what somebody writes about and no operators
 * (SEARCH-34): a sentence has five words and more, and a question mark or words that only join others.
 */
function inSentence(tokens: readonly Token[], text: string): readonly Token[] {
  const words = tokens.filter(({ key, quoted, excluded }) => key === null && !quoted && !excluded);
  const joining = words.filter((token) => isStopWord(foldText(token.text)));
  if (words.length < SENTENCE_WORDS || (joining.length < JOINING_WORDS && !QUESTION_MARK.test(text))) {
    return tokens;
  }
  return tokens.map((token) => (token.key === null ? { ...token, quoted: false, excluded: false } : token));
}

/** What a group of alternatives, mostly of one, asks for. */
interface ReadGroup {
  readonly pieces: readonly ReadPiece[];
  readonly wanted: QueryNode | null;
  readonly excluded: QueryNode | null;
  readonly filter: FilterGroup | null;
}

function readGroup(group: readonly Token[], calendar: Calendar): ReadGroup {
  const excludes = group.length === 1 && group[0]?.excluded === true;
  const read = group.map((token) => ({ token, filter: hasKey(token) ? readFilter(token, calendar) : null }));
  const pieces = read.map(({ token, filter }): ReadPiece => {
    const problem = filter === null || isFilter(filter) ? null : filter;
    return { token, kind: kindOf(token), problem };
  });
  const filters = read.flatMap(({ filter }) => (filter !== null && isFilter(filter) ? [filter] : []));
  const node = any(group.filter((token) => !hasKey(token)).flatMap((token) => nodeOf(token) ?? []));
  return {
    pieces,
    wanted: excludes ? null : node,
    excluded: excludes && node !== null ? { type: 'not', child: node } : null,
    filter: filters.length === 0 ? null : { anyOf: filters, excluded: excludes },
  };
}

function kindOf(token: Token): QueryChip['kind'] {
  return token.key !== null ? 'filter' : token.quoted ? 'phrase' : isOr(token) ? 'or' : 'word';
}

function hasKey(token: Token): token is Token & { key: SearchFilterKey } {
  return token.key !== null;
}

/** The `OR`s that were understood as such, for showing. */
function orsBetween(tokens: readonly Token[], pieces: readonly ReadPiece[]): ReadPiece[] {
  const known = new Set(pieces.map(({ token }) => token));
  return tokens
    .filter((token) => isOr(token) && !known.has(token))
    .map((token) => ({ token, kind: 'or', problem: null }));
}

/** `a OR b` is one group of two; every other token is a group of its own. An OR with nothing beside it is a word. */
function groupAlternatives(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const next = tokens[index + 1];
    const last = groups.at(-1);
    if (token === undefined) {
      continue;
    }
    if (isOr(token) && last !== undefined && areAlternatives(last.at(-1), next)) {
      last.push(...(next === undefined ? [] : [next]));
      index++;
    } else {
      groups.push([token]);
    }
  }
  return groups;
}

/** Words with words, filters with filters: `tag:a OR tag:b`. */
function areAlternatives(left: Token | undefined, right: Token | undefined): boolean {
  return isOperand(left) && isOperand(right) && (left.key === null) === (right.key === null);
}

function isOr(token: Token): boolean {
  return (
    token.key === null &&
    !token.quoted &&
    !token.excluded &&
    (token.text === 'OR' || token.text === '|' || token.text === '||')
  );
}

function isOperand(token: Token | undefined): token is Token {
  return token !== undefined && !token.excluded && !isOr(token);
}

function nodeOf(token: Token): QueryNode | null {
  const text = foldText(token.text);
  const leaves = leavesOf(text).slice(0, MOST_WORDS);
  if (!token.quoted || leaves.length === 0) {
    return all(leaves);
  }
  return { type: 'phrase', text, pieces: leaves.flatMap(piecesOf), quoted: true };
}

/** Cuts a folded word where the kind of writing changes. */
function leavesOf(folded: string): Leaf[] {
  const leaves: PlacedLeaf[] = [];
  const scanner = new RunScanner();
  scanner.reset(folded);
  let more = scanner.next();
  while (more) {
    const { kind, start } = scanner;
    let { end } = scanner;
    more = scanner.next();
    if (kind !== 'letters') {
      const text = folded.slice(start, end);
      leaves.push({ start, end, leaf: { type: kind === 'symbol' ? 'symbol' : 'run', text } });
      continue;
    }
    let joined = false;
    while (more && scanner.kind === 'letters' && scanner.start === end + 1 && isJoiner(scanner.units[end])) {
      joined = true;
      end = scanner.end;
      more = scanner.next();
    }
    const suffix = scanner.suffixLengthAt(end);
    const text = folded.slice(start, end + suffix);
    const leaf: Leaf = joined || suffix > 0 ? { type: 'name', text } : { type: 'word', text, unfinished: false };
    leaves.push({ start, end: end + suffix, leaf });
  }
  return joinNumbers(leaves);
}

/** A leaf and its place in the folded word. */
interface PlacedLeaf {
  readonly start: number;
  readonly end: number;
  readonly leaf: Leaf;
}

function piecesOf(leaf: Leaf): PhraseLeaf['pieces'] {
  switch (leaf.type) {
    case 'name':
      return wordsOfName(leaf.text);
    case 'phrase':
      return leaf.pieces;
    default:
      return [leaf];
  }
}

/** A single character beside a number is one word with it: `第3章`, `3月`. */
function joinNumbers(leaves: readonly PlacedLeaf[]): Leaf[] {
  const joined: Leaf[] = [];
  let last: PlacedLeaf | null = null;
  for (const placed of leaves) {
    const before = joined.at(-1);
    if (last !== null && before !== undefined && last.end === placed.start && belongTogether(last.leaf, placed.leaf)) {
      const pieces = [...piecesOf(before), ...piecesOf(placed.leaf)];
      joined[joined.length - 1] = { type: 'phrase', text: before.text + placed.leaf.text, pieces, quoted: false };
    } else {
      joined.push(placed.leaf);
    }
    last = placed;
  }
  return joined;
}

function belongTogether(left: Leaf, right: Leaf): boolean {
  return (isCharacter(left) && /^[0-9]+$/.test(right.text)) || (isCharacter(right) && /^[0-9]+$/.test(left.text));
}

function isCharacter(leaf: Leaf): boolean {
  return leaf.type === 'run' && [...leaf.text].length === 1;
}

/** The words between the marks of a name. */
export function wordsOfName(name: string): WordLeaf[] {
  const words: WordLeaf[] = [];
  const scanner = new RunScanner();
  scanner.reset(name);
  while (scanner.next()) {
    words.push({ type: 'word', text: name.slice(scanner.start, scanner.end), unfinished: false });
  }
  return words;
}

/** Words like `the` and `how` are asked for only when there is nothing else. */
function withoutStopWords(nodes: readonly QueryNode[]): readonly QueryNode[] {
  const telling = nodes.filter((node) => node.type !== 'word' || !isStopWord(node.text));
  return telling.length > 0 ? telling : nodes;
}

/** The last word, when the cursor still touches it, may be the beginning of a longer one. */
function markUnfinished(root: QueryNode, text: string): QueryNode {
  if (!/[\p{L}\p{N}]$/u.test(text)) {
    return root;
  }
  if (root.type === 'word') {
    return { ...root, unfinished: root.text.length > 1 };
  }
  if (root.type !== 'all') {
    return root;
  }
  const last = root.children.at(-1);
  if (last === undefined || (last.type !== 'word' && last.type !== 'all')) {
    return root;
  }
  const marked: AllNode = { type: 'all', children: [...root.children.slice(0, -1), markUnfinished(last, text)] };
  return marked;
}

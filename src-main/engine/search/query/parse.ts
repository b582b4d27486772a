import { foldText, RunScanner } from '../../text/index.ts';
import { isJoiner } from '../tokens/terms.ts';
import { isStopWord } from './stop-words.ts';
import {
  type AllNode,
  all,
  any,
  type Leaf,
  type PhraseLeaf,
  positiveLeaves,
  type Query,
  type QueryNode,
  type WordLeaf,
} from './tree.ts';

const QUESTION_MARK = /[?？]/;
const BLANK = /\s/u;
/** Opening quotation marks and what closes them. */
const QUOTES = new Map([
  ['"', '"'],
  ['＂', '＂'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
]);
const MINUS = new Set(['-', '－']);

/** Words of a query that are read, and parts of one word: more is no query but a paste. */
const MOST_WORDS = 48;

/** A word or quotation of the query as it was typed. */
interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
}

/**
 * Reads a query (SEARCH-7 to SEARCH-12). Whatever was typed is some query: marks that mean nothing
 * here are data, and never reach SQL or the full-text syntax.
 *
 * @returns null when there is nothing in it to look for
 */
export function parseQuery(text: string): Query | null {
  const tokens = tokensOf(text).slice(0, MOST_WORDS);
  const alternatives = groupAlternatives(tokens);
  const wanted: QueryNode[] = [];
  const excluded: QueryNode[] = [];
  for (const group of alternatives) {
    const nodes = group.map(nodeOf).filter((node) => node !== null);
    if (group.length === 1 && group[0]?.excluded) {
      excluded.push(...nodes.map((child): QueryNode => ({ type: 'not', child })));
    } else {
      const node = any(nodes);
      wanted.push(...(node === null ? [] : [node]));
    }
    if (wanted.flatMap(positiveLeaves).length > MOST_WORDS) {
      break;
    }
  }
  const telling = withoutStopWords(wanted);
  const root = all([...telling, ...excluded]);
  if (root === null || wanted.length === 0) {
    return null;
  }
  const explicit =
    tokens.some((token) => token.quoted || token.excluded) || alternatives.some(({ length }) => length > 1);
  const question = telling.length < wanted.length || QUESTION_MARK.test(text);
  return { root: markUnfinished(root, text), explicit, question, inParts: false };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    if (BLANK.test(text[index] ?? '')) {
      index++;
      continue;
    }
    const next = text[index + 1];
    const excluded = MINUS.has(text[index] ?? '') && next !== undefined && !BLANK.test(next) && !MINUS.has(next);
    const start = excluded ? index + 1 : index;
    const closing = endOfQuotation(text, start);
    const end = closing ?? endOfWord(text, start);
    tokens.push({
      text: closing === null ? text.slice(start, end) : text.slice(start + 1, closing),
      quoted: closing !== null,
      excluded,
    });
    index = closing === null ? end : closing + 1;
  }
  return tokens;
}

/**
 * Where the quotation that starts here is closed, if it stands between blanks. A quotation in the
 * middle of a sentence (`谁写了「红楼梦」？`) is part of the sentence.
 */
function endOfQuotation(text: string, start: number): number | null {
  const mark = QUOTES.get(text[start] ?? '');
  const closing = mark === undefined ? -1 : text.indexOf(mark, start + 1);
  const after = text[closing + 1];
  return closing > start && (after === undefined || BLANK.test(after)) ? closing : null;
}

function endOfWord(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && !BLANK.test(text[index] ?? '')) {
    index++;
  }
  return index;
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
    if (isOr(token) && last !== undefined && isOperand(next) && isOperand(last.at(-1))) {
      last.push(next);
      index++;
    } else {
      groups.push([token]);
    }
  }
  return groups;
}

function isOr(token: Token): boolean {
  return !token.quoted && !token.excluded && (token.text === 'OR' || token.text === '|' || token.text === '||');
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

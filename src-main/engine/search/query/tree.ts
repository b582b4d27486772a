import type { FilterGroup } from './filters.ts';

/**
 * A query as a tree. Leaves are what people type between blanks, cut where the kind of writing
 * changes: `q4_k_m量化` is a name and a run.
 */
export type QueryNode = AllNode | AnyNode | NotNode | Leaf;

/** Every child must match. */
export interface AllNode {
  readonly type: 'all';
  readonly children: readonly QueryNode[];
}

/** At least one child must match. */
export interface AnyNode {
  readonly type: 'any';
  readonly children: readonly QueryNode[];
}

export interface NotNode {
  readonly type: 'not';
  readonly child: QueryNode;
}

export type Leaf = RunLeaf | WordLeaf | NameLeaf | SymbolLeaf | PhraseLeaf;

/** Characters of unspaced writing or Hangul: found wherever they stand side by side. */
export interface RunLeaf {
  readonly type: 'run';
  /** Folded, as in all leaves. */
  readonly text: string;
  /** One of the pairs that a longer run fell into: each of its characters stands in two of them. */
  readonly overlaps?: true;
}

/** One word of letters and digits, found in all its inflections. */
export interface WordLeaf {
  readonly type: 'word';
  readonly text: string;
  /** The word is being typed: longer words that start with it will do, too. */
  readonly unfinished: boolean;
}

/** Words joined by single marks (`q4_k_m`, `v1.2.3`, `llama.cpp`) or ended by one (`c++`). */
export interface NameLeaf {
  readonly type: 'name';
  readonly text: string;
}

/** One emoji. */
export interface SymbolLeaf {
  readonly type: 'symbol';
  readonly text: string;
}

/**
 * Pieces that must stand one after another: what was quoted, as it is written and with nothing but
 * marks and blanks between; or a number with the characters beside it (`第3章`).
 */
export interface PhraseLeaf {
  readonly type: 'phrase';
  readonly text: string;
  readonly pieces: readonly (RunLeaf | WordLeaf | SymbolLeaf)[];
  readonly quoted: boolean;
}

export interface Query {
  /** `EVERYTHING` where only filters were given. */
  readonly root: QueryNode;
  /** Conditions beside the words; all must hold. */
  readonly filters: readonly FilterGroup[];
  /** The user wrote operators or quotation marks, and means them. */
  readonly explicit: boolean;
  /** It is put as a question, in a sentence of its own; few texts have all its words. */
  readonly question: boolean;
  /** Any part of it will do, the more the better; see `loosen`. */
  readonly inParts: boolean;
}

export function isLeaf(node: QueryNode): node is Leaf {
  return node.type !== 'all' && node.type !== 'any' && node.type !== 'not';
}

/** The leaves that speak for a text, in the order of the query; those under a `not` are left out. */
export function positiveLeaves(node: QueryNode): Leaf[] {
  switch (node.type) {
    case 'all':
    case 'any':
      return node.children.flatMap(positiveLeaves);
    case 'not':
      return [];
    default:
      return [node];
  }
}

/** The same with every word taken as whole. */
export function finished(node: QueryNode): QueryNode {
  switch (node.type) {
    case 'all':
    case 'any':
      return { ...node, children: node.children.map(finished) };
    case 'word':
      return { ...node, unfinished: false };
    default:
      return node;
  }
}

export function hasUnfinished(node: QueryNode): boolean {
  return positiveLeaves(node).some((leaf) => leaf.type === 'word' && leaf.unfinished);
}

/** What asks for nothing matches everything. */
export const EVERYTHING: QueryNode = { type: 'all', children: [] };

/** One child stands for itself, none for nothing. */
export function all(children: readonly QueryNode[]): QueryNode | null {
  const [only] = children;
  return children.length > 1 ? { type: 'all', children } : (only ?? null);
}

export function any(children: readonly QueryNode[]): QueryNode | null {
  const [only] = children;
  return children.length > 1 ? { type: 'any', children } : (only ?? null);
}

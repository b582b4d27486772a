import { wordsOfName } from './parse.ts';
import { isStopWord } from './stop-words.ts';
import { all, any, type Leaf, type PhraseLeaf, positiveLeaves, type Query, type QueryNode } from './tree.ts';

/** Parts of a query that are asked for at most; a question has fewer. */
const MOST_LEAVES = 48;
/** The same of single characters and stop words, where there is nothing else. */
const MOST_UNTELLING = 16;

/**
 * The same query asked for in parts, any of which will do: what is tried when nothing matches the
 * whole (SEARCH-13). Runs fall into pairs of characters, names into words. What is excluded stays
 * excluded, and what stands between quotation marks stays required, unless even that is given up.
 *
 * @returns null when there is nothing to take apart
 */
export function loosen(query: Query, quotations: 'required' | 'in-parts' = 'required'): Query | null {
  const leaves = positiveLeaves(query.root);
  const phrases = quotations === 'required' ? leaves.filter(isQuotation) : [];
  const others = leaves.flatMap((leaf): readonly Leaf[] =>
    !isQuotation(leaf) ? [leaf] : quotations === 'required' ? [] : leaf.pieces,
  );
  const parts = new Map<string, Leaf>();
  for (const part of others.flatMap(partsOf)) {
    parts.set(`${part.type} ${part.text}`, part);
  }
  const telling = [...parts.values()].filter(isTelling);
  const wanted = any(telling.length > 0 ? telling.slice(0, MOST_LEAVES) : [...parts.values()].slice(0, MOST_UNTELLING));
  if (wanted === null) {
    return null;
  }
  const root = all([...phrases, wanted, ...exclusions(query.root)]);
  return root === null ? null : { ...query, root, inParts: true };
}

export function isQuotation(leaf: Leaf): leaf is PhraseLeaf {
  return leaf.type === 'phrase' && leaf.quoted;
}

function isTelling(leaf: Leaf): boolean {
  return leaf.type === 'run' ? [...leaf.text].length > 1 : !isStopWord(leaf.text);
}

function partsOf(leaf: Leaf): readonly Leaf[] {
  switch (leaf.type) {
    case 'run':
      return partsOfRun(leaf.text);
    case 'word':
      return [{ ...leaf, unfinished: false }];
    case 'name':
      return [leaf, ...wordsOfName(leaf.text).filter(({ text }) => text.length > 1)];
    default:
      return [leaf];
  }
}

function partsOfRun(run: string): readonly Leaf[] {
  const characters = [...run];
  if (characters.length < 3) {
    return [{ type: 'run', text: run }];
  }
  return characters
    .slice(1)
    .map((second, place) => ({ type: 'run', text: (characters[place] ?? '') + second, overlaps: true }));
}

function exclusions(root: QueryNode): readonly QueryNode[] {
  return root.type === 'all' ? root.children.filter((child) => child.type === 'not') : [];
}

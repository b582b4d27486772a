import { inverseFrequency } from '../query/inverse-frequency.ts';
import { isExact, type Lookup, lookupOf } from '../query/lookup.ts';
import { isLeaf, type Leaf, type Query, type QueryNode } from '../query/tree.ts';
import type { Bitmap } from './bitmap.ts';
import type { MessageIndex } from './message-index.ts';

/** What the index found: messages that may match, and how telling the leaves are. */
export interface Candidates {
  readonly found: Bitmap;
  readonly count: number;
  /** Information in bits, so to speak, of finding each leaf (BM25's inverse document frequency). */
  readonly weights: ReadonlyMap<Leaf, number>;
  /**
   * Leaves of alternatives found in each message, weighted; null when all found have all leaves. Valid until the
   * next query.
   */
  readonly scores: Float32Array | null;
}

/** Looks a query up. Every message that matches is among those found; whether the others do, their text says. */
export function findCandidates(
  index: MessageIndex,
  { root, inParts }: Pick<Query, 'root' | 'inParts'>,
  passing: Bitmap | null,
): Candidates {
  const weights = new Map<Leaf, number>();
  const scores = needsScores(root) ? index.freshScores() : null;
  const found = new Evaluation(index, weights, scores, inParts).evaluate(root) ?? index.facts.indexed.copy();
  if (passing !== null) {
    found.and(passing);
  }
  found.andNot(index.removed);
  return { found, count: found.count(), weights, scores };
}

/** Messages that the parts of a query are looked up in at most, repetitions counted. */
const MOST_READ = 100_000;

/** In how many messages a lookup stands at most. */
function estimate(index: MessageIndex, lookup: Lookup): number {
  switch (lookup.type) {
    case 'term':
      return index.frequency(lookup.term);
    case 'sequence':
      return Math.min(...lookup.terms.map((term) => index.frequency(term)));
    case 'all':
      return Math.min(...lookup.of.map((part) => estimate(index, part)));
    case 'any':
      return lookup.of.reduce((sum, part) => sum + estimate(index, part), 0);
    default: {
      const found = find(index, lookup);
      const count = found.count();
      index.release(found);
      return count;
    }
  }
}

export function find(index: MessageIndex, lookup: Lookup): Bitmap {
  switch (lookup.type) {
    case 'term':
      return index.withTerm(lookup.term);
    case 'prefix':
      return index.withPrefix(lookup.prefix);
    case 'character':
      return index.withCharacter(lookup.character);
    case 'sequence':
      return intersection(
        index,
        lookup.terms.map((term) => () => index.withTerm(term)),
      );
    case 'all':
      return intersection(
        index,
        lookup.of.map((part) => () => find(index, part)),
      );
    case 'any': {
      const union = index.emptySet();
      for (const part of lookup.of) {
        const found = find(index, part);
        union.or(found);
        index.release(found);
      }
      return union;
    }
  }
}

function intersection(index: MessageIndex, parts: readonly (() => Bitmap)[]): Bitmap {
  const [first, ...rest] = parts;
  if (first === undefined) {
    throw new RangeError('nothing to look up');
  }
  const found = first();
  for (const part of rest) {
    const other = part();
    found.and(other);
    index.release(other);
  }
  return found;
}

/** With alternatives, messages differ in how many leaves they have. */
function needsScores(node: QueryNode): boolean {
  switch (node.type) {
    case 'any':
      return true;
    case 'all':
      return node.children.some(needsScores);
    case 'word':
      return node.unfinished;
    default:
      return false;
  }
}

class Evaluation {
  readonly #index: MessageIndex;
  readonly #weights: Map<Leaf, number>;
  readonly #scores: Float32Array | null;
  readonly #inParts: boolean;

  constructor(index: MessageIndex, weights: Map<Leaf, number>, scores: Float32Array | null, inParts: boolean) {
    this.#index = index;
    this.#inParts = inParts;
    this.#weights = weights;
    this.#scores = scores;
  }

  /** Messages that may match; null for "any message", which a `not` alone says. */
  evaluate(node: QueryNode): Bitmap | null {
    switch (node.type) {
      case 'all':
        return this.#all(node.children);
      case 'any':
        return this.#any(node.children);
      case 'not':
        return null;
      default:
        return this.#leaf(node);
    }
  }

  #leaf(leaf: Leaf): Bitmap {
    const found = find(this.#index, lookupOf(leaf));
    const weight = this.#weigh(leaf, found.count());
    if (this.#scores !== null) {
      if (leaf.type === 'word' && leaf.unfinished) {
        // A whole word is worth more than the beginning of another one.
        const whole = find(this.#index, lookupOf({ ...leaf, unfinished: false }));
        whole.and(found);
        whole.addScore(this.#scores, weight / 2);
        this.#index.release(whole);
        found.addScore(this.#scores, weight / 2);
      } else {
        found.addScore(this.#scores, weight);
      }
    }
    return found;
  }

  /** Pairs of one run overlap: together they must not outweigh the word beside the run. */
  #weigh(leaf: Leaf, frequency: number): number {
    const rarity = inverseFrequency(frequency, this.#index.documents);
    const weight = leaf.type === 'run' && leaf.overlaps ? rarity / 2 : rarity;
    this.#weights.set(leaf, weight);
    return weight;
  }

  #all(children: readonly QueryNode[]): Bitmap | null {
    let found: Bitmap | null = null;
    for (const child of children) {
      const part = this.evaluate(child);
      if (part !== null && found !== null) {
        found.and(part);
        this.#index.release(part);
      } else {
        found ??= part;
      }
      if (found?.isEmpty) {
        return found;
      }
    }
    for (const child of children) {
      if (found !== null && child.type === 'not') {
        this.#exclude(child.child, found);
      }
    }
    return found;
  }

  /** What the index knows to hold an excluded leaf goes; in doubt the text decides. */
  #exclude(node: QueryNode, found: Bitmap): void {
    if (isLeaf(node) && isExact(node)) {
      const excluded = find(this.#index, lookupOf(node));
      found.andNot(excluded);
      this.#index.release(excluded);
    }
  }

  #any(children: readonly QueryNode[]): Bitmap | null {
    return this.#inParts && children.every(isLeaf) ? this.#anyPart(children) : this.#anyOf(children);
  }

  /**
   * The rarest parts first, and frequent ones only until enough was read: what stands nearly
   * everywhere says little. The texts that are looked at are ranked by all parts.
   */
  #anyPart(leaves: readonly Leaf[]): Bitmap {
    const union = this.#index.emptySet();
    const known = leaves
      .map((leaf) => ({ leaf, frequency: estimate(this.#index, lookupOf(leaf)) }))
      .sort((left, right) => left.frequency - right.frequency);
    let read = 0;
    for (const { leaf, frequency } of known) {
      if (read > 0 && read + frequency > MOST_READ) {
        this.#weigh(leaf, frequency);
      } else if (frequency > 0) {
        const found = this.#leaf(leaf);
        union.or(found);
        this.#index.release(found);
        read += frequency;
      }
    }
    return union;
  }

  #anyOf(children: readonly QueryNode[]): Bitmap | null {
    const parts = children.map((child) => this.evaluate(child));
    const union = this.#index.emptySet();
    for (const part of parts) {
      if (part === null) {
        return null;
      }
      union.or(part);
      this.#index.release(part);
    }
    return union;
  }
}

import { inverseFrequency } from '../query/inverse-frequency.ts';
import type { WeightedTerm } from '../query/weighted-terms.ts';
import type { DigestIndex } from './digest-index.ts';

const K1 = 1.2;
const B = 0.75;
/**
 * How much more rare terms say than frequent ones, beyond what their inverse frequency says already: texts that
 * are not about the same thing share words that are merely common. Found on five collections, docs/quality-search.md.
 */
const RARITY = 1.2;
/**
 * Occurrences read for one query at most, beginning with the rarest term: what comes after them
 * stands in nearly every digest and says little.
 */
const MOST_READ = 60_000;

/**
 * How relevant every digest is to the terms of a query, by number: BM25 (Robertson & Zaragoza, The
 * Probabilistic Relevance Framework, 2009, section 3.1) with occurrences weighted by field before
 * they saturate (section 3.6). Lengths are weighted alike and k1 grows with the average weight, so
 * that digests with a single field score as plain BM25 would have it. 0 means none of the terms.
 *
 * @returns one array for all queries, valid until the next call
 */
export function scoreDigests(index: DigestIndex, terms: readonly WeightedTerm[]): Float64Array {
  const { facts } = index;
  const { lengths } = facts;
  const scores = facts.freshScores();
  const known = terms
    .map((term) => ({
      ...term,
      frequency: term.kind === 'term' ? index.frequency(term.term) : index.frequencyOfCharacter(term.term),
    }))
    .filter(({ frequency }) => frequency > 0)
    .sort(
      (left, right) =>
        Number(left.kind === 'character') - Number(right.kind === 'character') || left.frequency - right.frequency,
    );
  /** A character by itself speaks for a digest only beside something longer, unless nothing longer was asked for. */
  const alone = terms.every(({ kind }) => kind === 'character');
  const k1 = K1 * facts.averageWeight;
  const perLength = (k1 * B) / facts.averageLength;
  let read = 0;
  for (const { term, kind, weight, frequency } of known) {
    read += frequency;
    if (read > MOST_READ && read > frequency) {
      break;
    }
    const { numbers, weights } = kind === 'term' ? index.occurrences(term) : index.occurrencesOfCharacter(term);
    const worth = weight * inverseFrequency(frequency, facts.size) ** RARITY * (K1 + 1);
    for (let place = 0; place < numbers.length; place++) {
      const number = numbers[place] ?? 0;
      const times = weights[place] ?? 0;
      const length = lengths[number] ?? 0;
      const counts = times > 0 && (kind === 'term' || alone || (scores[number] ?? 0) > 0);
      if (length > 0 && counts) {
        scores[number] = (scores[number] ?? 0) + (worth * times) / (times + k1 * (1 - B) + perLength * length);
      }
    }
  }
  return scores;
}

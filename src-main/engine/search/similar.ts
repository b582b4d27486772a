import type { DigestIndex } from './digests/digest-index.ts';
import type { StoredDigest } from './digests/digest-texts.ts';
import { scoreDigests } from './digests/scores.ts';
import { inverseFrequency } from './query/inverse-frequency.ts';
import { digestFields } from './schema.ts';
import { termsOf } from './tokens/terms.ts';

/** A digest and how like it is: 1 says the same, 0 has nothing in common. */
export interface SimilarDigest {
  readonly digest: StoredDigest;
  readonly likeness: number;
}

/** The most telling terms of a text stand for it. */
const TERMS = 40;
/** Less in common is chance. */
const LEAST_LIKENESS = 0.12;
/** Terms that a text repeats say more, up to this many times. */
const MOST_REPEATED = 3;

/** Digests like a text, the likest first (SEARCH-32). */
export function similarDigests(
  index: DigestIndex,
  text: string,
  { except, most }: { except: number | null; most: number },
): SimilarDigest[] {
  const times = new Map<string, number>();
  for (const term of termsOf(text)) {
    times.set(term, (times.get(term) ?? 0) + 1);
  }
  const telling = [...times]
    .map(([term, count]) => {
      const weight = 1 + Math.log(Math.min(MOST_REPEATED, count));
      return {
        term,
        kind: 'term' as const,
        weight,
        worth: weight * inverseFrequency(index.frequency(term), index.count),
      };
    })
    .sort((left, right) => right.worth - left.worth)
    .filter(({ term }) => index.frequency(term) > 0)
    .slice(0, TERMS);
  const whole = telling.reduce((sum, { worth }) => sum + worth, 0) * FULL_SCORE;
  const scores = scoreDigests(index, telling);
  const like: { number: number; likeness: number }[] = [];
  scores.forEach((score, number) => {
    if (number !== except && score >= whole * LEAST_LIKENESS && score > 0) {
      like.push({ number, likeness: Math.min(1, score / whole) });
    }
  });
  like.sort((left, right) => right.likeness - left.likeness || left.number - right.number);
  return like.slice(0, most).flatMap(({ number, likeness }) => {
    const [digest] = index.read([number]);
    return digest === undefined ? [] : [{ digest, likeness }];
  });
}

/** What BM25 makes of a term that a digest of average length holds once or twice: k1 + 1, somewhat saturated. */
const FULL_SCORE = 1.4;

/** The words by which other digests are compared with one: all of it, but for its people. */
export function textOf(digest: StoredDigest): string {
  return digestFields
    .filter((field) => field !== 'contributors')
    .map((field) => digest[field])
    .join('\n');
}

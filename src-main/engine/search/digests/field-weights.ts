import type { DigestField } from '../schema.ts';

/** How much a word counts in each field, in the order of `digestFields`: BM25's field weights. */
export const FIELD_WEIGHTS: Readonly<Record<DigestField, number>> = {
  title: 2.5,
  ask: 1.5,
  tags: 2,
  conclusion: 1,
  answers: 1,
  background: 0.7,
  discussion: 0.7,
  contributors: 0.5,
};

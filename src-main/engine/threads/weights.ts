import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Forest, type ForestData } from './forest.ts';
import { glanceFeatures } from './linking/candidates.ts';
import { linkFeatures, sharedLinkFeatures } from './linking/features.ts';
import { Leanings, type LeaningWeights } from './reading/leanings.ts';
import { answerFeatures, sharedAnswerFeatures } from './roles/answer-features.ts';
import { questionFeatures } from './roles/question-features.ts';

/** The trained parts of the room; see docs/quality.md for how they were made. */
export interface Weights {
  readonly commonWords: ReadonlyMap<string, number>;
  readonly glance: readonly number[];
  readonly link: Forest;
  readonly leanings: Leanings;
  readonly question: Forest;
  readonly answer: Forest;
}

/** Those that walk through a chat and find what answers what. */
export type LinkWeights = Pick<Weights, 'commonWords' | 'glance' | 'link' | 'leanings'>;

/** What the weight files hold, `resources/weights/<name>.json`. */
export interface WeightFiles {
  /** Share of messages that hold a word, in talk on anything. */
  readonly 'common-words': Readonly<Record<string, number>>;
  readonly glance: { readonly features: readonly string[]; readonly weights: readonly number[] };
  readonly link: ForestData;
  readonly leanings: LeaningWeights;
  readonly question: ForestData;
  readonly answer: ForestData;
}

const loaded = new Map<string, Weights>();

/**
 * Reads the trained weights, once for each folder.
 * @param resources folder that holds `weights/`.
 * @throws {Error} when a file is missing or does not fit the program.
 */
export function loadWeights(resources: string): Weights {
  const weights = loaded.get(resources) ?? readWeights(resources);
  loaded.set(resources, weights);
  return weights;
}

function readWeights(resources: string): Weights {
  const read = <Name extends keyof WeightFiles>(name: Name): WeightFiles[Name] =>
    JSON.parse(readFileSync(join(resources, 'weights', `${name}.json`), 'utf8')) as WeightFiles[Name];
  const glance = read('glance');
  if (glance.features.join() !== glanceFeatures.join()) {
    throw new Error('the trained weights do not fit this version of the program');
  }
  return {
    commonWords: new Map(Object.entries(read('common-words'))),
    glance: glance.weights,
    link: new Forest(read('link'), linkFeatures, sharedLinkFeatures),
    leanings: new Leanings(read('leanings')),
    question: new Forest(read('question'), questionFeatures),
    answer: new Forest(read('answer'), answerFeatures, sharedAnswerFeatures),
  };
}

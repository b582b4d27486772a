import { glanceFeatures } from '../../../src-main/engine/threads/linking/candidates.ts';
import { linkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import type { TrainingChats } from '../corpora/mixture.ts';
import { type LessonOptions, teach } from './lessons.ts';
import { Random } from './random.ts';
import { forestOf } from './weight-files.ts';

/** Steps of the two passes. */
const STEPS = [0.004, 0.001];
/** What a beginner would say: near ones, the author's own last one, those addressed. */
const BEGINNER: Readonly<Record<string, number>> = {
  distance: -1.3,
  isLastOfAuthor: 2.2,
  addressesCandidate: 2.4,
  namesCandidate: 2.4,
  addressesOther: -1.6,
  addressedSince: 2.2,
  isMyLastConversation: 2,
  asks: 0.4,
};

/**
 * Weights of the quick look: a linear softmax over the whole pool and "starts something", trained
 * by stochastic gradient descent.
 */
export function trainGlance(chats: TrainingChats, commonWords: ReadonlyMap<string, number>): number[] {
  const start = glanceFeatures.map((name) => BEGINNER[name] ?? 0);
  const weights = Float64Array.from(start);
  let startScore = 0;
  const options: LessonOptions = {
    commonWords,
    glance: start,
    forest: forestOf(linkFeatures, []),
    decisions: 'true',
    candidates: 'pool',
  };
  const all = new Random(3).shuffle([...chats.irc, ...chats.slow, ...chats.groups]);
  for (const step of STEPS) {
    for (const chat of all) {
      teach(chat, options, ({ linker, reader, right }) => {
        if (!right.includes(1)) {
          return;
        }
        const rows = linker.candidates.glanceRows(reader);
        const scores = rows.map((row) => row.reduce((sum, value, feature) => sum + value * (weights[feature] ?? 0), 0));
        const odds = [startScore, ...scores].map((score) => Math.exp(Math.min(50, score)));
        const total = odds.reduce((sum, each) => sum + each, 0);
        const totalRight = odds.reduce((sum, each, row) => sum + (right[row] === 1 ? each : 0), 0);
        odds.forEach((each, row) => {
          const push = step * ((right[row] === 1 ? each / totalRight : 0) - each / total);
          if (row === 0) {
            startScore += push;
          }
          rows[row - 1]?.forEach((value, feature) => {
            weights[feature] = (weights[feature] ?? 0) + push * value;
          });
        });
      });
    }
  }
  return Array.from(weights, (weight) => Math.round(weight * 1e4) / 1e4);
}

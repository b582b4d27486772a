import { describe, expect, it } from 'vitest';
import { Forest, SCORE_UNIT, type SymmetricTree } from '../../../src-main/engine/threads/forest.ts';
import { linkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import { loadWeights } from '../../../src-main/engine/threads/weights.ts';
import { TrainingRows } from '../../quality/train/bins.ts';
import { type BoostingOptions, boost } from '../../quality/train/boosting.ts';
import { choiceLoss } from '../../quality/train/losses.ts';
import { Random } from '../../quality/train/random.ts';
import { trainRoles } from '../../quality/train/roles.ts';
import { forestData } from '../../quality/train/weight-files.ts';
import { resources } from './support.ts';

const WIDTH = linkFeatures.length;
const GROUPS = 120;
const ROWS_OF_EACH = 5;
const OPTIONS: BoostingOptions = {
  trees: 12,
  depth: 6,
  learningRate: 0.3,
  minimumHessian: 0.5,
  l2: 1,
  groupShare: 0.8,
  columnShare: 0.5,
  seed: 4,
};

/** Groups of rows, of which the one with the greatest second value is right. */
function lessons(): { values: Int32Array; right: Uint8Array }[] {
  const random = new Random(9);
  return Array.from({ length: GROUPS }, () => {
    const values = Int32Array.from({ length: ROWS_OF_EACH * WIDTH }, () => random.below(2000) - 400);
    const places = Array.from({ length: ROWS_OF_EACH }, (_, row) => row);
    const best = places.reduce((one, other) =>
      (values[other * WIDTH + 1] ?? 0) > (values[one * WIDTH + 1] ?? 0) ? other : one,
    );
    return { values, right: Uint8Array.from(places, (row) => (row === best ? 1 : 0)) };
  });
}

function train(): { trees: SymmetricTree[]; scores: number[] } {
  const all = lessons();
  const sample = all.flatMap(({ values, right }) =>
    Array.from(right, (_, row) => values.slice(row * WIDTH, (row + 1) * WIDTH)),
  );
  const rows = new TrainingRows(WIDTH, sample);
  for (const { values, right } of all) {
    rows.add(values, right);
  }
  let last: Float64Array = new Float64Array(0);
  const trees = boost(rows.table, choiceLoss(rows.table, rows.right), OPTIONS, (_, scores) => {
    last = scores.slice();
  });
  return { trees, scores: [...last] };
}

describe('what is trained is what the product runs', () => {
  const trained = train();

  it('gives every row the score it had in training', () => {
    const forest = new Forest(forestData(linkFeatures, trained.trees), linkFeatures);
    lessons().forEach(({ values, right }, group) => {
      const scores = forest.scoresOf(values, right.length);
      for (const row of right.keys()) {
        expect((scores[row] ?? Number.NaN) / SCORE_UNIT).toBeCloseTo(
          trained.scores[group * ROWS_OF_EACH + row] ?? Number.NaN,
          2,
        );
      }
    });
  });

  it('has learnt something', () => {
    const chosen = lessons().filter(({ right }, group) => {
      const scores = trained.scores.slice(group * ROWS_OF_EACH, (group + 1) * ROWS_OF_EACH);
      return right[scores.indexOf(Math.max(...scores))] === 1;
    });
    expect(chosen.length).toBeGreaterThan(GROUPS * 0.9);
  });

  it('comes out the same again', () => {
    expect(train()).toEqual(trained);
  });
});

describe('what is trained of roles', () => {
  const QUESTIONS = ['多少钱一斤?', '什么时候去?', '在哪里买的?'];
  const ANSWERS = ['三块钱', '明天上午', '在超市里面'];
  const dialogues = Array.from({ length: 4 }, (_, number) => ({
    utterances: Array.from({ length: 6 }, (_, place) => {
      const pair = Math.floor(place / 2) + 1;
      const isQuestion = place % 2 === 0;
      const text = (isQuestion ? QUESTIONS : ANSWERS)[(number + pair) % QUESTIONS.length] as string;
      return { text, byDoctor: !isQuestion, asks: isQuestion ? pair : 0, answers: isQuestion ? 0 : pair };
    }),
  }));

  it('comes out the same again, bit by bit', () => {
    const weights = loadWeights(resources);
    const first = trainRoles(dialogues, weights);
    expect(first.question.trees.length).toBeGreaterThan(0);
    expect(JSON.stringify(trainRoles(dialogues, weights))).toBe(JSON.stringify(first));
  });
});

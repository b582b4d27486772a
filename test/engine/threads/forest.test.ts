import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ChatWalk } from '../../../src-main/engine/threads/chat-walk.ts';
import { Election } from '../../../src-main/engine/threads/election.ts';
import { Findings } from '../../../src-main/engine/threads/findings.ts';
import { Forest, MAXIMUM_ROWS, SCORE_UNIT, type SymmetricTree } from '../../../src-main/engine/threads/forest.ts';
import { linkFeatures, sharedLinkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import { answerFeatures, sharedAnswerFeatures } from '../../../src-main/engine/threads/roles/answer-features.ts';
import { loadWeights } from '../../../src-main/engine/threads/weights.ts';
import { ChatScript, resources } from './support.ts';

const names = Array.from({ length: 11 }, (_, column) => `feature ${column}`);
const columns = [...names.keys()];
const WIDTH = names.length;
/** What 16 bits hold. */
const MOST = 0x7fff;

function forest(trees: SymmetricTree[], shared: readonly number[] = []): Forest {
  return new Forest({ features: names, trees }, names, new Set(shared.map((column) => names[column] as string)));
}

/** Rows of which only the first two features are given. */
function rowsOf(...rows: readonly (readonly number[])[]): Int32Array {
  const values = new Int32Array(rows.length * WIDTH);
  for (const [row, features] of rows.entries()) {
    values.set(features, row * WIDTH);
  }
  return values;
}

/** What the trees say of a row, by the definition of `SymmetricTree`, in ten-thousandths. */
function plainScore(trees: readonly SymmetricTree[], row: Int32Array): number {
  return trees.reduce((sum, { columns, thresholds, leaves }) => {
    const bits = columns.map((column, level) => {
      const value = Math.max(-MOST - 1, Math.min(MOST, row[column] ?? 0));
      return value > Math.max(-MOST, Math.min(MOST, thresholds[level] ?? 0)) ? 1 << level : 0;
    });
    return sum + Math.round((leaves[bits.reduce((one, other) => one + other, 0)] ?? 0) * SCORE_UNIT);
  }, 0);
}

const feature = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -1e6, max: 1e6 }));
const level = fc.record({ column: fc.nat(WIDTH - 1), threshold: feature });
const tree = fc.array(level, { maxLength: 6 }).chain((levels) =>
  fc.record({
    columns: fc.constant(levels.map(({ column }) => column)),
    thresholds: fc.constant(levels.map(({ threshold }) => threshold)),
    leaves: fc.array(fc.double({ min: -3.2, max: 3.2, noNaN: true }), {
      minLength: 1 << levels.length,
      maxLength: 1 << levels.length,
    }),
  }),
);
const rows = fc
  .integer({ min: 1, max: MAXIMUM_ROWS })
  .chain((count) => fc.array(feature, { minLength: count * WIDTH, maxLength: count * WIDTH }))
  .map((values) => Int32Array.from(values));

describe('forest', () => {
  it('sums the leaf of each tree; bit i of the leaf is set above threshold i', () => {
    const trees = forest([
      { columns: [0, 1], thresholds: [5, 0], leaves: [0.1, 0.2, 0.4, -0.8] },
      { columns: [], thresholds: [], leaves: [1] },
    ]);
    const scores = trees.scoresOf(rowsOf([5, 0], [6, 0], [5, 1], [6, 1]), 4);
    expect([...scores.subarray(0, 4)]).toEqual([11_000, 12_000, 14_000, 2000]);
  });

  it('refuses weights that were trained for other features, or say too much', () => {
    expect(() => new Forest({ features: ['a'], trees: [] }, ['a', 'b'])).toThrow(/weights do not fit/);
    expect(() => forest([{ columns: [], thresholds: [], leaves: [4] }])).toThrow(/say more than/);
  });

  it('says of up to sixteen rows at a time what each tree says of each, whatever the features and which of them are shared', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 30 }), rows, fc.subarray(columns), (trees, values, shared) => {
        const count = values.length / WIDTH;
        for (const column of shared) {
          for (let row = 1; row < count; row++) {
            values[row * WIDTH + column] = values[column] as number;
          }
        }
        const plain = Array.from({ length: count }, (_, row) =>
          plainScore(trees, values.subarray(row * WIDTH, (row + 1) * WIDTH)),
        );
        expect([...forest(trees, shared).scoresOf(values, count).subarray(0, count)]).toEqual(plain);
      }),
    );
  });
});

describe('shared features', () => {
  it('are the same in all rows of an election', () => {
    const weights = loadWeights(resources);
    const elections = [
      ...[watched(weights.link, linkFeatures, sharedLinkFeatures)],
      ...[watched(weights.answer, answerFeatures, sharedAnswerFeatures)],
    ];
    const walk = new ChatWalk(weights);
    for (const message of talk().messages) {
      walk.add(message);
    }
    const findings = new Findings(walk, weights);
    for (let conversation = 0; conversation < findings.count; conversation++) {
      findings.judge(conversation);
    }
    for (const { count, unlike } of elections) {
      expect([count() > 10, unlike]).toEqual([true, new Set()]);
    }
    vi.restoreAllMocks();
  });
});

/** Counts the elections of a forest, and gathers the features of `shared` that were not the same in all rows of one. */
function watched(forest: Forest, features: readonly string[], shared: ReadonlySet<string>) {
  const byForest = forest.layOut.bind(forest);
  const [take, layOut] = [vi.spyOn(forest, 'take'), vi.spyOn(forest, 'layOut')];
  const unlike = new Set<string>();
  layOut.mockImplementation((chosen, count) => {
    const values = take.mock.lastCall?.[0] ?? new Int32Array();
    for (const [column, name] of features.entries()) {
      const told = new Set(Array.from(chosen.subarray(0, count), (row) => values[row * features.length + column]));
      if (shared.has(name) && told.size > 1) {
        unlike.add(name);
      }
    }
    byForest(chosen, count);
  });
  return { count: () => layOut.mock.calls.length, unlike };
}

function talk(): ChatScript {
  const script = new ChatScript();
  for (let round = 0; round < 6; round++) {
    script.say('ann', '请问怎么把扫描的文件压缩得小一点？');
    script.say('carl', 'bob: has anyone tried the new build?');
    script.say('bob', '@ann 在菜单里选压缩，然后另存为就可以了');
    script.say('bob', 'carl: yes, it does not start here');
    script.say('dora', '我也用这个菜单，文件小了一半');
    script.say('carl', '谢谢，那个文件我再试试');
  }
  return script;
}

describe('election', () => {
  it('elects the row with the highest sum, whatever is given up on the way', () => {
    const above = { columns: [0], thresholds: [0], leaves: [0, 0.05] };
    const election = new Election(forest(Array.from({ length: 300 }, () => above)));
    expect(election.bestOf(rowsOf([0], [1], [-1]), 3)).toBe(1);
    expect(election.bestOf(rowsOf([0], [1], [-1]), 3, 100)).toBe(0);
    expect(election.bestOf(rowsOf([0]), 1)).toBe(0);
  });

  it('elects among many, of which few are left after the first trees', () => {
    const strong = { columns: [0], thresholds: [0], leaves: [0, 2.5] };
    const fine = { columns: [1], thresholds: [7], leaves: [0, 0.1] };
    const election = new Election(forest([...Array.from({ length: 8 }, () => strong), fine]));
    const many = Array.from({ length: MAXIMUM_ROWS }, (_, row) => [row > 8 ? 1 : 0, row === 12 ? 8 : 0]);
    expect(election.bestOf(rowsOf(...many), MAXIMUM_ROWS)).toBe(12);
    expect(election.bestOf(rowsOf(...many), MAXIMUM_ROWS, -3)).toBe(12);
    expect(election.bestOf(rowsOf(...many), 12)).toBe(9);
  });

  it('elects the group whose rows together are likeliest, and of it the best row', () => {
    const sayings = [0.9, 1, 0.8, 0.7];
    const election = new Election(
      forest(sayings.map((leaf, row) => ({ columns: [row], thresholds: [0], leaves: [0, leaf] }))),
    );
    const rows = rowsOf(...sayings.map((_, row) => sayings.map((_, column) => (column === row ? 1 : 0))));
    const elected = (handicap: number, ...groups: number[]): number =>
      election.bestInGroups(rows, sayings.length, handicap, Int32Array.from(groups));
    expect(elected(0, -1, 5, 6, 7)).toBe(1);
    expect(elected(0, -1, 5, 7, 7)).toBe(2);
    expect(elected(2, -1, 5, 7, 7)).toBe(0);
    expect(elected(-9, -1, 5, 7, 7)).toBe(2);
    expect(election.bestInGroups(rows, 1, 0, Int32Array.of(-1))).toBe(0);
  });
});

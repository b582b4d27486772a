import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Weighing } from '../../src-main/engine/weighing.ts';

/** Weighing in so many steps, of which those named change something. */
function weighing(steps: number, changing: readonly number[]) {
  const done: number[] = [];
  let told = 0;
  function* begin(): Generator<boolean> {
    for (let step = 0; step < steps; step += 1) {
      done.push(step);
      yield changing.includes(step);
    }
  }
  const made = new Weighing(begin, () => {
    told += 1;
  });
  return { made, done, told: () => told };
}

describe('WORTH-4 conversations are weighed in the background', () => {
  test('step by step, others between, and a change is told once at the end', async () => {
    const { made, done, told } = weighing(3, [0, 2]);
    made.start();
    expect(done).toEqual([]);
    await turn();
    expect(done.length).toBeLessThan(3);
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(done).toEqual([0, 1, 2]);
    expect(told()).toBe(1);
  });

  test('a digest that comes meanwhile begins it anew, and what had changed is not forgotten', async () => {
    const { made, done, told } = weighing(2, [0]);
    made.start();
    await turn();
    made.start();
    for (let turns = 0; turns < 6; turns += 1) await turn();
    expect(done).toEqual([0, 0, 1]);
    expect(told()).toBe(1);
  });

  test('what is under way is done before the library closes', async () => {
    const { made, done, told } = weighing(4, []);
    made.start();
    made.finish();
    expect(done).toEqual([0, 1, 2, 3]);
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(done).toEqual([0, 1, 2, 3]);
    expect(told()).toBe(0);
  });

  test('an index that fails ends it quietly', async () => {
    const made = new Weighing(
      // biome-ignore lint/correctness/useYield: it fails before it has anything to yield
      function* () {
        throw new Error('the index is damaged');
      },
      () => undefined,
    );
    made.start();
    expect(() => made.finish()).not.toThrow();
    await turn();
  });
});

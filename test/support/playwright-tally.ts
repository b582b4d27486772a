import type { Reporter, Suite, TestCase, TestError } from 'playwright/types/testReporter';
import { count, emptyTally, type Tally, writeTally } from './tally.ts';

/** Leaves the tally of a Playwright run in a file. An error outside the tests counts as one failure. */
class PlaywrightTally implements Reporter {
  readonly #file: string;
  #suite: Suite | null = null;
  #errors = 0;

  constructor({ file }: { file: string }) {
    this.#file = file;
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(_error: TestError): void {
    this.#errors += 1;
  }

  onEnd(): void {
    let tally: Tally = emptyTally;
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'skipped') tally = count(tally, 'skipped', skipReason(test));
      else tally = count(tally, outcome === 'unexpected' ? 'failed' : 'passed');
    }
    for (let error = 0; error < this.#errors; error += 1) tally = count(tally, 'failed');
    writeTally(this.#file, tally);
  }
}

function skipReason(test: TestCase): string | undefined {
  return test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
}

// biome-ignore lint/style/noDefaultExport: Playwright loads a reporter by its default export.
export default PlaywrightTally;

import type { Reporter, TestModule } from 'vitest/node';
import { count, emptyTally, type Tally, writeTally } from './tally.ts';

/** Leaves the tally of a Vitest run in a file. A file that could not be loaded counts as one failure. */
export class VitestTally implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let tally: Tally = emptyTally;
    for (const module of modules) {
      if (module.errors().length > 0) tally = count(tally, 'failed');
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'skipped') tally = count(tally, 'skipped', result.note);
        else tally = count(tally, result.state === 'passed' ? 'passed' : 'failed');
      }
    }
    for (const _error of unhandledErrors) tally = count(tally, 'failed');
    writeTally(this.#file, tally);
  }
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { count, emptyTally, readTally, sum, summaryLine, writeTally } from './tally.ts';

describe('a tally', () => {
  it('counts outcomes and the reasons for skipping', () => {
    let tally = count(emptyTally, 'passed');
    tally = count(count(tally, 'skipped', 'no Electron'), 'skipped', 'no Electron');
    tally = count(count(tally, 'skipped'), 'failed');
    expect(tally).toEqual({
      passed: 1,
      failed: 1,
      skipped: 3,
      reasons: { 'no Electron': 2, 'no reason given': 1 },
    });
    expect(summaryLine(tally)).toBe('1 passed, 1 failed, 3 skipped');
  });

  it('is summed', () => {
    const one = count(count(emptyTally, 'passed'), 'skipped', 'a');
    const two = count(count(emptyTally, 'skipped', 'a'), 'skipped', 'b');
    expect(sum([one, two])).toEqual({ passed: 1, failed: 0, skipped: 3, reasons: { a: 2, b: 1 } });
    expect(sum([])).toEqual(emptyTally);
  });

  it('survives a file, and is missing when the runner died', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'qunshu-tally-')), 'tally.json');
    expect(readTally(file)).toBeNull();
    writeTally(file, count(emptyTally, 'passed'));
    expect(readTally(file)).toEqual(count(emptyTally, 'passed'));
  });
});

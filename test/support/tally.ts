import { readFileSync, writeFileSync } from 'node:fs';

/** How many checks or tests went which way, and why some were not run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many were skipped for each reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0, reasons: {} };

export type Outcome = 'passed' | 'failed' | 'skipped';

/** A tally with one more outcome. */
export function count(tally: Tally, outcome: Outcome, reason?: string): Tally {
  const grown = { ...tally, [outcome]: tally[outcome] + 1 };
  if (outcome !== 'skipped') return grown;
  const key = reason || 'no reason given';
  return { ...grown, reasons: { ...tally.reasons, [key]: (tally.reasons[key] ?? 0) + 1 } };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((total, tally) => {
    const reasons = { ...total.reasons };
    for (const [reason, number] of Object.entries(tally.reasons)) reasons[reason] = (reasons[reason] ?? 0) + number;
    return {
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
      reasons,
    };
  }, emptyTally);
}

/** The last line of a run. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** The variable that names the file a test runner is to leave its tally in. */
export const tallyVariable = 'QUNSHU_TALLY';

export function writeTally(file: string, tally: Tally): void {
  writeFileSync(file, JSON.stringify(tally));
}

/** The tally a test runner left, or null when it died before. */
export function readTally(file: string): Tally | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return null;
  }
}

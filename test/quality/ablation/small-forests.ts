import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ForestData } from '../../../src-main/engine/threads/forest.ts';
import type { BinnedTable } from '../train/boosting.ts';
import { resources } from '../train/weight-files.ts';

/** The table with some columns that nothing can be asked of. */
export function withoutColumns(
  table: BinnedTable,
  features: readonly string[],
  isLeftOut: (name: string) => boolean,
): BinnedTable {
  const none = new Int32Array(0);
  const { edges } = table;
  return { ...table, edges: edges.map((each, column) => (isLeftOut(features[column] as string) ? none : each)) };
}

/** Calls with a copy of the resources in which some forests are others; it is gone afterwards. */
export async function withForests<Result>(
  forests: Readonly<Record<string, ForestData>>,
  measure: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-ablation-'));
  try {
    cpSync(join(resources, 'weights'), join(folder, 'weights'), { recursive: true });
    for (const [name, data] of Object.entries(forests)) {
      writeFileSync(join(folder, 'weights', `${name}.json`), JSON.stringify(data));
    }
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line of a table. */
export function line(what: string, figures: readonly number[]): string {
  return `| ${what.padEnd(48)} | ${figures.map((figure) => figure.toFixed(1).padStart(5)).join(' | ')} |`;
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Forest, type ForestData, type SymmetricTree } from '../../../src-main/engine/threads/forest.ts';
import type { WeightFiles } from '../../../src-main/engine/threads/weights.ts';

/** Folder the product reads its weights from. */
export const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

/** @returns whether they differ from those that were there: the same data and program give the same, byte by byte. */
export function saveWeights<Name extends keyof WeightFiles>(name: Name, weights: WeightFiles[Name]): boolean {
  const text = `${JSON.stringify(weights)}\n`;
  const isOther = !existsSync(pathOf(name)) || readFileSync(pathOf(name), 'utf8') !== text;
  writeFileSync(pathOf(name), text);
  return isOther;
}

export function savedWeights<Name extends keyof WeightFiles>(name: Name): WeightFiles[Name] {
  return JSON.parse(readFileSync(pathOf(name), 'utf8')) as WeightFiles[Name];
}

function pathOf(name: string): string {
  return `${resources}/weights/${name}.json`;
}

/** Leaves to four places: more changes no decision. */
export function forestData(features: readonly string[], trees: readonly SymmetricTree[]): ForestData {
  return {
    features,
    trees: trees.map(({ columns, thresholds, leaves }) => ({
      columns,
      thresholds,
      leaves: leaves.map((leaf) => Math.round(leaf * 1e4) / 1e4),
    })),
  };
}

export function forestOf(features: readonly string[], trees: readonly SymmetricTree[]): Forest {
  return new Forest({ features, trees }, features);
}

/**
 * How well predicted conversations agree with annotated ones, in percent. Definitions: link
 * precision, recall and F and exact-match F as in Kummerfeld et al. (ACL 2019); variation of
 * information scaled by its bound log2 n (Meila 2007); one-to-one overlap (Elsner & Charniak 2008).
 */
export interface Share {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

export function shareOf(matched: number, predicted: number, gold: number): Share {
  const precision = predicted === 0 ? 0 : (100 * matched) / predicted;
  const recall = gold === 0 ? 0 : (100 * matched) / gold;
  return { precision, recall, f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Counts what was found against what should have been. */
export class Tally {
  #matched = 0;
  #predicted = 0;
  #gold = 0;

  add(isFound: boolean, isGold: boolean, isRight: boolean = isFound && isGold): void {
    this.#predicted += isFound ? 1 : 0;
    this.#gold += isGold ? 1 : 0;
    this.#matched += isRight ? 1 : 0;
  }

  get share(): Share {
    return shareOf(this.#matched, this.#predicted, this.#gold);
  }
}

/** Links of one chat: for each message the messages it answers, itself for a start. */
export type Links = ReadonlyMap<number, readonly number[]>;

export function linkAgreement(pairs: readonly (readonly [gold: Links, predicted: Links])[]): Share {
  let matched = 0;
  let predictedCount = 0;
  let goldCount = 0;
  for (const [gold, predicted] of pairs) {
    for (const [place, targets] of gold) {
      goldCount += targets.length;
      const found = predicted.get(place) ?? [];
      predictedCount += found.length;
      matched += targets.filter((target) => found.includes(target)).length;
    }
  }
  return shareOf(matched, predictedCount, goldCount);
}

/** Conversation of each message: equal numbers, same conversation. */
export type Partition = ReadonlyMap<number, number>;

/** Conversations as connected components of links; messages before `from` may join but are left out. */
export function componentsOf(links: Links, from: number): Partition {
  const parent = new Map<number, number>();
  const find = (place: number): number => {
    let root = place;
    for (let up = parent.get(root) ?? root; up !== root; up = parent.get(root) ?? root) {
      root = up;
    }
    parent.set(place, root);
    return root;
  };
  for (const [place, targets] of links) {
    for (const target of targets) {
      const one = find(place);
      const other = find(target);
      parent.set(Math.max(one, other), Math.min(one, other));
      parent.set(Math.min(one, other), Math.min(one, other));
    }
  }
  return new Map([...parent.keys()].filter((place) => place >= from).map((place) => [place, find(place)]));
}

export interface PartitionAgreement {
  readonly messages: number;
  readonly variationOfInformation: number;
  readonly oneToOne: number;
  readonly exact: Share;
}

/** Partitions of the same messages, chat by chat; what is missing from a prediction stands alone. */
export function partitionAgreement(
  pairs: readonly (readonly [gold: Partition, predicted: Partition])[],
): PartitionAgreement {
  const total = pairs.reduce((sum, [gold]) => sum + gold.size, 0);
  let information = 0;
  let overlap = 0;
  const exact = { matched: 0, predicted: 0, gold: 0 };
  for (const [gold, predicted] of pairs) {
    const table = contingency(gold, predicted);
    information += table.conditionalEntropies / total;
    overlap += maximumAssignment(table.counts);
    exact.matched += table.exact;
    exact.predicted += table.predictedGroups;
    exact.gold += table.goldGroups;
  }
  return {
    messages: total,
    variationOfInformation: 100 * (1 - information / Math.log2(total)),
    oneToOne: (100 * overlap) / total,
    exact: shareOf(exact.matched, exact.predicted, exact.gold),
  };
}

interface Contingency {
  readonly counts: number[][];
  /** n * (H(gold|predicted) + H(predicted|gold)), in bits. */
  readonly conditionalEntropies: number;
  readonly exact: number;
  readonly predictedGroups: number;
  readonly goldGroups: number;
}

function contingency(gold: Partition, predicted: Partition): Contingency {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const counts: number[][] = [];
  let alone = -1;
  for (const [place, group] of gold) {
    const found = predicted.get(place) ?? alone--;
    const row = rows.get(group) ?? rows.set(group, rows.size).size - 1;
    const column = columns.get(found) ?? columns.set(found, columns.size).size - 1;
    counts[row] ??= [];
    const line = counts[row];
    line[column] = (line[column] ?? 0) + 1;
  }
  const width = columns.size;
  const dense = counts.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? 0));
  const rowSums = dense.map((line) => line.reduce((sum, count) => sum + count, 0));
  const columnSums = Array.from({ length: width }, (_, column) =>
    dense.reduce((sum, line) => sum + (line[column] ?? 0), 0),
  );
  let conditionalEntropies = 0;
  let exact = 0;
  dense.forEach((line, row) => {
    line.forEach((count, column) => {
      if (count === 0) {
        return;
      }
      const rowSum = rowSums[row] ?? 0;
      const columnSum = columnSums[column] ?? 0;
      conditionalEntropies -= count * (Math.log2(count / rowSum) + Math.log2(count / columnSum));
      exact += count > 1 && count === rowSum && count === columnSum ? 1 : 0;
    });
  });
  const several = (sums: readonly number[]): number => sums.filter((sum) => sum > 1).length;
  return {
    counts: dense,
    conditionalEntropies,
    exact,
    predictedGroups: several(columnSums),
    goldGroups: several(rowSums),
  };
}

/** Greatest total of a one-to-one choice of cells: the Hungarian method with potentials, O(n² m). */
export function maximumAssignment(weights: readonly (readonly number[])[]): number {
  const width = weights[0]?.length ?? 0;
  const isTall = weights.length > width;
  const rows = isTall ? width : weights.length;
  const columns = isTall ? weights.length : width;
  const weight = (row: number, column: number): number =>
    (isTall ? weights[column]?.[row] : weights[row]?.[column]) ?? 0;
  const assignment = new Assignment(rows, columns, weight);
  for (let row = 0; row < rows; row++) {
    assignment.place(row);
  }
  return assignment.total();
}

/** Rows and columns count from 0; column `columns` is where a row stands before it has one. */
class Assignment {
  readonly #columns: number;
  readonly #weight: (row: number, column: number) => number;
  readonly #rowPotential: Float64Array;
  readonly #columnPotential: Float64Array;
  readonly #rowOf: Int32Array;

  constructor(rows: number, columns: number, weight: (row: number, column: number) => number) {
    this.#columns = columns;
    this.#weight = weight;
    this.#rowPotential = new Float64Array(rows);
    this.#columnPotential = new Float64Array(columns + 1);
    this.#rowOf = new Int32Array(columns + 1).fill(-1);
  }

  /** Gives a row a column, moving others where that is better for all. */
  place(row: number): void {
    const slack = new Float64Array(this.#columns).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(this.#columns).fill(this.#columns);
    const isVisited = new Uint8Array(this.#columns + 1);
    this.#rowOf[this.#columns] = row;
    let column = this.#columns;
    while ((this.#rowOf[column] ?? -1) >= 0) {
      isVisited[column] = 1;
      this.#tighten(column, slack, from, isVisited);
      column = this.#advance(slack, isVisited);
    }
    while (column !== this.#columns) {
      const previous = from[column] ?? this.#columns;
      this.#rowOf[column] = this.#rowOf[previous] ?? -1;
      column = previous;
    }
  }

  total(): number {
    let total = 0;
    for (let column = 0; column < this.#columns; column++) {
      const row = this.#rowOf[column] ?? -1;
      total += row < 0 ? 0 : this.#weight(row, column);
    }
    return total;
  }

  /** What it costs at least to go on from the row that holds `column` to each column not yet visited. */
  #tighten(column: number, slack: Float64Array, from: Int32Array, isVisited: Uint8Array): void {
    const row = this.#rowOf[column] ?? 0;
    for (let other = 0; other < this.#columns; other++) {
      const cost = -this.#weight(row, other) - (this.#rowPotential[row] ?? 0) - (this.#columnPotential[other] ?? 0);
      if (isVisited[other] === 0 && cost < (slack[other] ?? 0)) {
        slack[other] = cost;
        from[other] = column;
      }
    }
  }

  /** Moves the potentials by the least slack and gives the column where it was. */
  #advance(slack: Float64Array, isVisited: Uint8Array): number {
    let nearest = -1;
    for (let column = 0; column < this.#columns; column++) {
      if (isVisited[column] === 0 && (nearest < 0 || (slack[column] ?? 0) < (slack[nearest] ?? 0))) {
        nearest = column;
      }
    }
    const step = slack[nearest] ?? 0;
    for (let column = 0; column <= this.#columns; column++) {
      if (isVisited[column] === 1) {
        const row = this.#rowOf[column] ?? 0;
        this.#rowPotential[row] = (this.#rowPotential[row] ?? 0) + step;
        this.#columnPotential[column] = (this.#columnPotential[column] ?? 0) - step;
      } else {
        slack[column] = (slack[column] ?? 0) - step;
      }
    }
    return nearest;
  }
}

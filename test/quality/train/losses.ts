import type { BinnedTable, Derivatives } from './boosting.ts';

/**
 * Choosing one of the rows of a group: softmax over the rows, several of which may be right; then
 * the loss is the negative logarithm of their summed probability.
 */
export function choiceLoss(table: BinnedTable, right: Uint8Array): Derivatives {
  const { groupOf, rows } = table;
  return (scores, gradient, hessian) => {
    for (let start = 0; start < rows; ) {
      const group = groupOf[start];
      let end = start;
      let highest = Number.NEGATIVE_INFINITY;
      while (end < rows && groupOf[end] === group) {
        highest = Math.max(highest, scores[end] as number);
        end++;
      }
      let total = 0;
      let totalRight = 0;
      for (let row = start; row < end; row++) {
        const odds = Math.exp((scores[row] as number) - highest);
        hessian[row] = odds;
        total += odds;
        totalRight += right[row] === 1 ? odds : 0;
      }
      for (let row = start; row < end; row++) {
        const odds = hessian[row] as number;
        const chance = odds / total;
        gradient[row] = chance - (right[row] === 1 ? odds / totalRight : 0);
        hessian[row] = Math.max(1e-6, chance * (1 - chance));
      }
      start = end;
    }
  };
}

/** Yes or no, each row by itself: logistic loss. */
export function yesNoLoss(table: BinnedTable, right: Uint8Array): Derivatives {
  return (scores, gradient, hessian) => {
    for (let row = 0; row < table.rows; row++) {
      const chance = 1 / (1 + Math.exp(-(scores[row] as number)));
      gradient[row] = chance - (right[row] as number);
      hessian[row] = chance * (1 - chance);
    }
  };
}

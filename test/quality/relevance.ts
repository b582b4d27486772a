/** How good a ranking is, in the usual figures of information retrieval; each is 0 to 1. */
export interface Relevance {
  /** Normalized discounted cumulative gain of the first ten (Järvelin & Kekäläinen 2002). */
  readonly ndcg: number;
  /** Share of the relevant documents that are among the first ten. */
  readonly recall: number;
  /** One over the place of the first relevant document among the first ten. */
  readonly reciprocalRank: number;
}

const DEPTH = 10;

/** @param gains relevance above 0 by document; documents without an entry are not relevant */
export function judge(ranking: readonly string[], gains: ReadonlyMap<string, number>): Relevance {
  const top = ranking.slice(0, DEPTH).map((id) => gains.get(id) ?? 0);
  const ideal = [...gains.values()].sort((left, right) => right - left).slice(0, DEPTH);
  const first = top.findIndex((gain) => gain > 0);
  return {
    ndcg: discounted(top) / (discounted(ideal) || 1),
    recall: top.filter((gain) => gain > 0).length / Math.max(1, gains.size),
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
  };
}

export function mean(judged: readonly Relevance[]): Relevance {
  const average = (key: keyof Relevance) => judged.reduce((sum, one) => sum + one[key], 0) / Math.max(1, judged.length);
  return { ndcg: average('ndcg'), recall: average('recall'), reciprocalRank: average('reciprocalRank') };
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}

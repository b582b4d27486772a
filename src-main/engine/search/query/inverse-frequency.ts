/**
 * How telling it is to find something that stands in `frequency` of `documents`: BM25's inverse
 * document frequency (Robertson & Zaragoza 2009), with 1 added so that it never falls below 0.
 */
export function inverseFrequency(frequency: number, documents: number): number {
  const rest = Math.max(0, documents - frequency);
  return Math.log(1 + (rest + 0.5) / (frequency + 0.5));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keySentences } from '../../../src-main/engine/digests/drafting/key-sentences.ts';

const SENTENCES = 5;

export interface DraftScores {
  /** F of ROUGE-1 and ROUGE-2 over characters, in percent. */
  readonly rouge1: number;
  readonly rouge2: number;
}

interface Segment {
  readonly sentences: readonly string[];
  readonly summary: string;
}

/** Meeting segments of VCSum (Wu et al., 2023) with their summaries. */
export function readSegments(folder: string): Segment[] {
  return readFileSync(join(folder, 'vcsum', 'short_dev.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { context, discussion } = JSON.parse(line) as { context: string[][]; discussion: string };
      return { sentences: context.flat(), summary: discussion };
    });
}

/** Five sentences of each segment against its summary, chosen by the drafter or in a simpler way. */
export function draftScores(
  segments: readonly Segment[],
  choose: (sentences: readonly string[]) => readonly number[] = (sentences) => keySentences(sentences, SENTENCES),
): DraftScores {
  let rouge1 = 0;
  let rouge2 = 0;
  for (const { sentences, summary } of segments) {
    const chosen = choose(sentences).map((place) => sentences[place] ?? '');
    rouge1 += rouge(chosen.join(''), summary, 1);
    rouge2 += rouge(chosen.join(''), summary, 2);
  }
  return { rouge1: (100 * rouge1) / segments.length, rouge2: (100 * rouge2) / segments.length };
}

export const firstSentences = (sentences: readonly string[]): number[] => [...sentences.keys()].slice(0, SENTENCES);

export const longestSentences = (sentences: readonly string[]): number[] =>
  [...sentences.keys()]
    .sort((one, other) => (sentences[other]?.length ?? 0) - (sentences[one]?.length ?? 0))
    .slice(0, SENTENCES);

/** F of the n-grams of characters (blanks left out) that two texts have in common (Lin 2004). */
function rouge(candidate: string, reference: string, length: number): number {
  const found = gramsOf(candidate, length);
  const wanted = gramsOf(reference, length);
  let common = 0;
  for (const [gram, count] of found) {
    common += Math.min(count, wanted.get(gram) ?? 0);
  }
  const total = (grams: Map<string, number>): number => [...grams.values()].reduce((sum, count) => sum + count, 0);
  const both = total(found) + total(wanted);
  return both === 0 ? 0 : (2 * common) / both;
}

function gramsOf(text: string, length: number): Map<string, number> {
  const characters = Array.from(text.replaceAll(' ', ''));
  const grams = new Map<string, number>();
  for (let start = 0; start + length <= characters.length; start++) {
    const gram = characters.slice(start, start + length).join('');
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

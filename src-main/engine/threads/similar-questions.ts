import { wordsOf } from '../text/index.ts';

/** A question somebody asked, in the asker's words. */
export interface AskedQuestion {
  readonly id: string;
  readonly text: string;
}

/** Cosine of weighted words from which two questions ask the same. */
const ALIKE = 0.22;
/** Words in common two alike questions have at least. */
const LEAST_IN_COMMON = 3;
/** Share of all questions beyond which a word tells nothing about what is asked, and is not looked up. */
const TOO_COMMON = 0.1;
const ALWAYS_LOOKED_UP = 20;
const MAXIMUM_TEXT = 600;

/** A word that tells something: its weight times itself, and the groups whose first question holds it. */
interface Word {
  readonly squaredWeight: number;
  readonly groups: number[];
}

/**
 * Groups questions that ask the same, by leader clustering (Hartigan 1975) over words weighted by
 * how few questions hold them: in the given order, each joins the group whose first question is most
 * like it, or begins a group. Linear but for words that many questions share, which are not looked up.
 * @returns groups of two and more, largest first, each in the order given.
 */
export function groupsOfAlike(questions: readonly AskedQuestion[]): (readonly string[])[] {
  const texts = questions.map(({ text }) => [...new Set(wordsOf(text.slice(0, MAXIMUM_TEXT)))]);
  const holders = new Map<string, number>();
  for (const word of texts.flat()) {
    holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const mostHolders = Math.max(ALWAYS_LOOKED_UP, questions.length * TOO_COMMON);
  const told = new Map<string, Word>();
  for (const [word, count] of holders) {
    if (count <= mostHolders) {
      told.set(word, { squaredWeight: Math.log((questions.length + 1) / count) ** 2, groups: [] });
    }
  }
  const groups: { readonly ids: string[]; readonly length: number }[] = [];
  // Of each group that has words in common with the question: what the cosine is made of, and how many words.
  const products = new Float64Array(questions.length);
  const inCommon = new Uint16Array(questions.length);
  questions.forEach(({ id }, place) => {
    const words = (texts[place] ?? []).flatMap((word) => told.get(word) ?? []);
    const length = Math.sqrt(words.reduce((sum, { squaredWeight }) => sum + squaredWeight, 0));
    const common: number[] = [];
    for (const { squaredWeight, groups: holding } of words) {
      for (const group of holding) {
        if (inCommon[group] === 0) {
          common.push(group);
        }
        products[group] = (products[group] ?? 0) + squaredWeight;
        inCommon[group] = (inCommon[group] ?? 0) + 1;
      }
    }
    let best = -1;
    let bestCosine = ALIKE;
    for (const group of common) {
      const cosine = (products[group] ?? 0) / (length * (groups[group]?.length ?? 1));
      if ((inCommon[group] ?? 0) >= LEAST_IN_COMMON && cosine > bestCosine) {
        best = group;
        bestCosine = cosine;
      }
      products[group] = 0;
      inCommon[group] = 0;
    }
    if (best >= 0) {
      groups[best]?.ids.push(id);
      return;
    }
    for (const word of words) {
      word.groups.push(groups.length);
    }
    groups.push({ ids: [id], length });
  });
  return groups
    .map(({ ids }) => ids)
    .filter((ids) => ids.length > 1)
    .sort((one, other) => other.length - one.length);
}

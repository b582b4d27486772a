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
  const weightOf = (word: string): number => Math.log((questions.length + 1) / (holders.get(word) ?? 1));
  const mostHolders = Math.max(ALWAYS_LOOKED_UP, questions.length * TOO_COMMON);
  const groups: { readonly ids: string[]; readonly length: number }[] = [];
  const groupsByWord = new Map<string, number[]>();
  questions.forEach(({ id }, place) => {
    const words = (texts[place] ?? []).filter((word) => (holders.get(word) ?? 0) <= mostHolders);
    const length = Math.sqrt(words.reduce((sum, word) => sum + weightOf(word) ** 2, 0));
    const common = new Map<number, { product: number; words: number }>();
    for (const word of words) {
      for (const group of groupsByWord.get(word) ?? []) {
        const before = common.get(group) ?? { product: 0, words: 0 };
        common.set(group, { product: before.product + weightOf(word) ** 2, words: before.words + 1 });
      }
    }
    let best = -1;
    let bestCosine = ALIKE;
    for (const [group, { product, words: inCommon }] of common) {
      const cosine = product / (length * (groups[group]?.length ?? 1));
      if (inCommon >= LEAST_IN_COMMON && cosine > bestCosine) {
        best = group;
        bestCosine = cosine;
      }
    }
    if (best >= 0) {
      groups[best]?.ids.push(id);
      return;
    }
    groups.push({ ids: [id], length });
    for (const word of words) {
      const known = groupsByWord.get(word);
      if (known === undefined) {
        groupsByWord.set(word, [groups.length - 1]);
      } else {
        known.push(groups.length - 1);
      }
    }
  });
  return groups
    .map(({ ids }) => ids)
    .filter((ids) => ids.length > 1)
    .sort((one, other) => other.length - one.length);
}

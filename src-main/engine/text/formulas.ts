/**
 * Formulas of TeX within Markdown: `$…$` and `\(…\)` in a line, `$$…$$` also over several lines. Qunshu shows them as
 * they were written; the programs that set formulas find them unchanged. What is one is told as Pandoc's
 * `tex_math_dollars` tells it from prices: no blank inside the signs, and no digit behind them.
 */

/** Where code or an address begins, no formula goes on. */
const INNER = '(?!//)[^`\\\\$]';
const LONGEST = 2000;
const DISPLAYED = `\\$\\$(?:(?!\\n[ \\t]*\\n)(?:\\\\[^\`]|${INNER})){1,${LONGEST}}\\$\\$`;
const BETWEEN_DOLLARS = `\\$(?=[^\\s$])(?:(?!\\n)(?:\\\\[^\`\\n]|${INNER})){1,${LONGEST}}(?<!\\s)\\$(?![\\d$])`;
const BETWEEN_BRACKETS = `\\\\\\((?:(?!\\n|\\\\\\))(?:\\\\[^\`\\n]|(?!//)[^\`\\\\])){1,${LONGEST}}\\\\\\)`;

const AT_START = new RegExp(`^(?:${DISPLAYED}|${BETWEEN_DOLLARS}|${BETWEEN_BRACKETS})`);
/** Where a formula may begin. A backslash takes away the meaning of what follows it, of another backslash as well. */
const START = /\\[\s\S]|\$/g;
const ON_LINES_OF_ITS_OWN = new RegExp(`^ {0,3}(${DISPLAYED})[ \\t]*(?:\\n|$)`);

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。；：！？、]/u;
const IN_BRACES = /\{[^{}]*\}/g;

/** The formula that stands at the beginning of a piece of Markdown, or null. */
export function formulaAt(source: string): string | null {
  const first = source.charAt(0);
  if (first !== '$' && first !== '\\') {
    return null;
  }
  const found = AT_START.exec(source)?.[0];
  return found !== undefined && isFormula(found) ? found : null;
}

/** The formula that fills the first lines of a piece of Markdown, more than one of them: with the line break behind it. */
export function formulaLinesAt(source: string): { readonly raw: string; readonly formula: string } | null {
  const [raw, formula = ''] = ON_LINES_OF_ITS_OWN.exec(source) ?? [];
  return raw !== undefined && formula.includes('\n') ? { raw, formula } : null;
}

/** A text cut at its formulas: every second piece, beginning with the second one, is one. */
export function splitFormulas(text: string): string[] {
  const pieces: string[] = [];
  let copiedTo = 0;
  for (const { index } of text.matchAll(START)) {
    const formula = index < copiedTo ? null : formulaAt(text.slice(index));
    if (formula !== null) {
      pieces.push(text.slice(copiedTo, index), formula);
      copiedTo = index + formula.length;
    }
  }
  return [...pieces, text.slice(copiedTo)];
}

/** A formula in which no program finds a tag, an address or a link: TeX does not mind the blanks. */
export function inertFormula(formula: string): string {
  return formula.replace(/<(?=[A-Za-z/!?])/g, '< ').replace(/\](?=[([])/g, '] ');
}

/** Between single dollar signs, sentences of Chinese and marks of Markdown in pairs are no formula. */
function isFormula(found: string): boolean {
  const isWithinLine = found.startsWith('$') && !found.startsWith('$$');
  return !isWithinLine || (!/\*\*|__|~~/.test(found) && !EAST_ASIAN.test(found.replace(IN_BRACES, '')));
}

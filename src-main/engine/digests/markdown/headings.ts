import type { DigestTemplate } from '../../../contract/index.ts';
import { standardTemplate } from '../../library/index.ts';
import { plainText } from '../../text/index.ts';
import { digestWording } from '../wording.ts';

/** Words people put above the standard sections, besides the templates' own. */
const familiarHeadings: Readonly<Record<string, readonly string[]>> = {
  ask: ['诉求', '需求', '问题', '提问', '訴求', '需求', '問題', '提問', 'ask', 'question', 'problem', 'the question'],
  background: ['背景', '情况', '情況', 'background', 'context'],
  answers: ['回答', '答案', '解答', '答疑', 'answers', 'answer', 'solutions', 'solution'],
  discussion: ['讨论', '討論', 'discussion'],
  conclusion: ['结论', '总结', '小结', '結論', '總結', '小結', 'conclusion', 'conclusions', 'summary'],
  nextSteps: ['后续', '下一步', '後續', 'next steps', 'next step', 'follow-up'],
  approach: ['思路', 'approach', 'idea'],
  method: ['方法', '步骤', '步驟', 'method', 'steps'],
};

/** Tells from a heading which section it opens (DIGEST-16). */
export class SectionHeadings {
  readonly #keys = new Map<string, string>();

  /** @param templates those whose headings count; the first one to use a heading has it. */
  constructor(templates: readonly DigestTemplate[]) {
    for (const { key, headings } of [...templates, standardTemplate].flatMap(({ sections }) => sections)) {
      this.#add(key, Object.values(headings));
    }
    for (const [key, headings] of Object.entries(familiarHeadings)) {
      this.#add(key, headings);
    }
  }

  /** Key of the section, `approach` or `method` for the parts of an answer, or null. */
  keyOf(heading: string): string | null {
    return this.#keys.get(comparable(heading)) ?? null;
  }

  #add(key: string, headings: readonly string[]): void {
    for (const heading of headings.map(comparable)) {
      if (heading !== '' && !this.#keys.has(heading)) {
        this.#keys.set(heading, key);
      }
    }
  }
}

/** A heading without numbering, marks and capitals: "一、诉求：" and "诉求" are the same. */
function comparable(heading: string): string {
  return plainText(heading)
    .replace(/^[\d一二三四五六七八九十]+[、.．)）]\s*/, '')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .toLowerCase();
}

/**
 * Names and acceptance out of the heading of an answer ("甲、乙的回答 ✓ 已采纳", "Answer 2");
 * null when the heading is none of an answer.
 */
export function readAnswerHeading(heading: string): { names: string[]; accepted: boolean } | null {
  const [, label = '', mark] = /^(.*?)(?:\s*(✓|✔|✅).*)?$/su.exec(heading) ?? [];
  const accepted = mark !== undefined;
  if (/^(?:回答|答案|answer)\s*\d*$/i.test(label)) {
    return { names: [], accepted };
  }
  const names = namesPattern.exec(label);
  const list = names?.[1] ?? names?.[2];
  return list === undefined ? null : { names: readNames(list), accepted };
}

const namesPattern = /^(?:(.+)的回答|answer by (.+))$/isu;

/** "提问：甲 · 回答：乙、丙": the line below the title; null when a quotation is something else. */
export function readCreditLine(line: string): { askers: string[] } | null {
  const credits = line.split(' · ').map((credit) => creditPattern.exec(credit));
  if (credits.includes(null)) {
    return null;
  }
  const asked = credits.find((credit) => askedLabels.has(credit?.[1]?.toLowerCase() ?? ''));
  return { askers: readNames(asked?.[2] ?? '') };
}

const creditPattern = /^(提问|提問|回答|asked by|answered by)\s*[:：]\s*(.+)$/i;
const askedLabels = new Set(Object.values(digestWording).map(({ askedBy }) => askedBy.toLowerCase()));

function readNames(list: string): string[] {
  return list
    .split(/[、,，]/)
    .map(plainText)
    .filter((name) => name !== '');
}

import { type MarkdownToken, markdownTokens } from './markdown.ts';

/** Blocks of Markdown without the footnotes among them, and the footnotes by their label. */
export interface SeparatedFootnotes {
  readonly tokens: readonly MarkdownToken[];
  readonly notes: ReadonlyMap<string, readonly MarkdownToken[]>;
}

/** `[^1]: words`; `writeMarkdown` puts a backslash before it, so that no program swallows it. */
const DEFINITION = /^\\?\[\^([^\]\s\\[]{1,60})\\?\]:[ \t]*/;

/** A reference to a footnote within plain words. */
export const FOOTNOTE_REFERENCE = /\[\^([^\]\s\\[]{1,60})\]/g;

/**
 * Takes paragraphs that define footnotes out of blocks of Markdown. A label that is defined twice
 * keeps its first words as a note and the others as a paragraph: nothing is lost.
 */
export function separateFootnotes(tokens: readonly MarkdownToken[]): SeparatedFootnotes {
  const notes = new Map<string, readonly MarkdownToken[]>();
  const others = tokens.filter((token) => {
    const found = token.type === 'paragraph' ? definitionsIn(token.raw) : [];
    if (found.length === 0 || found.some(([label]) => notes.has(label))) {
      return true;
    }
    for (const [label, words] of found) {
      notes.set(label, markdownTokens(words));
    }
    return false;
  });
  return { tokens: others, notes };
}

function definitionsIn(paragraph: string): [label: string, words: string][] {
  const definitions: [string, string][] = [];
  for (const line of paragraph.trim().split('\n')) {
    const [mark, label] = DEFINITION.exec(line) ?? [];
    const last = definitions.at(-1);
    if (mark !== undefined && label !== undefined) {
      definitions.push([label, line.slice(mark.length)]);
    } else if (last === undefined) {
      return [];
    } else {
      last[1] += `\n${line.trim()}`;
    }
  }
  return definitions;
}

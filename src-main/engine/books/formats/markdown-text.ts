import { type DigestWording, digestWording } from '../../digests/index.ts';
import { escapeMarkdown, type MarkdownForm, writeMarkdown } from '../../text/index.ts';
import type { Contribution, Contributor, Manuscript, ManuscriptChapter } from '../manuscript.ts';
import { bookWording } from '../wording.ts';

/** How a piece of the book becomes Markdown in a file. */
export interface MarkdownStyle extends Required<Pick<MarkdownForm, 'text' | 'code' | 'image'>> {
  /** Level of a chapter's heading. */
  readonly chapterLevel: number;
}

/** Plain words as Markdown in the style. */
export function words(text: string, style: Pick<MarkdownStyle, 'text'>): string {
  return style.text(escapeMarkdown(text));
}

export function heading(level: number, title: string, style: Pick<MarkdownStyle, 'text'>): string {
  return `${'#'.repeat(level)} ${words(title, style)}`;
}

/** The author's own Markdown, its headings from `highestHeading` on. */
export function body(markdown: string, highestHeading: number, style: MarkdownStyle): string {
  const { text, code, image } = style;
  return writeMarkdown([markdown], { highestHeading, text, code, image });
}

/** A chapter: its title, its entries and, at its end, those who made it (BOOK-10). */
export function chapterMarkdown(chapter: ManuscriptChapter, { language }: Manuscript, style: MarkdownStyle): string {
  const level = style.chapterLevel;
  const blocks = [heading(level, chapter.title, style)];
  for (const entry of chapter.entries) {
    if (entry.kind === 'digest') {
      blocks.push(heading(level + 1, entry.title, style), body(entry.markdown, level + 2, style));
    } else {
      blocks.push(body(entry.markdown, level + 1, style));
    }
  }
  const credits = chapterCredits(chapter, digestWording[language], style);
  if (credits !== '') {
    blocks.push('___', credits);
  }
  return joined(blocks);
}

function chapterCredits(chapter: ManuscriptChapter, wording: DigestWording, style: MarkdownStyle): string {
  const line = (label: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${label}${wording.colon}${nameList(names, wording, style)}`];
  return [...line(wording.askedBy, chapter.askers), ...line(wording.answeredBy, chapter.answerers)].join('  \n');
}

function nameList(names: readonly string[], wording: DigestWording, style: Pick<MarkdownStyle, 'text'>): string {
  return names.map((name) => words(name, style)).join(wording.listSeparator);
}

/** Title, subtitle and authors. */
export function titleMarkdown(manuscript: Manuscript, style: MarkdownStyle): string {
  const authors = nameList(manuscript.authors, digestWording[manuscript.language], style);
  const label = `${bookWording[manuscript.language].authors}${digestWording[manuscript.language].colon}`;
  return joined([
    heading(1, manuscript.title, style),
    words(manuscript.subtitle, style),
    authors === '' ? '' : label + authors,
  ]);
}

/** Everybody who is named, with what they contributed (BOOK-11). */
export function contributorsMarkdown(
  manuscript: Manuscript,
  level: number,
  style: MarkdownStyle,
  link: (contribution: Contribution) => string,
): string {
  const { contributors, unnamedContributors } = manuscript;
  const wording = bookWording[manuscript.language];
  const list = contributors.map((contributor) => contributorItem(contributor, manuscript, style, link)).join('\n');
  return joined([
    heading(level, wording.contributors, style),
    list,
    unnamedContributors === 0 ? '' : wording.unnamed(unnamedContributors),
  ]);
}

function contributorItem(
  { name, answered, asked }: Contributor,
  { language }: Manuscript,
  style: MarkdownStyle,
  link: (contribution: Contribution) => string,
): string {
  const { colon, listSeparator } = digestWording[language];
  const line = (label: string, contributions: readonly Contribution[]) => {
    const links = contributions.map(link).join(listSeparator);
    return links === '' ? [] : [`    - ${label}${colon}${links}`];
  };
  const wording = bookWording[language];
  const lines = [...line(wording.answered, answered), ...line(wording.asked, asked)];
  return [`- **${words(name, style)}**`, ...lines].join('\n');
}

export function hasContributors(manuscript: Manuscript): boolean {
  return manuscript.contributors.length > 0 || manuscript.unnamedContributors > 0;
}

export function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

import { type DigestWording, digestWording } from '../../digests/index.ts';
import { escapeMarkdown, type MarkdownForm, writeMarkdown } from '../../text/index.ts';
import type { Contribution, Contributor, Manuscript, ManuscriptChapter } from '../manuscript.ts';
import { bookWording } from '../wording.ts';

/** How a piece of the book becomes Markdown in a file. */
export interface MarkdownStyle extends Required<Pick<MarkdownForm, 'text' | 'code' | 'image' | 'digestLink'>> {
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
  const { text, code, image, digestLink } = style;
  return writeMarkdown([markdown], { highestHeading, text, code, image, digestLink });
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

/** Title, subtitle, authors and editors. */
export function titleMarkdown(manuscript: Manuscript, style: MarkdownStyle): string {
  const { language, authors, editors, isbn, title, subtitle } = manuscript;
  const wording = bookWording[language];
  const { colon } = digestWording[language];
  const line = (label: string, value: string) => (value === '' ? '' : `${label}${colon}${value}`);
  return joined([
    heading(1, title, style),
    words(subtitle, style),
    line(wording.authors, nameList(authors, digestWording[language], style)),
    line(wording.editors, nameList(editors, digestWording[language], style)),
    line(wording.isbn, words(isbn, style)),
  ]);
}

/** A page after the last chapter. */
export interface BackMatter {
  readonly id: 'glossary' | 'open-questions' | 'subjects' | 'contributors';
  readonly title: string;
  /** @param link how a digest of the book is referred to */
  readonly markdown: (level: number, style: MarkdownStyle, link: (contribution: Contribution) => string) => string;
}

/** What the book has of glossary, open questions, index and contributors, in order (BOOK-20). */
export function backMatter(manuscript: Manuscript): BackMatter[] {
  const { language, glossary, openQuestions, subjects } = manuscript;
  const wording = bookWording[language];
  const { colon } = digestWording[language];
  const list = (title: string, items: (style: MarkdownStyle, link: (one: Contribution) => string) => string[]) => ({
    title,
    markdown: (level: number, style: MarkdownStyle, link: (one: Contribution) => string) =>
      joined([heading(level, title, style), items(style, link).join('\n')]),
  });
  const pages: (BackMatter & { readonly isEmpty: boolean })[] = [
    {
      id: 'glossary',
      isEmpty: glossary.length === 0,
      title: wording.glossary,
      markdown: (level, style) =>
        joined([
          heading(level, wording.glossary, style),
          ...glossary.flatMap(({ term, meaning }) => [`**${words(term, style)}**`, body(meaning, level + 1, style)]),
        ]),
    },
    {
      id: 'open-questions',
      isEmpty: openQuestions.length === 0,
      ...list(wording.openQuestions, (_style, link) => openQuestions.map((one) => `- ${link(one)}`)),
    },
    {
      id: 'subjects',
      isEmpty: subjects.length === 0,
      ...list(wording.subjects, (style, link) =>
        subjects.map(({ tag, digests }) => titlesUnder(`- **${words(tag, style)}**`, colon, digests.map(link), '')),
      ),
    },
    {
      id: 'contributors',
      isEmpty: !hasContributors(manuscript),
      title: wording.contributors,
      markdown: (level, style, link) => contributorsMarkdown(manuscript, level, style, link),
    },
  ];
  return pages.filter(({ isEmpty }) => !isEmpty);
}

/** Everybody who is named, with what they contributed (BOOK-11). */
function contributorsMarkdown(
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
  { name, answered, asked, knownFor, profile }: Contributor,
  { language }: Manuscript,
  style: MarkdownStyle,
  link: (contribution: Contribution) => string,
): string {
  const { colon, listSeparator } = digestWording[language];
  const line = (label: string, contributions: readonly Contribution[]) =>
    contributions.length === 0 ? [] : [titlesUnder(`    - ${label}`, colon, contributions.map(link), '    ')];
  const wording = bookWording[language];
  const about = body(profile, 6, style).replace(/^(?=.)/gm, '    ');
  const known = knownFor.map((tag) => words(tag, style)).join(listSeparator);
  return [
    `- **${words(name, style)}**`,
    ...(about === '' ? [] : ['', about, '']),
    ...(known === '' ? [] : [`    - ${wording.knownFor}${colon}${known}`]),
    ...line(wording.answered, answered),
    ...line(wording.asked, asked),
  ].join('\n');
}

/** One title stands beside what it belongs to; several are a list below it (BOOK-37). */
function titlesUnder(label: string, colon: string, links: readonly string[], indent: string): string {
  const [only, ...others] = links;
  if (others.length === 0) {
    return `${label}${colon}${only ?? ''}`;
  }
  return [label, ...links.map((link) => `${indent}    - ${link}`)].join('\n');
}

function hasContributors(manuscript: Manuscript): boolean {
  return manuscript.contributors.length > 0 || manuscript.unnamedContributors > 0;
}

export function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

import type { Answer, DigestContent, DigestTemplate, Locale, Passage } from '../../../contract/index.ts';
import { standardTemplate } from '../../library/index.ts';
import { escapeMarkdown, writeMarkdown } from '../../text/index.ts';
import { contributorsOf } from '../content.ts';
import { digestWording } from '../wording.ts';

export interface DigestMarkdownOptions {
  readonly language: Locale;
  /** The name a member is shown under. */
  readonly names: (memberId: string) => string;
  readonly template: DigestTemplate;
  /** Level of the title's heading, 1 (default) to 3; what belongs to it goes below. */
  readonly headingLevel?: number;
  /** Whether a line below the title says who asked and who answered; default: yes. */
  readonly credits?: boolean;
}

/** A digest as Markdown: title, credits, sections (DIGEST-10 to DIGEST-14). */
export function digestMarkdown(content: DigestContent, options: DigestMarkdownOptions): string {
  const title = escapeMarkdown(content.title) || digestWording[options.language].untitled;
  const credits = options.credits === false ? '' : creditLine(content, options);
  const blocks = [`${'#'.repeat(options.headingLevel ?? 1)} ${title}`, credits, digestBody(content, options)];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The sections alone: what stands below the title. */
export function digestBody(content: DigestContent, options: DigestMarkdownOptions): string {
  const level = (options.headingLevel ?? 1) + 1;
  return sectionsInOrder(content, options.template)
    .map(({ key, headings }) => {
      const body =
        key === 'answers'
          ? answersMarkdown(content.answers, level + 1, options)
          : passagesMarkdown(content.sections[key], level + 1);
      return body === '' ? '' : `${'#'.repeat(level)} ${escapeMarkdown(headings[options.language])}\n\n${body}`;
    })
    .filter((section) => section !== '')
    .join('\n\n');
}

/** Passages one after the other; their own headings start at `highestHeading`. */
export function passagesMarkdown(passages: readonly Passage[] | undefined, highestHeading: number): string {
  const texts = (passages ?? []).map(({ text }) => text);
  return writeMarkdown(texts, { highestHeading });
}

type Section = DigestTemplate['sections'][number];

/** The template's sections, then those the digest has besides: no passage is left out. */
function sectionsInOrder(content: DigestContent, template: DigestTemplate): Section[] {
  const known = [...template.sections];
  for (const key of ['answers', ...Object.keys(content.sections).sort()]) {
    if (!known.some((section) => section.key === key)) {
      const standard = standardTemplate.sections.find((section) => section.key === key);
      known.push(standard ?? { key, headings: { 'zh-Hans': key, 'zh-Hant': key, en: key } });
    }
  }
  return known;
}

function answersMarkdown(answers: readonly Answer[], level: number, options: DigestMarkdownOptions): string {
  const blocks = answers.map((answer, index) => {
    const needsHeading = answers.length > 1 || answer.accepted || answer.contributors.length > 0;
    const heading = needsHeading ? `${'#'.repeat(level)} ${answerHeading(answer, index + 1, options)}` : '';
    return [heading, answerMarkdown(answer, level, options)].filter((block) => block !== '').join('\n\n');
  });
  return blocks.filter((block) => block !== '').join('\n\n');
}

function answerHeading(answer: Answer, number: number, { language, names }: DigestMarkdownOptions): string {
  const wording = digestWording[language];
  const shown = uniqueNames(answer.contributors, names).map(listableName).join(wording.listSeparator);
  const heading = shown === '' ? wording.answer(number) : wording.answerBy(shown);
  return answer.accepted ? `${heading} ✓ ${wording.accepted}` : heading;
}

function answerMarkdown(answer: Answer, level: number, { language }: DigestMarkdownOptions): string {
  const wording = digestWording[language];
  const part = (label: string, passages: readonly Passage[]) => {
    const text = passagesMarkdown(passages, level + 2);
    return text === '' ? '' : `${'#'.repeat(level + 1)} ${label}\n\n${text}`;
  };
  return [
    passagesMarkdown(answer.body, level + 2),
    part(wording.approach, answer.approach),
    part(wording.method, answer.method),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function creditLine(content: DigestContent, { language, names }: DigestMarkdownOptions): string {
  const wording = digestWording[language];
  const credit = (label: string, memberIds: readonly string[]) => {
    const shown = uniqueNames(memberIds, names).map(listableName).join(wording.listSeparator);
    return shown === '' ? [] : [`${label}${wording.colon}${shown}`];
  };
  const credits = [
    ...credit(wording.askedBy, content.askers),
    ...credit(wording.answeredBy, contributorsOf(content)),
  ].join(' · ');
  return credits === '' ? '' : `> ${credits}`;
}

/** Names of members, each once: several who are not named are one "一位成员". */
export function uniqueNames(memberIds: readonly string[], names: (memberId: string) => string): string[] {
  return Array.from(new Set(memberIds.map(names)));
}

/** A name in a list of names, so that the list can be taken apart again. */
function listableName(name: string): string {
  return escapeMarkdown(name).replace(/[、,，✓✔✅·]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

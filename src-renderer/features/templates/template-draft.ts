import { type DigestTemplate, type Locale, locales, type TemplateChange } from '../../../src-main/contract/index.ts';

export type TemplateSection = TemplateChange['sections'][number];

/** The key of the section that holds the answers, each with its contributors. */
export const ANSWERS = 'answers';

/** A template to be changed: itself, or a copy of another under a name of its own. */
export function draftOf(template: DigestTemplate, copyName?: string): TemplateChange {
  const { id, name, sections } = template;
  return copyName === undefined ? { id, name, sections } : { name: copyName, sections };
}

/** A section nobody uses yet; its key stays when its headings change (TEMPLATE-3). */
export function newSection(sections: readonly TemplateSection[], key?: string): TemplateSection {
  let number = sections.length + 1;
  while (sections.some((section) => section.key === `section${number}`)) number += 1;
  return { key: key ?? `section${number}`, headings: { 'zh-Hans': '', 'zh-Hant': '', en: '' } };
}

export function withHeading(
  sections: readonly TemplateSection[],
  index: number,
  locale: Locale,
  heading: string,
): TemplateSection[] {
  return sections.map((section, place) =>
    place === index ? { ...section, headings: { ...section.headings, [locale]: heading } } : section,
  );
}

/** Whether it can be saved: it has a name, and every section a heading in some language. */
export function isComplete({ name, sections }: TemplateChange): boolean {
  return (
    name.trim() !== '' &&
    sections.length > 0 &&
    sections.every(({ headings }) => locales.some((locale) => headings[locale].trim() !== ''))
  );
}

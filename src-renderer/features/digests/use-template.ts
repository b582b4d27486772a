import type { DigestContent, DigestTemplate } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';

export interface SectionHeading {
  readonly key: string;
  readonly heading: string;
}

/**
 * The sections of a digest in its template's order, headed in the interface's language. Sections
 * that the template does not have come last, headed as another template heads them, else by their
 * own keys: nothing is hidden.
 */
export function useTemplateSections(content: DigestContent): readonly SectionHeading[] {
  const { library } = useWorkbench();
  const { locale } = useFormat();
  const template = library.templates.find(({ id }) => id === content.templateId) ?? library.templates[0];
  const sections = template?.sections ?? [];
  const known = new Set(sections.map(({ key }) => key));
  const others = Object.entries(content.sections)
    .filter(([key, passages]) => !known.has(key) && passages.length > 0)
    .map(([key]) => ({ key, heading: headingElsewhere(library.templates, key)?.[locale] ?? key }));
  const answers = known.has('answers') || content.answers.length === 0 ? [] : [{ key: 'answers', heading: 'answers' }];
  return [...sections.map(({ key, headings }) => ({ key, heading: headings[locale] })), ...answers, ...others];
}

function headingElsewhere(templates: readonly DigestTemplate[], wanted: string) {
  return templates.flatMap(({ sections }) => sections).find(({ key }) => key === wanted)?.headings;
}

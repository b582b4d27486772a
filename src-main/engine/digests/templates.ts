import { type DigestTemplate, locales, QunshuError, type TemplateChange } from '../../contract/index.ts';
import { standardTemplate } from '../library/index.ts';

type Templates = readonly DigestTemplate[];
type Section = DigestTemplate['sections'][number];

/** The template of a digest; the library's default for one it has not any more (TEMPLATE-5). */
export function templateOf(templates: Templates, { templateId }: { readonly templateId: string }): DigestTemplate {
  return templates.find(({ id }) => id === templateId) ?? templates[0] ?? standardTemplate;
}

/**
 * The templates with one more, or with one changed (TEMPLATE-2, TEMPLATE-3).
 *
 * @throws {QunshuError} `not-found` for an id that no template has, `invalid-input`.
 */
export function withTemplate(templates: Templates, change: TemplateChange, newId: () => string): DigestTemplate[] {
  const sections = change.sections.map(withAllHeadings);
  const name = change.name.trim();
  const { id } = change;
  assertApart([...templates.filter((other) => other.id !== id).map((other) => other.name), name]);
  assertApart(sections.map(({ key }) => key));
  for (const locale of locales) {
    assertApart(sections.map(({ headings }) => headings[locale]));
  }
  if (id === undefined) {
    return [...templates, { id: newId(), name, sections }];
  }
  const index = indexOf(templates, id);
  return templates.with(index, { id, name, sections });
}

/**
 * The templates without one of them (TEMPLATE-4).
 *
 * @throws {QunshuError} `not-found`; `template-last` for the only one.
 */
export function withoutTemplate(templates: Templates, id: string): DigestTemplate[] {
  const index = indexOf(templates, id);
  if (templates.length === 1) {
    throw new QunshuError('template-last', { name: templates[index]?.name ?? id });
  }
  return templates.toSpliced(index, 1);
}

/**
 * The templates with one of them first: the one that new digests take (TEMPLATE-1).
 *
 * @throws {QunshuError} `not-found`.
 */
export function withDefaultTemplate(templates: Templates, id: string): DigestTemplate[] {
  const index = indexOf(templates, id);
  return [...templates.slice(index, index + 1), ...templates.toSpliced(index, 1)];
}

function indexOf(templates: Templates, id: string): number {
  const index = templates.findIndex((template) => template.id === id);
  if (index < 0) {
    throw new QunshuError('not-found', { what: 'template', id });
  }
  return index;
}

/** A heading that is missing in one language is that of another, simplified and traditional first. */
function withAllHeadings({ key, headings }: Section): Section {
  const simplified = headings['zh-Hans'].trim();
  const traditional = headings['zh-Hant'].trim();
  const english = headings.en.trim();
  const first = simplified || traditional || english;
  if (first === '') {
    throw new QunshuError('invalid-input', { reason: `the section “${key}” has no heading` });
  }
  return {
    key,
    headings: {
      'zh-Hans': first,
      'zh-Hant': traditional || first,
      en: english || first,
    },
  };
}

/** @throws {QunshuError} `template-name-taken` when two of the names are the same, whatever their capitals. */
function assertApart(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) {
      throw new QunshuError('template-name-taken', { name });
    }
    seen.add(folded);
  }
}

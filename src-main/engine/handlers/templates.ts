import type { TemplateChange } from '../../contract/index.ts';
import { withDefaultTemplate, withoutTemplate, withTemplate } from '../digests/index.ts';
import type { Workplace } from '../workplace.ts';

/** Templates: which sections digests have, and what these are called. */
export function templateHandlers(workplace: Workplace) {
  const change = (make: Parameters<typeof workplace.library.library.changeTemplates>[0]) => {
    const templates = workplace.library.library.changeTemplates(make);
    // Digests show the headings of their templates.
    workplace.changed('library', 'digests');
    return templates;
  };
  return {
    'templates.save': (wanted: TemplateChange) =>
      change((templates) => withTemplate(templates, wanted, workplace.environment.newId)),
    'templates.delete': ({ id }: { id: string }) => change((templates) => withoutTemplate(templates, id)),
    'templates.makeDefault': ({ id }: { id: string }) => change((templates) => withDefaultTemplate(templates, id)),
  };
}

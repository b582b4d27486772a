import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Select } from '../../ui/field.tsx';
import { useTemplateName } from '../templates/template-name.ts';
import { useDigestEditor } from './editor-context.ts';
import styles from './template-choice.module.css';

/** Which template the digest follows; nothing while the library has only one. */
export function TemplateChoice() {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const { content, change, readOnly } = useDigestEditor();
  const nameOf = useTemplateName();
  const { templates } = library;
  const [first] = templates;
  if (templates.length < 2 || first === undefined) return null;
  const chosen = templates.find(({ id }) => id === content.templateId) ?? first;
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {t('templates.label')}
      </span>
      <Select
        aria-label={t('templates.label')}
        disabled={readOnly}
        value={chosen.id}
        options={templates.map((template) => ({ value: template.id, label: nameOf(template) }))}
        onSelect={(templateId) => change((before) => ({ ...before, templateId }))}
      />
    </div>
  );
}

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestTemplate, TemplateChange } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SettingsSection } from '../settings/settings-section.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import { draftOf } from './template-draft.ts';
import { useTemplateName } from './template-name.ts';
import styles from './templates-section.module.css';

/** The templates of the library: which sections its digests have. */
export function TemplatesSection() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { library } = useWorkbench();
  const nameOf = useTemplateName();
  const [edited, setEdited] = useState<TemplateChange | null>(null);
  const [deleted, setDeleted] = useState<DigestTemplate | null>(null);
  const makeDefault = useCommand('templates.makeDefault');
  const remove = useCommand('templates.delete');
  const { templates, readOnly } = library;
  const [first] = templates;
  return (
    <SettingsSection title={t('templates.title')} hint={t('templates.hint')}>
      <ul className={styles.list} aria-label={t('templates.title')}>
        {templates.map((template, index) => {
          const name = nameOf(template);
          return (
            <li key={template.id} className={styles.template}>
              <div className={styles.words}>
                <p className={styles.name}>
                  <bdi>{name}</bdi> {index === 0 ? <Badge tone="green">{t('templates.default')}</Badge> : null}
                </p>
                <p className={styles.headings}>
                  {template.sections.map(({ headings }) => headings[locale]).join(' · ')}
                </p>
              </div>
              {index === 0 ? null : (
                <Button
                  small
                  kind="quiet"
                  disabled={readOnly}
                  aria-label={t('templates.makeDefaultNamed', { name })}
                  onClick={() => makeDefault.mutate({ id: template.id })}
                >
                  {t('templates.makeDefault')}
                </Button>
              )}
              <IconButton
                small
                label={t('templates.editNamed', { name })}
                icon={<Pencil />}
                disabled={readOnly}
                onClick={() => setEdited(draftOf(template))}
              />
              <IconButton
                small
                label={t('templates.deleteNamed', { name })}
                icon={<Trash2 />}
                disabled={readOnly || templates.length === 1}
                onClick={() => setDeleted(template)}
              />
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          icon={<Plus />}
          disabled={readOnly}
          onClick={() => setEdited(first ? draftOf(first, '') : { name: '', sections: [] })}
        >
          {t('templates.create')}
        </Button>
      </div>
      {edited ? <TemplateDialog initial={edited} onClose={() => setEdited(null)} /> : null}
      <ConfirmDialog
        open={deleted !== null}
        title={t('templates.deleteTitle')}
        description={t('templates.deleteText', { name: deleted ? nameOf(deleted) : '' })}
        confirmLabel={t('templates.delete')}
        onConfirm={() => {
          if (deleted) remove.mutate({ id: deleted.id });
        }}
        onClose={() => setDeleted(null)}
      />
    </SettingsSection>
  );
}

import { ArrowDown, ArrowUp, MessagesSquare, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { locales, type TemplateChange } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { moved } from '../digests/content.ts';
import styles from './template-dialog.module.css';
import { ANSWERS, isComplete, newSection, withHeading } from './template-draft.ts';

/** Writes a template: its name, its sections and their headings in each language. */
export function TemplateDialog({ initial, onClose }: { initial: TemplateChange; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [draft, setDraft] = useState(initial);
  const save = useCommand('templates.save', { quiet: true, onSuccess: onClose });
  const { sections } = draft;
  const set = (next: typeof sections) => setDraft({ ...draft, sections: next });
  // One's own language first: that heading is the one to write, the others may follow.
  const languages = [locale, ...locales.filter((other) => other !== locale)];
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t(initial.id === undefined ? 'templates.create' : 'templates.edit')}
      description={t('templates.editHint')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            disabled={!isComplete(draft) || save.isPending}
            onClick={() => save.mutate({ ...draft, sections: [...sections] })}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        <Field label={t('templates.name')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.name}
              maxLength={100}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <ol className={styles.sections} aria-label={t('templates.sections')}>
          {sections.map(({ key, headings }, index) => {
            const number = index + 1;
            return (
              <li key={key} className={styles.section}>
                <span className={styles.number}>{number}</span>
                <span className={styles.headings}>
                  {languages.map((language) => (
                    <TextInput
                      key={language}
                      aria-label={t('templates.heading', { number, language: t(`templates.language.${language}`) })}
                      placeholder={t(`templates.language.${language}`)}
                      lang={language}
                      value={headings[language]}
                      maxLength={100}
                      onChange={(event) => set(withHeading(sections, index, language, event.target.value))}
                    />
                  ))}
                </span>
                <span className={styles.tools}>
                  {key === ANSWERS ? <Badge tone="blue">{t('templates.answers')}</Badge> : null}
                  <IconButton
                    small
                    label={t('templates.moveUp', { number })}
                    icon={<ArrowUp />}
                    onClick={() => set([...moved(sections, index, -1)])}
                  />
                  <IconButton
                    small
                    label={t('templates.moveDown', { number })}
                    icon={<ArrowDown />}
                    onClick={() => set([...moved(sections, index, 1)])}
                  />
                  <IconButton
                    small
                    label={t('templates.removeSection', { number })}
                    icon={<Trash2 />}
                    disabled={sections.length === 1}
                    onClick={() => set(sections.toSpliced(index, 1))}
                  />
                </span>
              </li>
            );
          })}
        </ol>
        <div className={styles.add}>
          <Button small icon={<Plus />} onClick={() => set([...sections, newSection(sections)])}>
            {t('templates.addSection')}
          </Button>
          {sections.some(({ key }) => key === ANSWERS) ? null : (
            <Button small icon={<MessagesSquare />} onClick={() => set([...sections, newSection(sections, ANSWERS)])}>
              {t('templates.addAnswers')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

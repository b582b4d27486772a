import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { InTurn } from '../../ui/turns.ts';
import { AnswersEditor } from './answers-editor.tsx';
import styles from './digest-form.module.css';
import { useDigestEditor } from './editor-context.ts';
import { PassageList } from './passage-list.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { TagsInput } from './tags-input.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { useTemplateSections } from './use-template.ts';

/** Sections that show with the first frame; those behind the answers follow. */
const FIRST_SECTIONS = 3;

/** The digest as a form: title, who asked, tags, and the sections of its template. */
export function DigestForm() {
  const { t } = useTranslation();
  const { content, change, readOnly, livePreview } = useDigestEditor();
  const sections = useTemplateSections(content);
  return (
    <div className={classNames(styles.form, livePreview && styles.wide)}>
      <textarea
        className={styles.title}
        data-section="title"
        rows={1}
        value={content.title}
        maxLength={500}
        readOnly={readOnly}
        aria-label={t('digests.title')}
        placeholder={t('digests.titlePlaceholder')}
        dir="auto"
        onChange={(event) => {
          const title = event.target.value.replace(/\n/g, ' ');
          change((before) => ({ ...before, title }));
        }}
      />
      <div className={styles.facts}>
        <PeoplePicker
          label={t('digests.askers')}
          memberIds={content.askers}
          onChange={(askers) => change((before) => ({ ...before, askers: [...askers] }))}
        />
        <TemplateChoice />
        <TagsInput tags={content.tags} onChange={(tags) => change((before) => ({ ...before, tags: [...tags] }))} />
      </div>
      {sections.map(({ key, heading }, index) => (
        <InTurn key={key} isUrgent={index < FIRST_SECTIONS}>
          {key === 'answers' ? (
            <AnswersEditor heading={heading} />
          ) : (
            <section className={styles.section} aria-label={heading} data-section={key}>
              <h2 className={styles.heading}>{heading}</h2>
              <PassageList place={{ kind: 'section', key }} label={heading} />
            </section>
          )}
        </InTurn>
      ))}
    </div>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, TextArea, TextInput } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './bulletin-text.module.css';

const views = ['write', 'preview'] as const;

export interface BulletinWords {
  readonly title: string;
  readonly markdown: string;
}

/** The words of a bulletin, to be written and looked at. */
export function BulletinText({ words, onChange }: { words: BulletinWords; onChange: (words: BulletinWords) => void }) {
  const { t } = useTranslation();
  const [view, setView] = useState<(typeof views)[number]>('write');
  return (
    <>
      <Field label={t('digests.title')}>
        {(ids) => (
          <TextInput
            {...ids}
            maxLength={500}
            value={words.title}
            onChange={(event) => onChange({ title: event.target.value, markdown: words.markdown })}
          />
        )}
      </Field>
      <div className={styles.head}>
        <Segmented
          label={t('digests.viewLabel')}
          value={view}
          options={views.map((value) => ({ value, label: t(`digests.view.${value}`) }))}
          onSelect={setView}
        />
      </div>
      {view === 'write' ? (
        <TextArea
          rows={14}
          aria-label={t('sharing.bulletinText')}
          value={words.markdown}
          onChange={(event) => onChange({ title: words.title, markdown: event.target.value })}
        />
      ) : (
        <Preview markdown={words.markdown} />
      )}
    </>
  );
}

function Preview({ markdown }: { markdown: string }) {
  const rendered = useAnswer('markdown.render', { markdown }, { keepPrevious: true });
  if (rendered.error) return <ErrorNotice error={rendered.error} onRetry={() => void rendered.refetch()} />;
  if (!rendered.data) return <Loading />;
  return (
    <div className={styles.preview}>
      <SafeHtml html={rendered.data.html} />
    </div>
  );
}

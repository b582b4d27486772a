import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookSource } from '../../../src-main/contract/index.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select, TextArea, TextInput } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './propose-dialog.module.css';

const kinds = ['search', 'topics'] as const satisfies readonly BookSource['kind'][];

/** A new book from what a search finds, or from a tree of topics. */
export function ProposeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const go = useGo();
  const { locale } = useFormat();
  const { library } = useWorkbench();
  const [kind, setKind] = useState<BookSource['kind']>('search');
  const [query, setQuery] = useState('');
  const [topics, setTopics] = useState('');
  const saved = useAnswer('search.saved', {});
  const create = useCommand('books.createAuto', { quiet: true, onSuccess: (book) => go.books(book.id) });
  const words = kind === 'search' ? query.trim() : topics.trim();
  const title = kind === 'search' ? words.slice(0, 200) : t('books.autoTitle', { library: library.name });
  const source: BookSource = kind === 'search' ? { kind, query: words } : { kind, outline: topics };
  const known = [
    { value: '', label: t('books.ownSearch') },
    ...(saved.data ?? []).map((one) => ({ value: one.query, label: one.name })),
  ];

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('books.propose')}
      description={t('books.proposeHint')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button
            kind="primary"
            disabled={words === '' || create.isPending}
            onClick={() => create.mutate({ title, language: locale, source }, { onSuccess: onClose })}
          >
            {t('books.proposeNow')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Segmented
          label={t('books.proposeFrom')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`books.source.${value}`) }))}
          onSelect={setKind}
        />
        {kind === 'search' ? (
          <>
            {known.length > 1 ? (
              <Field label={t('books.savedSearch')}>
                {(ids) => (
                  <Select
                    {...ids}
                    value={known.some(({ value }) => value === query) ? query : ''}
                    options={known}
                    onSelect={setQuery}
                  />
                )}
              </Field>
            ) : null}
            <Field label={t('books.query')} hint={t('books.queryHint')}>
              {(ids) => <TextInput {...ids} value={query} onChange={(event) => setQuery(event.target.value)} />}
            </Field>
          </>
        ) : (
          <Field label={t('books.topics')} hint={t('books.topicsHint')}>
            {(ids) => (
              <TextArea {...ids} rows={10} value={topics} onChange={(event) => setTopics(event.target.value)} />
            )}
          </Field>
        )}
        {create.error ? <ErrorNotice error={create.error} /> : null}
      </div>
    </Dialog>
  );
}

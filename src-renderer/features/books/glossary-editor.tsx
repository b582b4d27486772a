import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookOutline } from '../../../src-main/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextInput } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './glossary-editor.module.css';

type Terms = NonNullable<BookOutline['glossary']>;

/** Words that the book explains at its end; it sorts them by itself. */
export function GlossaryEditor({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  const { t } = useTranslation();
  const label = useId();
  const set = (index: number, change: Partial<Terms[number]>) =>
    onChange(terms.map((term, place) => (place === index ? { ...term, ...change } : term)));
  return (
    <section className={styles.glossary} aria-labelledby={label}>
      <p id={label} className={styles.label}>
        {t('books.glossary')}
      </p>
      {terms.map(({ term, meaning }, index) => {
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a term has no other identity while it is being written
          <div key={index} className={styles.term}>
            <div className={styles.head}>
              <TextInput
                aria-label={t('books.term', { number })}
                placeholder={t('books.termPlaceholder')}
                maxLength={200}
                value={term}
                onChange={(event) => set(index, { term: event.target.value })}
              />
              <IconButton
                small
                label={t('books.removeTerm', { number })}
                icon={<X />}
                onClick={() => onChange(terms.toSpliced(index, 1))}
              />
            </div>
            <TextArea
              rows={2}
              aria-label={t('books.meaning', { number })}
              placeholder={t('books.meaningPlaceholder')}
              maxLength={5000}
              value={meaning}
              onChange={(event) => set(index, { meaning: event.target.value })}
            />
          </div>
        );
      })}
      <Button small icon={<Plus />} onClick={() => onChange([...terms, { term: '', meaning: '' }])}>
        {t('books.addTerm')}
      </Button>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import type { BookLanguage, BookOutline, CreditPolicy } from '../../../src-main/contract/index.ts';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { BookMatter } from './book-matter.tsx';
import styles from './book-properties.module.css';
import { BookSetting } from './book-setting.tsx';
import { namesOf } from './matter.ts';

const languages: readonly { readonly value: BookLanguage; readonly label: string }[] = [
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'zh-Hant', label: '繁體中文' },
  { value: 'en', label: 'English' },
];
const policies: readonly CreditPolicy[] = ['as-chosen', 'name', 'alias', 'anonymous'];

export interface BookPropertiesProps {
  readonly outline: BookOutline;
  readonly change: (make: (outline: BookOutline) => BookOutline) => void;
  readonly readOnly: boolean;
}

/** What a group of fields gets: the outline, and a way to give fields of it other values. */
export interface PropertyGroupProps {
  readonly outline: BookOutline;
  readonly set: (values: Partial<BookOutline>) => void;
}

/** What stands on and before the first page, and how people are credited. */
export function BookProperties({ outline, change, readOnly }: BookPropertiesProps) {
  const { t } = useTranslation();
  const set = (values: Partial<BookOutline>) => change((before) => ({ ...before, ...values }));
  return (
    <fieldset className={styles.properties} disabled={readOnly}>
      <legend className={styles.legend}>{t('books.properties')}</legend>
      <Field label={t('books.titleLabel')} hint={outline.title.trim() === '' ? t('books.titleMissing') : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            value={outline.title}
            maxLength={500}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('books.subtitle')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={outline.subtitle}
            maxLength={500}
            onChange={(event) => set({ subtitle: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('books.authors')} hint={t('books.authorsHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            defaultValue={outline.authors.join('、')}
            onBlur={(event) => set({ authors: namesOf(event.target.value) })}
          />
        )}
      </Field>
      <Field label={t('books.language')}>
        {(ids) => (
          <Select {...ids} value={outline.language} options={languages} onSelect={(language) => set({ language })} />
        )}
      </Field>
      <Field label={t('books.policy')} hint={t(`books.policyHint.${outline.creditPolicy}`)}>
        {(ids) => (
          <Select
            {...ids}
            value={outline.creditPolicy}
            options={policies.map((value) => ({ value, label: t(`books.policyName.${value}`) }))}
            onSelect={(creditPolicy) => set({ creditPolicy })}
          />
        )}
      </Field>
      <details className={styles.group}>
        <summary>{t('books.matter')}</summary>
        <BookMatter outline={outline} set={set} />
      </details>
      <details className={styles.group}>
        <summary>{t('books.setting')}</summary>
        <BookSetting outline={outline} set={set} />
      </details>
    </fieldset>
  );
}

import { useTranslation } from 'react-i18next';
import type { BookLanguage, BookOutline, CreditPolicy } from '../../../src-main/contract/index.ts';
import { Field, Select, TextArea, TextInput } from '../../ui/field.tsx';
import styles from './book-properties.module.css';

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
            onBlur={(event) => set({ authors: authorsOf(event.target.value) })}
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
      <Field label={t('books.preface')} hint={t('books.prefaceHint')}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={6}
            value={outline.preface}
            onChange={(event) => set({ preface: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

/** Names written one after the other, with any of the usual separators. */
function authorsOf(written: string): string[] {
  return written
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

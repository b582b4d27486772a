import { useTranslation } from 'react-i18next';
import type { BookOutline, PageSize } from '../../../src-main/contract/index.ts';
import { Field, Select } from '../../ui/field.tsx';
import type { PropertyGroupProps } from './book-properties.tsx';
import { CheckLine } from './check-line.tsx';
import { CoverField } from './cover-field.tsx';

const pageSizes: readonly PageSize[] = ['A4', 'A5', 'B5', 'Letter'];
type Script = NonNullable<BookOutline['script']> | 'as-written';
const scripts: readonly Script[] = ['as-written', 'simplified', 'traditional'];

/** How the text is set: script, blanks, quotation marks, paper, cover. */
export function BookSetting({ outline, set }: PropertyGroupProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('books.script')} hint={t('books.scriptHint')}>
        {(ids) => (
          <Select
            {...ids}
            value={outline.script ?? 'as-written'}
            options={scripts.map((value) => ({ value, label: t(`books.scriptName.${value}`) }))}
            onSelect={(script) => set({ script: script === 'as-written' ? undefined : script })}
          />
        )}
      </Field>
      <CheckLine
        label={t('books.spacing')}
        checked={outline.spacing ?? false}
        onCheck={(spacing) => set({ spacing })}
      />
      <CheckLine label={t('books.quotes')} checked={outline.quotes ?? false} onCheck={(quotes) => set({ quotes })} />
      <Field label={t('books.pageSize')} hint={t('books.pageSizeHint')}>
        {(ids) => (
          <Select
            {...ids}
            value={outline.pageSize ?? 'A4'}
            options={pageSizes.map((value) => ({ value, label: t(`books.pageSizeName.${value}`) }))}
            onSelect={(pageSize) => set({ pageSize })}
          />
        )}
      </Field>
      <CoverField cover={outline.cover ?? ''} onChange={(cover) => set({ cover })} />
    </>
  );
}

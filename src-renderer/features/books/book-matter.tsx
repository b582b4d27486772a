import { useTranslation } from 'react-i18next';
import type { BookAppendix } from '../../../src-main/contract/index.ts';
import { Field, TextArea, TextInput } from '../../ui/field.tsx';
import type { PropertyGroupProps } from './book-properties.tsx';
import { CheckLine } from './check-line.tsx';
import { GlossaryEditor } from './glossary-editor.tsx';
import { namesOf, withAppendix } from './matter.ts';

const appendices: readonly BookAppendix[] = ['subjects', 'open-questions'];

/** What stands before the first chapter and after the last one. */
export function BookMatter({ outline, set }: PropertyGroupProps) {
  const { t } = useTranslation();
  return (
    <>
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
      <Field label={t('books.origins')} hint={t('books.originsHint')}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            value={outline.origins ?? ''}
            onChange={(event) => set({ origins: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('books.editors')} hint={t('books.authorsHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            defaultValue={(outline.editors ?? []).join('、')}
            onBlur={(event) => set({ editors: namesOf(event.target.value) })}
          />
        )}
      </Field>
      <Field label={t('books.copyright')} hint={t('books.copyrightHint')}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            value={outline.copyright ?? ''}
            onChange={(event) => set({ copyright: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('books.isbn')}>
        {(ids) => (
          <TextInput
            {...ids}
            maxLength={40}
            value={outline.isbn ?? ''}
            onChange={(event) => set({ isbn: event.target.value })}
          />
        )}
      </Field>
      <GlossaryEditor terms={outline.glossary ?? []} onChange={(glossary) => set({ glossary })} />
      {appendices.map((appendix) => (
        <CheckLine
          key={appendix}
          label={t(`books.appendix.${appendix}`)}
          checked={outline.appendices?.includes(appendix) ?? false}
          onCheck={(wanted) => set({ appendices: withAppendix(outline.appendices ?? [], appendix, wanted) })}
        />
      ))}
      <CheckLine
        label={t('books.profiles')}
        checked={outline.profiles ?? false}
        onCheck={(profiles) => set({ profiles })}
      />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { DateOrder, FormatCandidate, ImportOptions } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { TimezoneInput } from '../../ui/timezone-input.tsx';
import styles from './import-options-form.module.css';

export interface ImportOptionsFormProps {
  readonly options: ImportOptions;
  /** Formats that the file looks like, best first. */
  readonly candidates: readonly FormatCandidate[];
  readonly onChange: (options: ImportOptions) => void;
}

/** How a file is to be read where detection cannot know or is wrong. */
export function ImportOptionsForm({ options, candidates, onChange }: ImportOptionsFormProps) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const say = useFormat();
  const formats = useAnswer('formats.list', {});
  const others = (formats.data ?? []).filter(({ id }) => !candidates.some(({ format }) => format === id));
  const set = (change: Partial<ImportOptions>) => onChange({ ...options, ...change });
  const dateOrders: readonly { value: DateOrder | ''; label: string }[] = [
    { value: '', label: t('imports.automatic') },
    { value: 'dmy', label: t('imports.dateOrder.dmy') },
    { value: 'mdy', label: t('imports.dateOrder.mdy') },
    { value: 'ymd', label: t('imports.dateOrder.ymd') },
  ];
  return (
    <div className={styles.form}>
      <Field label={t('imports.format')}>
        {(ids) => (
          <Select
            {...ids}
            value={options.format ?? ''}
            options={[
              { value: '', label: t('imports.automatic') },
              ...candidates.map(({ format, name, confidence }) => ({
                value: format,
                label: `${name} · ${say.share(confidence)}`,
              })),
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onSelect={(format) => set({ format: format || undefined })}
          />
        )}
      </Field>
      <Field label={t('imports.chatName')} hint={t('imports.chatNameHint')}>
        {(ids) => (
          <TextInput {...ids} value={options.chat ?? ''} onChange={(event) => set({ chat: event.target.value })} />
        )}
      </Field>
      <Field label={t('imports.dateOrderLabel')}>
        {(ids) => (
          <Select
            {...ids}
            value={options.dateOrder ?? ''}
            options={dateOrders}
            onSelect={(dateOrder) => set({ dateOrder: dateOrder || undefined })}
          />
        )}
      </Field>
      <Field label={t('imports.timezone')} hint={t('imports.timezoneHint', { timezone: library.timezone })}>
        {(ids) => (
          <TimezoneInput
            {...ids}
            value={options.timezone ?? ''}
            placeholder={library.timezone}
            onChange={(timezone) => set({ timezone })}
          />
        )}
      </Field>
      <Field label={t('imports.firstDay')} hint={t('imports.firstDayHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={options.date ?? ''}
            onChange={(event) => set({ date: event.target.value || undefined })}
          />
        )}
      </Field>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type Period, recentDays } from './period.ts';
import styles from './period-fields.module.css';

const spans = { week: 7, fortnight: 14, month: 30 } as const;
type Span = keyof typeof spans;
const spanNames = Object.keys(spans) as Span[];

export interface PeriodFieldsProps {
  readonly period: Period;
  readonly timezone: string;
  readonly onChange: (period: Period) => void;
}

/** Which days: one of the usual spans, or two dates. */
export function PeriodFields({ period, timezone, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const recent = (span: Span) => recentDays(Date.now(), spans[span], timezone);
  const chosen = spanNames.find((span) => recent(span).from === period.from && recent(span).to === period.to);
  return (
    <div className={styles.period}>
      <Segmented
        label={t('sharing.periodLabel')}
        value={chosen ?? 'own'}
        options={[
          ...spanNames.map((value) => ({ value, label: t(`sharing.span.${value}`) })),
          ...(chosen ? [] : [{ value: 'own' as const, label: t('sharing.span.own') }]),
        ]}
        onSelect={(span) => {
          if (span !== 'own') onChange(recent(span));
        }}
      />
      <Field label={t('sharing.from')}>
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={period.from}
            onChange={(event) => onChange({ ...period, from: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('sharing.to')}>
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={period.to}
            onChange={(event) => onChange({ ...period, to: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

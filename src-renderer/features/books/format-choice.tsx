import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useTranslation } from 'react-i18next';
import type { BookFormat } from '../../../src-main/contract/index.ts';
import { bookFormatNames } from './book-path.ts';
import styles from './format-choice.module.css';

/** All forms a book can take, each with what it is good for. */
export function FormatChoice({ value, onSelect }: { value: BookFormat; onSelect: (format: BookFormat) => void }) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      aria-label={t('books.format')}
      className={styles.formats}
      value={value}
      onValueChange={(format) => onSelect(format as BookFormat)}
    >
      {bookFormatNames.map((format) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control
        <label key={format.value} className={styles.format}>
          <Radio.Root value={format.value} className={styles.radio}>
            <Radio.Indicator className={styles.dot} />
          </Radio.Root>
          <span>
            {format.label}
            <span className={styles.hint}>{t(`books.formatHint.${format.value}`)}</span>
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}

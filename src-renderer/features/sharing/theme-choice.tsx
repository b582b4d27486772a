import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareTheme } from '../../../src-main/contract/index.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './theme-choice.module.css';

const themes: readonly ShareTheme[] = ['paper', 'ink'];

/** How a picture looks: each choice is a small card in its own colours. */
export function ThemeChoice({ value, onSelect }: { value: ShareTheme; onSelect: (theme: ShareTheme) => void }) {
  const { t } = useTranslation();
  const label = useId();
  return (
    <div>
      <p id={label} className={styles.label}>
        {t('sharing.themeLabel')}
      </p>
      <RadioGroup
        aria-labelledby={label}
        className={styles.themes}
        value={value}
        onValueChange={(theme) => onSelect(theme as ShareTheme)}
      >
        {themes.map((theme) => (
          <Radio.Root
            key={theme}
            value={theme}
            aria-label={t(`sharing.theme.${theme}`)}
            className={classNames(styles.card, styles[theme])}
          >
            <span className={styles.heading}>{t(`sharing.theme.${theme}`)}</span>
            <span className={styles.stroke} />
            <span className={styles.stroke} />
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}

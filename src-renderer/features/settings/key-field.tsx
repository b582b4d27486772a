import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import styles from './key-field.module.css';

/** Takes a key and never shows it again: it can be replaced or forgotten. */
export function KeyField({ hasKey, onKey }: { hasKey: boolean; onKey: (key: string | null) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <Field label={t('model.key')} hint={t(hasKey ? 'model.keyKept' : 'model.keyHint')}>
      {(ids) => (
        <div className={styles.line}>
          <TextInput
            {...ids}
            type="password"
            autoComplete="new-password"
            value={typed}
            maxLength={5000}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              if (typed.trim() !== '') onKey(typed.trim());
              setTyped('');
            }}
          />
          {hasKey ? <Button onClick={() => onKey(null)}>{t('model.forgetKey')}</Button> : null}
        </div>
      )}
    </Field>
  );
}

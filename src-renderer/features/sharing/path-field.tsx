import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import styles from './path-field.module.css';

export interface PathFieldProps {
  readonly value: string;
  readonly onType: (path: string) => void;
  readonly onFolder: (folder: string) => void;
}

/** Where something is written to: typed, or a folder chosen in which a name is proposed. */
export function PathField({ value, onType, onFolder }: PathFieldProps) {
  const { t } = useTranslation();
  const host = useHost();
  const choose = async () => {
    const folder = await host.pickFolder();
    if (folder) onFolder(folder);
  };
  return (
    <Field label={t('books.out')} hint={t('books.outHint')}>
      {(ids) => (
        <div className={styles.path}>
          <TextInput {...ids} value={value} onChange={(event) => onType(event.target.value)} />
          <Button onClick={() => void choose()}>{t('ui.choose')}</Button>
        </div>
      )}
    </Field>
  );
}

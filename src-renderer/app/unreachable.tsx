import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Seal } from '../ui/seal.tsx';
import styles from './unreachable.module.css';

/** The page when the engine did not answer its first question. */
export function Unreachable({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <Seal large />
      <h1 className={styles.name}>{t('app.name')}</h1>
      <ErrorNotice error={error} />
      <Button onClick={() => window.location.reload()}>{t('ui.retry')}</Button>
    </main>
  );
}

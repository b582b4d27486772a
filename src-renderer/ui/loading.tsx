import { useTranslation } from 'react-i18next';
import styles from './loading.module.css';

/** Stands in for content that is on its way; appears only when it takes noticeably long. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status" aria-label={t('ui.loading')}>
      <span className={styles.stroke} />
      <span className={styles.stroke} />
      <span className={styles.stroke} />
    </div>
  );
}

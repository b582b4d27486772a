import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { presentError } from '../app/i18n/present-error.ts';
import { Button } from './button.tsx';
import styles from './error-notice.module.css';

export interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
}

/** What went wrong and what to do next, where it went wrong. */
export function ErrorNotice({ error, onRetry, actions }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const { message, next, code } = presentError(error, t);
  return (
    <div className={styles.notice} role="alert">
      <CircleAlert className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.message}>{message}</p>
        <p className={styles.next}>{next}</p>
        <p className={styles.code}>{code}</p>
      </div>
      {onRetry || actions ? (
        <div className={styles.actions}>
          {actions}
          {onRetry ? (
            <Button small onClick={onRetry}>
              {t('ui.retry')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

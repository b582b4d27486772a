import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import type { ToastData } from './toast.ts';
import styles from './toasts.module.css';

/** The place where toasts appear. */
export function Toasts() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager<ToastData>();
  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.viewport} aria-label={t('ui.notifications')}>
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            swipeDirection={['right']}
            className={classNames(styles.toast, toast.data?.tone === 'error' && styles.error)}
          >
            <Toast.Content className={styles.content}>
              <div className={styles.text}>
                <Toast.Title className={styles.title} />
                <Toast.Description className={styles.description} />
              </div>
              {toast.data?.actionLabel ? (
                <Button small onClick={toast.data.onAction}>
                  {toast.data.actionLabel}
                </Button>
              ) : null}
              <Toast.Close className={styles.close} aria-label={t('ui.close')}>
                <X />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

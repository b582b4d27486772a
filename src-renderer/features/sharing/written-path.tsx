import { Copy, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.ts';
import styles from './written-path.module.css';

/** Where something lies now, and the way there: shown by the desktop, copied in a browser. */
export function WrittenPath({ path }: { path: string }) {
  const { t } = useTranslation();
  const host = useHost();
  const show = host.showInFolder;
  const copy = async () => {
    await host.copyText(path);
    showToast({ title: t('sharing.copied') });
  };
  return (
    <p className={styles.line}>
      <code className={styles.path}>{path}</code>
      {show ? (
        <Button small icon={<FolderOpen />} onClick={() => show(path)}>
          {t('ui.showInFolder')}
        </Button>
      ) : (
        <Button small icon={<Copy />} onClick={() => void copy()}>
          {t('sharing.copyPath')}
        </Button>
      )}
    </p>
  );
}

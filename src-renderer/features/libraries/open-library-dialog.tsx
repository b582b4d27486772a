import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './library-dialog.module.css';
import { OpenFailure } from './open-failure.tsx';
import { RecentLibraries } from './recent-libraries.tsx';
import { useOpenLibrary } from './use-open-library.ts';

/** Opens another library: a recent one, or any folder. */
export function OpenLibraryDialog({ open: shown, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const { open, opening, failure } = useOpenLibrary(onClose);
  const choose = async () => {
    const path = await host.pickFolder();
    if (path) open(path);
  };
  return (
    <Dialog
      open={shown}
      onClose={onClose}
      title={t('libraries.open')}
      actions={
        <Button kind="primary" icon={<FolderOpen />} disabled={opening} onClick={() => void choose()}>
          {t('libraries.chooseFolder')}
        </Button>
      }
    >
      <div className={styles.stack}>
        <OpenFailure failure={failure} open={open} />
        <RecentLibraries onOpen={open} />
      </div>
    </Dialog>
  );
}

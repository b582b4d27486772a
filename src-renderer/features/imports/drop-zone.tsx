import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './drop-zone.module.css';
import { useFileDrop } from './use-file-drop.ts';

export interface DropZoneProps {
  /** Lower, when there are files already. */
  readonly small: boolean;
  readonly busy: boolean;
  readonly onPick: () => void;
  readonly onDrop: (files: readonly File[]) => void;
}

/** Where exports are dropped or picked. */
export function DropZone({ small, busy, onPick, onDrop }: DropZoneProps) {
  const { t } = useTranslation();
  const { over, handlers } = useFileDrop(onDrop);
  return (
    <div className={classNames(styles.zone, small && styles.small, over && styles.over)} {...handlers}>
      <FileDown className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.title}>{t('imports.dropTitle')}</p>
        {small ? null : <p className={styles.hint}>{t('imports.dropHint')}</p>}
      </div>
      <Button kind={small ? 'plain' : 'primary'} disabled={busy} onClick={onPick}>
        {t(busy ? 'imports.fetching' : 'imports.pick')}
      </Button>
    </div>
  );
}

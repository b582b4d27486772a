import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './conflict-banner.module.css';
import { ContentView } from './content-view.tsx';
import type { DigestEditing } from './use-digest-editing.ts';

/** Somebody else changed the digest: look at theirs, then save on top or drop one's own (AUTOSAVE-4). */
export function ConflictBanner({ digest, editing }: { digest: Digest; editing: DigestEditing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [looking, setLooking] = useState(false);
  return (
    <div className={styles.banner} role="alert">
      <p className={styles.text}>{t('digests.conflict', { date: format.date(digest.updatedAt, 'moment') })}</p>
      <div className={styles.actions}>
        <Button small onClick={() => setLooking(true)}>
          {t('digests.lookAtOther')}
        </Button>
        <Button small onClick={() => void editing.keepMine()}>
          {t('digests.saveOnTop')}
        </Button>
        <Button small kind="danger" onClick={() => void editing.takeTheirs()}>
          {t('digests.dropMine')}
        </Button>
      </div>
      <Dialog wide open={looking} onClose={() => setLooking(false)} title={t('digests.otherVersion')}>
        <ContentView content={digest.content} />
      </Dialog>
    </div>
  );
}

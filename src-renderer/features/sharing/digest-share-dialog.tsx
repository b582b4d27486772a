import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../../src-main/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SharePanel } from './share-panel.tsx';

export interface DigestShareDialogProps {
  readonly digest: Digest;
  /** What is shared is what is being written. */
  readonly saved: boolean;
  readonly onClose: () => void;
}

/** One digest on its way out: who will be named, then the form it takes. */
export function DigestShareDialog({ digest, saved, onClose }: DigestShareDialogProps) {
  const { t } = useTranslation();
  const source = useMemo(() => ({ kind: 'digest', id: digest.id }) as const, [digest.id]);
  const { status } = digest;
  const notes = [
    ...(saved ? [] : [t('sharing.savedIsShared')]),
    ...(status === 'published' ? [] : [t('sharing.notPublished', { status: t(`digests.status.${status}`) })]),
  ];
  const title = digest.content.title || t('digests.untitled');
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('sharing.title', { title })}
      description={notes.length > 0 ? notes.join(' ') : undefined}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <SharePanel source={source} title={title} />
    </Dialog>
  );
}

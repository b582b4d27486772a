import { Pin, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAnswer } from '../../api/queries.ts';
import { routes } from '../../app/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './book-changes.module.css';

export interface BookChangesProps {
  readonly bookId: string;
  /** Puts another digest in the place of one that was merged into it; null where nothing can be changed. */
  readonly onReplace: ((digestId: string, canonicalId: string) => void) | null;
}

/** Says which digests are no longer as the book took them; nothing while all are. */
export function BookChanges({ bookId, onReplace }: BookChangesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const changes = useAnswer('books.changes', { id: bookId }).data ?? [];
  if (changes.length === 0) return null;
  return (
    <>
      <Button small kind="quiet" icon={<RefreshCw />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('books.changes', { count: changes.length })}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('books.changes', { count: changes.length })}
        description={t('books.changesHint')}
        actions={<Button onClick={() => setOpen(false)}>{t('ui.close')}</Button>}
      >
        <ul className={styles.changes}>
          {changes.map(({ digestId, chapterId, title, pinned, change, canonical }) => (
            <li key={`${chapterId} ${digestId} ${pinned}`} className={styles.change}>
              {pinned ? <Pin className={styles.icon} aria-label={t('books.pinned')} /> : null}
              {change === 'gone' ? (
                <span className={styles.title}>{title || t('digests.untitled')}</span>
              ) : (
                <Link className={classNames(styles.title, styles.link)} href={routes.digests(digestId)} dir="auto">
                  {title || t('digests.untitled')}
                </Link>
              )}
              {canonical && onReplace ? (
                <Button small onClick={() => onReplace(digestId, canonical.id)}>
                  {t('books.useCanonical', { title: canonical.title || t('digests.untitled') })}
                </Button>
              ) : null}
              <Badge tone={change === 'gone' ? 'red' : 'yellow'}>{t(`books.change.${change}`)}</Badge>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FilterList } from '../../ui/filter-list.tsx';
import { statusTones } from '../digests/status.ts';
import styles from './digest-picker.module.css';

export interface DigestPickerProps {
  /** Digests that are in the book already. */
  readonly taken: ReadonlySet<string>;
  readonly onAdd: (digestIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Chooses digests for a book, several at a time; published ones come first. */
export function DigestPicker({ taken, onAdd, onClose }: DigestPickerProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const answer = useAnswer('digests.list', { limit: 100_000 });
  const digests = (answer.data?.digests ?? [])
    .filter((digest) => !taken.has(digest.id) && digest.status !== 'archived')
    .toSorted((a, b) => Number(b.status === 'published') - Number(a.status === 'published'));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('books.addDigests')}
      description={t('books.pickerHint')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={chosen.length === 0} onClick={() => onAdd(chosen)}>
            {t('books.addCount', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <FilterList
        label={t('books.findDigest')}
        items={digests}
        keyOf={(digest) => digest.id}
        textsOf={(digest) => [digest.title, digest.ask, ...digest.tags]}
        chosenKeys={new Set(chosen)}
        onChoose={(digest) =>
          setChosen(chosen.includes(digest.id) ? chosen.filter((id) => id !== digest.id) : [...chosen, digest.id])
        }
        renderItem={(digest) => (
          <span className={styles.digest}>
            <input
              type="checkbox"
              className={styles.box}
              checked={chosen.includes(digest.id)}
              readOnly
              tabIndex={-1}
              aria-hidden
            />
            <span className={styles.title} dir="auto">
              {digest.title || t('digests.untitled')}
            </span>
            <span className={styles.tags}>{digest.tags.map((tag) => `#${tag}`).join(' ')}</span>
            <Badge tone={statusTones[digest.status]}>{t(`digests.status.${digest.status}`)}</Badge>
          </span>
        )}
      />
    </Dialog>
  );
}

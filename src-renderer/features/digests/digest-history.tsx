import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest, DigestContent } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ContentView } from './content-view.tsx';
import styles from './digest-history.module.css';
import { useDigestFrame } from './editor-context.ts';
import { RevisionDiff } from './revision-diff.tsx';
import { statusTones } from './status.ts';

/** What became of a revision since, or the revision itself. */
const views = ['changes', 'whole'] as const;
type HistoryView = (typeof views)[number];

export interface DigestHistoryProps {
  readonly digest: Digest;
  readonly onRestore: (content: DigestContent) => void;
}

/** Older contents, to be looked at and taken back. */
export function DigestHistory({ digest, onRestore }: DigestHistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { readOnly } = useDigestFrame();
  const revisions = digest.revisions.toReversed();
  const [chosen, setChosen] = useState<number | null>(revisions[0]?.number ?? null);
  const [view, setView] = useState<HistoryView>('changes');
  const shown = revisions.find((revision) => revision.number === chosen);
  if (revisions.length === 0) {
    return <EmptyState title={t('digests.noHistory')}>{t('digests.noHistoryText')}</EmptyState>;
  }
  return (
    <div className={styles.history}>
      <ol className={styles.list}>
        {revisions.map((revision) => (
          <li key={revision.number}>
            <button
              type="button"
              className={classNames(styles.revision, revision.number === chosen && styles.chosen)}
              aria-pressed={revision.number === chosen}
              onClick={() => setChosen(revision.number)}
            >
              <span>{t('digests.revision', { number: revision.number })}</span>
              <Badge tone={statusTones[revision.status]}>{t(`digests.status.${revision.status}`)}</Badge>
              <span className={styles.date}>{format.date(revision.savedAt, 'moment')}</span>
              {revision.note ? <span className={styles.note}>{revision.note}</span> : null}
            </button>
          </li>
        ))}
      </ol>
      {shown ? (
        <div className={styles.content}>
          <div className={styles.tools}>
            <Segmented
              label={t('digests.historyViewLabel')}
              value={view}
              options={views.map((value) => ({ value, label: t(`digests.historyView.${value}`) }))}
              onSelect={setView}
            />
            <Button small icon={<RotateCcw />} disabled={readOnly} onClick={() => onRestore(shown.content)}>
              {t('digests.restore')}
            </Button>
          </div>
          {view === 'changes' ? <RevisionDiff before={shown.content} /> : <ContentView content={shown.content} />}
        </div>
      ) : null}
    </div>
  );
}

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './bulletin-dialog.module.css';
import { BulletinText, type BulletinWords } from './bulletin-text.tsx';
import { isPeriod, recentDays } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { SharePanel } from './share-panel.tsx';

const WEEK = 7;

/** What happened in a time, drafted by the engine, edited by the moderator, and sent on its way. */
export function BulletinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { timezone } = useWorkbench().library;
  const [period, setPeriod] = useState(() => recentDays(Date.now(), WEEK, timezone));
  /** The moderator's words, and the draft they began as. */
  const [edited, setEdited] = useState<(BulletinWords & { readonly draft: string }) | null>(null);
  const [sharing, setSharing] = useState(false);
  const isRight = isPeriod(period);
  const draft = useAnswer(
    'sharing.bulletin',
    { firstDay: period.from, lastDay: period.to, language: locale },
    { enabled: isRight, keepPrevious: true },
  );
  const words = edited ?? draft.data ?? null;
  const title = words?.title.trim() ?? '';
  const markdown = words?.markdown ?? '';
  const source = useMemo(() => ({ kind: 'bulletin', title, markdown }) as const, [title, markdown]);
  const ready = title !== '' && markdown.trim() !== '';

  if (sharing) {
    return (
      <Dialog
        open
        wide
        onClose={onClose}
        title={t('sharing.title', { title })}
        actions={
          <>
            <Button onClick={() => setSharing(false)}>{t('sharing.backToText')}</Button>
            <Button onClick={onClose}>{t('ui.close')}</Button>
          </>
        }
      >
        <SharePanel source={source} title={title} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('sharing.bulletin')}
      description={t('sharing.bulletinHint')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button kind="primary" disabled={!ready} onClick={() => setSharing(true)}>
            {t('sharing.shareBulletin')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <PeriodFields period={period} timezone={timezone} onChange={setPeriod} />
        {isRight ? null : (
          <p className={styles.note} role="alert">
            {t('sharing.periodWrong')}
          </p>
        )}
        {draft.error ? <ErrorNotice error={draft.error} onRetry={() => void draft.refetch()} /> : null}
        {draft.data && isRight ? (
          <p className={styles.note} role="status">
            {t('sharing.inPeriod', { count: draft.data.digestIds.length })}
          </p>
        ) : null}
        {edited && draft.data && edited.draft !== draft.data.markdown ? (
          <p className={styles.note}>
            {t('sharing.keptText')}{' '}
            <Button small onClick={() => setEdited(null)}>
              {t('sharing.draftAgain')}
            </Button>
          </p>
        ) : null}
        {words ? (
          <BulletinText
            words={words}
            onChange={(next) => setEdited({ ...next, draft: edited?.draft ?? draft.data?.markdown ?? '' })}
          />
        ) : draft.error ? null : (
          <Loading />
        )}
      </div>
    </Dialog>
  );
}

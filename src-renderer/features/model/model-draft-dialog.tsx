import { Send, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { showToast } from '../../ui/toast.ts';
import { resultOf, useShownJob } from '../jobs/use-jobs.ts';
import { GrowingDraft } from './growing-draft.tsx';
import styles from './model-draft-dialog.module.css';
import { RequestPreview } from './request-preview.tsx';
import { useGrowth } from './use-growth.ts';

export interface ModelDraftDialogProps {
  readonly threadId: string;
  readonly onClose: () => void;
}

/** Shows what would be sent, sends it when the user agrees, and shows the draft while it is written. */
export function ModelDraftDialog({ threadId, onClose }: ModelDraftDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const [jobId, setJobId] = useState<string | null>(null);
  const request = useAnswer('model.request', { threadId });
  const send = useCommand('model.draft', { quiet: true, onSuccess: (started) => setJobId(started.jobId) });
  const cancel = useCommand('jobs.cancel');
  const job = useShownJob(jobId);
  const growth = useGrowth(jobId);
  const written = resultOf(job, 'model-draft');

  useEffect(() => {
    if (written === null) return;
    const notes = [
      ...(written.uncited > 0 ? [t('model.uncited', { count: written.uncited })] : []),
      ...(written.cut ? [t('model.cut')] : []),
      t('model.compare'),
    ];
    showToast({ title: t('model.done'), description: notes.join(' ') });
    onClose();
    go.digests(written.digestId);
  }, [written, onClose, go, t]);

  const isOver = job !== null && job.state !== 'running';
  const error = send.error ?? (job?.state === 'failed' ? job.error : null);
  const startAgain = () => {
    send.reset();
    setJobId(null);
    void request.refetch();
  };
  const isAsking = jobId === null;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t(isAsking ? 'model.previewTitle' : 'model.writing')}
      description={t(isAsking ? 'model.previewText' : 'model.writingText')}
      actions={
        isAsking ? (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button
              kind="primary"
              icon={<Send />}
              disabled={!request.data || request.isFetching || send.isPending}
              onClick={() => {
                if (request.data) send.mutate({ threadId, confirmation: request.data.confirmation });
              }}
            >
              {t('model.send')}
            </Button>
          </>
        ) : isOver ? (
          <>
            <Button onClick={onClose}>{t('ui.close')}</Button>
            <Button onClick={startAgain}>{t('model.again')}</Button>
          </>
        ) : (
          <Button icon={<Square />} onClick={() => cancel.mutate({ id: jobId })}>
            {t('jobs.cancel')}
          </Button>
        )
      }
    >
      <div className={styles.body}>
        {error ? <ErrorNotice error={error} {...(isAsking && { onRetry: startAgain })} /> : null}
        {isAsking && request.error ? <ErrorNotice error={request.error} /> : null}
        {isAsking && request.isLoading ? <Loading /> : null}
        {isAsking && request.data ? <RequestPreview request={request.data} /> : null}
        {job?.state === 'cancelled' ? <p>{t('model.cancelled')}</p> : null}
        {!isAsking && !isOver ? <GrowingDraft content={growth} /> : null}
      </div>
    </Dialog>
  );
}

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useJob } from '../jobs/use-jobs.ts';
import styles from './undo-import.module.css';

/** Takes back what an import brought, after asking. */
export function UndoImport({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const [asking, setAsking] = useState(false);
  const undo = useCommand('importing.undo');
  const job = useJob(undo.data?.jobId ?? null);
  if (library.readOnly) return null;
  if (job?.state === 'running') return <JobProgress job={job} />;
  return (
    <span className={styles.undo}>
      <Button
        kind="quiet"
        small
        icon={<Undo2 />}
        aria-label={t('imports.undo.ofChat', { chat: report.chat })}
        onClick={() => setAsking(true)}
      >
        {t('imports.undo.action')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('imports.undo.title')}
        description={t('imports.undo.description', { chat: report.chat, count: report.added })}
        confirmLabel={t('imports.undo.action')}
        onConfirm={() => undo.mutate({ importId: report.importId })}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}

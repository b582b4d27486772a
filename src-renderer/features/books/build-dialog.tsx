import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookFormat, CreditPolicy } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultOf, useShownJob } from '../jobs/use-jobs.ts';
import { PathField } from '../sharing/path-field.tsx';
import { proposedPath } from './book-path.ts';
import { BookPeople } from './book-people.tsx';
import styles from './build-dialog.module.css';
import { BuildResult } from './build-result.tsx';
import { FormatChoice } from './format-choice.tsx';

export interface BuildDialogProps {
  readonly bookId: string;
  readonly title: string;
  readonly policy: CreditPolicy;
  readonly onClose: () => void;
}

/** Makes a file of a book: who will be named, which format, where to, and what came of it. */
export function BuildDialog({ bookId, title, policy, onClose }: BuildDialogProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<BookFormat>('markdown');
  const [folder, setFolder] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const out = typed ?? (folder === '' ? '' : proposedPath(folder, title, format));
  const build = useCommand('books.build', { quiet: true });
  const job = useShownJob(build.data?.jobId ?? null);
  const built = resultOf(job, 'book');
  const running = build.isPending || job?.state === 'running';
  const choose = (next: BookFormat) => {
    setFormat(next);
    setTyped(null);
  };
  // Where nothing can print, a page made for printing is the same book on paper.
  const printInstead = () => {
    const page = out.trim().replace(/(\.pdf)?$/i, '.html');
    setFormat('print');
    setTyped(page);
    build.mutate({ id: bookId, format: 'print', out: page });
  };
  const cannotPrint =
    build.variables?.format === 'pdf' &&
    (job?.error?.code === 'export-format-unavailable' || job?.error?.code === 'print-failed');

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('books.buildTitle', { title })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button
            kind="primary"
            disabled={out.trim() === '' || running}
            onClick={() => build.mutate({ id: bookId, format, out: out.trim() })}
          >
            {t(built ? 'books.buildAgain' : 'books.buildNow')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <BookPeople bookId={bookId} policy={policy} />
        <FormatChoice value={format} onSelect={choose} />
        <PathField
          value={out}
          onType={setTyped}
          onFolder={(chosen) => {
            setFolder(chosen);
            setTyped(null);
          }}
        />
        {build.error ? <ErrorNotice error={build.error} /> : null}
        {job?.state === 'running' ? <JobProgress job={job} /> : null}
        {job?.state === 'failed' ? (
          <ErrorNotice
            error={job.error}
            actions={
              cannotPrint ? (
                <Button small onClick={printInstead}>
                  {t('books.printInstead')}
                </Button>
              ) : null
            }
          />
        ) : null}
        {built ? <BuildResult built={built} /> : null}
      </div>
    </Dialog>
  );
}

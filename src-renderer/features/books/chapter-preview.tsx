import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import styles from './chapter-preview.module.css';

export interface ChapterPreviewProps {
  readonly bookId: string;
  readonly chapterId: string;
  readonly onClose: () => void;
}

/** A chapter as readers of the book will see it, and what had to be left out of it. */
export function ChapterPreview({ bookId, chapterId, onClose }: ChapterPreviewProps) {
  const { t } = useTranslation();
  const preview = useAnswer('books.preview', { id: bookId, chapterId });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('books.previewTitle')}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      {preview.error ? <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data ? (
        <>
          {preview.data.warnings.length > 0 ? (
            <ul className={styles.warnings}>
              {preview.data.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          ) : null}
          <SafeHtml html={preview.data.html} />
        </>
      ) : preview.error ? null : (
        <Loading />
      )}
    </Dialog>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookOutline, BookPiece } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import styles from './book-preview.module.css';

export interface BookPreviewProps {
  readonly bookId: string;
  readonly outline: BookOutline;
  /** Where to open it; null for its beginning. */
  readonly chapterId: string | null;
  readonly onClose: () => void;
}

/** The book as its readers will see it, a piece at a time, and what had to be left out of each. */
export function BookPreview({ bookId, outline, chapterId, onClose }: BookPreviewProps) {
  const { t } = useTranslation();
  const pieces = piecesOf(outline, chapterId);
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      pieces.findIndex((piece) => typeof piece !== 'string' && piece.chapterId === chapterId),
    ),
  );
  const preview = useAnswer('books.preview', { id: bookId, piece: pieces[index] ?? 'front' });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('books.previewTitle')}
      actions={
        <>
          <span className={styles.place}>{t('books.previewPlace', { place: index + 1, total: pieces.length })}</span>
          <Button disabled={index === 0} onClick={() => setIndex(index - 1)}>
            {t('books.previewBefore')}
          </Button>
          <Button disabled={index === pieces.length - 1} onClick={() => setIndex(index + 1)}>
            {t('books.previewAfter')}
          </Button>
          <Button onClick={onClose}>{t('ui.close')}</Button>
        </>
      }
    >
      {preview.error ? <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data ? (
        <div key={index} ref={showBeginning} className={styles.piece}>
          {preview.data.warnings.length > 0 ? (
            <ul className={styles.warnings}>
              {preview.data.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          ) : null}
          {preview.data.html === '' ? <p>{t('books.previewEmpty')}</p> : <SafeHtml html={preview.data.html} />}
        </div>
      ) : preview.error ? null : (
        <Loading />
      )}
    </Dialog>
  );
}

/** A piece is read from its beginning, though the one before was read to its end. */
function showBeginning(piece: HTMLElement | null): void {
  piece?.scrollIntoView();
}

/** Chapters that hold nothing are not in the book; one that was asked for is shown to be empty. */
function piecesOf({ parts }: BookOutline, chapterId: string | null): BookPiece[] {
  const chapters = parts
    .flatMap((part) => part.chapters)
    .filter(({ id, entries }) => entries.length > 0 || id === chapterId);
  return ['front', ...chapters.map(({ id }) => ({ chapterId: id })), 'back'];
}

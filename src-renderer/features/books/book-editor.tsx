import { BookUp, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { BookChanges } from './book-changes.tsx';
import styles from './book-editor.module.css';
import { BookPreview } from './book-preview.tsx';
import { BookProperties } from './book-properties.tsx';
import { BuildDialog } from './build-dialog.tsx';
import { withCanonical } from './outline.ts';
import { OutlineEditor } from './outline-editor.tsx';
import { useBookEditing } from './use-book-editing.ts';

/** A book: its outline, what stands on its cover, and the way to a file. */
export function BookEditor({ book }: { book: Book }) {
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const editing = useBookEditing(book);
  const [building, setBuilding] = useState(false);
  const [previewing, setPreviewing] = useState<{ chapterId: string | null } | null>(null);
  const [deleting, setDeleting] = useState(false);
  const remove = useCommand('books.delete', { onSuccess: () => go.books() });
  useShortcuts({ 'general.save': () => void editing.flush() });
  useShortcuts({ 'general.undo': editing.undo }, editing.canUndo);

  const startBuilding = async () => {
    // What is built, and who is said to be named in it, is what the engine has.
    await editing.flush();
    setBuilding(true);
  };

  const preview = async (chapterId: string | null) => {
    await editing.flush();
    setPreviewing({ chapterId });
  };

  return (
    <section className={styles.editor} aria-label={editing.content.title}>
      <div className={styles.bar} role="toolbar" aria-label={t('books.toolbar')}>
        <h2 className={styles.title} dir="auto">
          {editing.content.title || t('books.newTitle')}
        </h2>
        <span className={styles.state} role="status">
          {t(`books.state.${editing.state}`)}
        </span>
        <span className={styles.end}>
          <BookChanges
            bookId={book.id}
            onReplace={
              library.readOnly
                ? null
                : (digestId, canonicalId) => {
                    editing.change((outline) => withCanonical(outline, digestId, canonicalId));
                    // Which digests are not as the book has them is told of the book that is stored.
                    void editing.flush();
                  }
            }
          />
          <Button kind="quiet" small icon={<Undo2 />} disabled={!editing.canUndo} onClick={editing.undo}>
            {t('ui.undo')} <Kbd shortcut="general.undo" />
          </Button>
          <IconButton
            small
            label={t('books.delete')}
            icon={<Trash2 />}
            disabled={library.readOnly}
            onClick={() => setDeleting(true)}
          />
          <Button kind="primary" icon={<BookUp />} onClick={() => void startBuilding()}>
            {t('books.build')}
          </Button>
        </span>
      </div>
      {editing.state === 'failed' ? <ErrorNotice error={editing.error} onRetry={() => void editing.flush()} /> : null}
      {editing.state === 'conflict' ? (
        <ErrorNotice
          error={editing.error}
          actions={
            <>
              <Button small onClick={() => void editing.keepMine()}>
                {t('books.keepMine')}
              </Button>
              <Button small onClick={() => void editing.takeTheirs()}>
                {t('books.takeTheirs')}
              </Button>
            </>
          }
        />
      ) : null}
      <div className={styles.panes}>
        <OutlineEditor
          outline={editing.content}
          change={editing.change}
          readOnly={library.readOnly}
          onPreview={(chapterId) => void preview(chapterId)}
        />
        <BookProperties outline={editing.content} change={editing.change} readOnly={library.readOnly} />
      </div>
      {building ? (
        <BuildDialog
          bookId={book.id}
          title={editing.content.title}
          policy={editing.content.creditPolicy}
          onClose={() => setBuilding(false)}
        />
      ) : null}
      {previewing === null ? null : (
        <BookPreview
          bookId={book.id}
          outline={editing.content}
          chapterId={previewing.chapterId}
          onClose={() => setPreviewing(null)}
        />
      )}
      <ConfirmDialog
        open={deleting}
        title={t('books.deleteTitle')}
        description={t('books.deleteText', { title: editing.content.title })}
        confirmLabel={t('books.delete')}
        onConfirm={() => remove.mutate({ id: book.id })}
        onClose={() => setDeleting(false)}
      />
    </section>
  );
}

import { BookPlus, Globe, ListTree, PanelLeft, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useRemembered } from '../../app/remembered.ts';
import { routes } from '../../app/routes.ts';
import { useGo, useReplace } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { SiteDialog } from '../sharing/site-dialog.tsx';
import { BookEditor } from './book-editor.tsx';
import styles from './books-screen.module.css';
import { ProposeDialog } from './propose-dialog.tsx';

/** The books: a list, and the outline of the one being made. */
export function BooksScreen({ bookId }: { bookId: string | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const replace = useReplace();
  const { locale, ...format } = useFormat();
  const { library } = useWorkbench();
  const [listShown, setListShown] = useRemembered('book-list', true);
  const [proposing, setProposing] = useState(false);
  const [siteOpen, setSiteOpen] = useState(false);
  const books = useAnswer('books.list', {});
  const open = { onSuccess: (book: { readonly id: string }) => go.books(book.id) };
  const create = useCommand('books.create', open);
  const createAuto = useCommand('books.createAuto', open);
  const disabled = library.readOnly || create.isPending || createAuto.isPending;

  const actions = (
    <>
      <Button icon={<Globe />} aria-haspopup="dialog" onClick={() => setSiteOpen(true)}>
        {t('sharing.siteAction')}
      </Button>
      <Button
        icon={<Sparkles />}
        disabled={disabled}
        onClick={() => createAuto.mutate({ title: t('books.autoTitle', { library: library.name }), language: locale })}
      >
        {t('books.createAuto')}
      </Button>
      <IconButton
        label={t('books.propose')}
        icon={<ListTree />}
        disabled={disabled}
        onClick={() => setProposing(true)}
      />
      <Button
        icon={<BookPlus />}
        disabled={disabled}
        onClick={() => create.mutate({ title: t('books.newTitle'), language: locale })}
      >
        {t('books.create')}
      </Button>
    </>
  );
  if (books.error) return <ErrorNotice error={books.error} onRetry={() => void books.refetch()} />;
  if (!books.data) return <Loading />;
  const selectedId = bookId ?? books.data[0]?.id;
  return (
    <Screen
      title={t('app.screen.books')}
      detail={t('books.count', { count: books.data.length })}
      actions={
        books.data.length === 0 ? null : (
          <>
            {actions}
            <IconButton
              label={t(listShown ? 'books.hideList' : 'books.showList')}
              icon={<PanelLeft />}
              pressed={listShown}
              onClick={() => setListShown(!listShown)}
            />
          </>
        )
      }
    >
      {books.data.length === 0 ? (
        <EmptyState title={t('books.emptyTitle')} actions={actions}>
          {t('books.emptyText')}
        </EmptyState>
      ) : (
        <>
          {listShown ? (
            <Pane kind="side" label={t('app.screen.books')}>
              <SelectList
                label={t('app.screen.books')}
                items={books.data}
                keyOf={(book) => book.id}
                selectedKey={selectedId ?? null}
                onSelect={(book) => replace(routes.books(book.id))}
                estimatedHeight={62}
                renderItem={(book) => (
                  <div className={styles.book}>
                    <p className={styles.title} dir="auto">
                      {book.title}
                    </p>
                    <p className={styles.detail}>
                      {t('books.numbers', { chapters: book.chapterCount, entries: book.entryCount })} ·{' '}
                      {format.date(book.updatedAt, 'day')}
                    </p>
                  </div>
                )}
              />
            </Pane>
          ) : null}
          {selectedId ? <OpenBook key={selectedId} bookId={selectedId} /> : null}
        </>
      )}
      {proposing ? <ProposeDialog onClose={() => setProposing(false)} /> : null}
      {siteOpen ? <SiteDialog onClose={() => setSiteOpen(false)} /> : null}
    </Screen>
  );
}

function OpenBook({ bookId }: { bookId: string }) {
  const book = useAnswer('books.get', { id: bookId });
  if (book.error) return <ErrorNotice error={book.error} />;
  return book.data ? <BookEditor book={book.data} /> : <Loading />;
}

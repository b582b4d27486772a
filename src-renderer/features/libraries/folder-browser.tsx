import { ArrowUp, File, Folder, Library } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { type FolderRequest, folderRequests } from '../../app/folder-request.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './folder-browser.module.css';

/** The page's own folder dialog, shown while a host without one waits for a folder. */
export function FolderBrowser() {
  const request = useStore(folderRequests);
  return request ? <FolderDialog request={request} /> : null;
}

function FolderDialog({ request }: { request: FolderRequest }) {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | undefined>(undefined);
  const [typed, setTyped] = useState<string | null>(null);
  const listing = useAnswer('files.list', path === undefined ? {} : { path }, { keepPrevious: true });
  const here = listing.data?.path ?? '';
  const parent = listing.data?.parent ?? null;
  const goTo = (next: string) => {
    setTyped(null);
    setPath(next);
  };

  return (
    <Dialog
      open
      wide
      onClose={() => request.answer(null)}
      title={t('libraries.chooseFolder')}
      actions={
        <>
          <Button onClick={() => request.answer(null)}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={here === ''} onClick={() => request.answer(typed ?? here)}>
            {t('libraries.useFolder')}
          </Button>
        </>
      }
    >
      <div className={styles.browser}>
        <div className={styles.bar}>
          <IconButton
            label={t('libraries.parentFolder')}
            icon={<ArrowUp />}
            disabled={parent === null}
            onClick={() => parent !== null && goTo(parent)}
          />
          <div className={styles.address}>
            <Field label={t('libraries.folder')}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={typed ?? here}
                  onChange={(event) => setTyped(event.target.value)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && typed && !event.nativeEvent.isComposing) goTo(typed);
                  }}
                />
              )}
            </Field>
          </div>
        </div>
        {listing.error ? <ErrorNotice error={listing.error} /> : null}
        {listing.isPending ? <Loading /> : null}
        <ul className={styles.entries}>
          {listing.data?.entries.map((entry) => (
            <li key={entry.path}>
              <button
                type="button"
                className={styles.entry}
                disabled={entry.kind === 'file'}
                onClick={() => goTo(entry.path)}
              >
                {entry.kind === 'file' ? <File /> : entry.library ? <Library /> : <Folder />}
                <span className={styles.entryName}>{entry.name}</span>
                {entry.library ? <Badge tone="red">{t('libraries.isLibrary')}</Badge> : null}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

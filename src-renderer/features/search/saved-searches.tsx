import { Bookmark, Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { showToast, showUndoToast } from '../../ui/toast.ts';
import styles from './saved-searches.module.css';

export interface SavedSearchesProps {
  readonly saved: readonly SavedSearch[];
  /** What is searched for now. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** Keeps the search under a name, and leads to those kept before. */
export function SavedSearches({ saved, query, onQuery }: SavedSearchesProps) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={t('search.saved')}
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={t('search.saved')} icon={<Bookmark />} />}
    >
      {query === '' || library.readOnly ? null : <SaveForm query={query} onSaved={() => setOpen(false)} />}
      {saved.length === 0 ? <p className={styles.none}>{t('search.savedNone')}</p> : null}
      <ul className={styles.list}>
        {saved.map((search) => (
          <SavedRow
            key={search.id}
            search={search}
            readOnly={library.readOnly}
            onRun={() => {
              onQuery(search.query);
              setOpen(false);
            }}
          />
        ))}
      </ul>
    </Popover>
  );
}

function SaveForm({ query, onSaved }: { query: string; onSaved: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(query.slice(0, 200));
  const save = useCommand('search.save', {
    onSuccess: ({ name: kept }) => {
      showToast({ title: t('search.savedAs', { name: kept }) });
      onSaved();
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save.mutate({ name: name.trim(), query });
      }}
    >
      <TextInput
        aria-label={t('search.savedName')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" kind="primary" disabled={name.trim() === '' || save.isPending}>
        {t('ui.save')}
      </Button>
    </form>
  );
}

interface SavedRowProps {
  readonly search: SavedSearch;
  readonly readOnly: boolean;
  readonly onRun: () => void;
}

function SavedRow({ search, readOnly, onRun }: SavedRowProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const save = useCommand('search.save');
  const forget = useCommand('search.forget', {
    onSuccess: () =>
      showUndoToast({ title: t('search.forgotten', { name: search.name }) }, t('ui.undo'), () =>
        save.mutate({ name: search.name, query: search.query }),
      ),
  });
  // The engine knows saved searches by their name: a new name is a new one in place of the old.
  const moveAway = useCommand('search.forget');
  const rename = useCommand('search.save', { onSuccess: () => moveAway.mutate({ id: search.id }) });
  if (draft !== null) {
    return (
      <li>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            const name = draft.trim();
            if (name !== '' && name !== search.name) rename.mutate({ name, query: search.query });
            setDraft(null);
          }}
        >
          <TextInput
            autoFocus
            aria-label={t('search.savedName')}
            value={draft}
            maxLength={200}
            onChange={(event) => setDraft(event.target.value)}
          />
          <Button type="submit">{t('ui.save')}</Button>
        </form>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <button type="button" className={styles.run} onClick={onRun}>
        <span className={styles.name} dir="auto">
          {search.name}
        </span>
        {search.name === search.query ? null : <code className={styles.query}>{search.query}</code>}
      </button>
      {readOnly ? null : (
        <>
          <IconButton
            small
            label={t('search.rename', { name: search.name })}
            icon={<Pencil />}
            onClick={() => setDraft(search.name)}
          />
          <IconButton
            small
            label={t('search.forget', { name: search.name })}
            icon={<X />}
            onClick={() => forget.mutate({ id: search.id })}
          />
        </>
      )}
    </li>
  );
}

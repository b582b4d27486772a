import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { TimezoneInput } from '../../ui/timezone-input.tsx';
import styles from './library-dialog.module.css';
import { useEnterLibrary } from './use-open-library.ts';

/** Makes an empty library: a name, a folder, a time zone, each with a sensible proposal. */
export function NewLibraryDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const enter = useEnterLibrary();
  const [name, setName] = useState('');
  const [chosenPath, setChosenPath] = useState<string | null>(null);
  const [timezone, setTimezone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const title = name.trim() || t('libraries.unnamed');
  const suggestion = useAnswer('library.suggestPath', { name: title }, { enabled: open, keepPrevious: true });
  const path = chosenPath ?? suggestion.data?.path ?? '';
  const create = useCommand('library.create', {
    quiet: true,
    onSuccess: () => {
      onClose();
      void enter();
    },
  });
  const { reset } = create;
  useEffect(() => {
    if (open) reset();
  }, [open, reset]);

  const canCreate = path !== '' && !create.isPending;
  const submit = () => {
    if (canCreate) create.mutate({ path, name: title, timezone });
  };
  const chooseFolder = async () => {
    const folder = await host.pickFolder();
    if (folder) setChosenPath(folder);
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('libraries.create')}
      description={t('libraries.createHint')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={!canCreate} onClick={submit}>
            {t('libraries.createNow')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {create.error ? <ErrorNotice error={create.error} /> : null}
        <Field label={t('libraries.name')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              maxLength={200}
              placeholder={t('libraries.unnamed')}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit();
              }}
            />
          )}
        </Field>
        <Field label={t('libraries.folder')} hint={t('libraries.folderHint')}>
          {(ids) => (
            <div className={styles.pathRow}>
              <TextInput {...ids} value={path} onChange={(event) => setChosenPath(event.target.value)} />
              <Button onClick={() => void chooseFolder()}>{t('ui.choose')}</Button>
            </div>
          )}
        </Field>
        <Field label={t('libraries.timezone')} hint={t('libraries.timezoneHint')}>
          {(ids) => <TimezoneInput {...ids} value={timezone} onChange={setTimezone} />}
        </Field>
      </div>
    </Dialog>
  );
}

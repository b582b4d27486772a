import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { showActionToast, showToast } from '../../ui/toast.ts';
import styles from './export-dialog.module.css';

const exportFormats = ['markdown', 'html', 'json', 'jsonl'] as const;
type ExportFormat = (typeof exportFormats)[number];

/** Writes all digests into a folder. */
export function ExportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const format = useFormat();
  const [kind, setKind] = useState<ExportFormat>('markdown');
  const [out, setOut] = useState('');
  const write = useCommand('digests.export', {
    quiet: true,
    onSuccess: (written) => {
      onClose();
      const content = {
        title: t('digests.exported', { count: written.files }),
        description: `${written.out} · ${format.bytes(written.bytes)}`,
      };
      const show = host.showInFolder;
      if (show) showActionToast(content, t('ui.showInFolder'), () => show(written.out));
      else showToast(content);
    },
  });
  const choose = async () => {
    const folder = await host.pickFolder();
    if (folder) setOut(folder);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('digests.exportFiles')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            disabled={out === '' || write.isPending}
            onClick={() => write.mutate({ out, format: kind })}
          >
            {t('digests.exportNow')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {write.error ? <ErrorNotice error={write.error} /> : null}
        <Field label={t('digests.exportFormat')}>
          {(ids) => (
            <Select
              {...ids}
              value={kind}
              options={exportFormats.map((value) => ({ value, label: t(`digests.exportKind.${value}`) }))}
              onSelect={setKind}
            />
          )}
        </Field>
        <Field label={t('digests.exportTo')}>
          {(ids) => (
            <div className={styles.path}>
              <TextInput {...ids} value={out} onChange={(event) => setOut(event.target.value)} />
              <Button onClick={() => void choose()}>{t('ui.choose')}</Button>
            </div>
          )}
        </Field>
      </div>
    </Dialog>
  );
}

import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chat, ChatExportFormat } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { proposedFile } from '../../api/proposed-file.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultOf, useJob } from '../jobs/use-jobs.ts';
import styles from './chat-export-dialog.module.css';
import { endOfDay, startOfDay } from './day-instant.ts';

const formats: readonly ChatExportFormat[] = ['chatlab-jsonl', 'csv', 'markdown', 'text'];
const extensions: Readonly<Record<ChatExportFormat, string>> = {
  'chatlab-jsonl': '.jsonl',
  csv: '.csv',
  markdown: '.md',
  text: '.txt',
};

export interface ChatExportDialogProps {
  readonly chat: Chat;
  readonly onClose: () => void;
}

/** Writes a chat, whole or in part, to a file: which format, which days, where to, and what came of it. */
export function ChatExportDialog({ chat, onClose }: ChatExportDialogProps) {
  const { t } = useTranslation();
  const host = useHost();
  const format = useFormat();
  const [kind, setKind] = useState<ChatExportFormat>('chatlab-jsonl');
  const [firstDay, setFirstDay] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [folder, setFolder] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const out = typed ?? (folder === '' ? '' : proposedFile(folder, chat.name, 'chat', extensions[kind]));
  const write = useCommand('chats.export', { quiet: true });
  const job = useJob(write.data?.jobId ?? null);
  const written = resultOf(job, 'chat-export');
  const running = write.isPending || job?.state === 'running';
  const show = host.showInFolder;
  const choose = async () => {
    const chosen = await host.pickFolder();
    if (!chosen) return;
    setFolder(chosen);
    setTyped(null);
  };
  const start = () => {
    const from = startOfDay(firstDay, chat.timezone);
    const to = endOfDay(lastDay, chat.timezone);
    write.mutate({
      chatId: chat.id,
      format: kind,
      out: out.trim(),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reader.exportTitle', { name: chat.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button kind="primary" disabled={out.trim() === '' || running} onClick={start}>
            {t('reader.exportNow')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={t('reader.exportFormat')} hint={t(`reader.exportHint.${kind}`)}>
          {(ids) => (
            <Select
              {...ids}
              value={kind}
              options={formats.map((value) => ({ value, label: t(`reader.exportKind.${value}`) }))}
              onSelect={(next) => {
                setKind(next);
                setTyped(null);
              }}
            />
          )}
        </Field>
        <div className={styles.days}>
          <Field label={t('reader.exportFrom')}>
            {(ids) => (
              <TextInput {...ids} type="date" value={firstDay} onChange={(event) => setFirstDay(event.target.value)} />
            )}
          </Field>
          <Field label={t('reader.exportUntil')}>
            {(ids) => (
              <TextInput {...ids} type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
            )}
          </Field>
        </div>
        <Field label={t('reader.exportOut')} hint={t('reader.exportOutHint')}>
          {(ids) => (
            <div className={styles.path}>
              <TextInput {...ids} value={out} onChange={(event) => setTyped(event.target.value)} />
              <Button onClick={() => void choose()}>{t('ui.choose')}</Button>
            </div>
          )}
        </Field>
        {write.error ? <ErrorNotice error={write.error} /> : null}
        {job?.state === 'running' ? <JobProgress job={job} /> : null}
        {job?.state === 'failed' ? <ErrorNotice error={job.error} /> : null}
        {written ? (
          <p className={styles.written} role="status">
            {t('reader.exported', { count: written.messages, size: format.bytes(written.bytes) })}{' '}
            <code className={styles.file}>{written.out}</code>
            {show ? (
              <Button small icon={<FolderOpen />} onClick={() => show(written.out)}>
                {t('ui.showInFolder')}
              </Button>
            ) : null}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import type { PickedFile } from './batch.ts';
import { ChatPreview } from './chat-preview.tsx';
import styles from './file-preview.module.css';
import { usePreview } from './use-preview.ts';

export interface FilePreviewProps {
  readonly file: PickedFile;
  /** Takes the names of the chats to import; undefined for all. */
  readonly onChoose: (chats: string[] | undefined) => void;
}

/** Looks into a file before anything is imported: its chats, what of them would be new, and which to take. */
export function FilePreview({ file, onChoose }: FilePreviewProps) {
  const { t } = useTranslation();
  const preview = usePreview(file);
  const { result } = preview;
  const names = result?.chats.map(({ name }) => name) ?? [];
  const chosen = new Set(file.options.chats ?? names);
  const choose = (name: string, isChosen: boolean) => {
    const next = names.filter((known) => (known === name ? isChosen : chosen.has(known)));
    onChoose(next.length === names.length ? undefined : next);
  };
  return (
    <div className={styles.preview}>
      {preview.running ? (
        <JobProgress job={preview.running} />
      ) : (
        <div className={styles.actions}>
          <Button small icon={<Eye />} onClick={preview.look}>
            {t(result && preview.isStale ? 'imports.preview.again' : 'imports.preview.look')}
          </Button>
          <span className={styles.hint}>{t('imports.preview.hint')}</span>
        </div>
      )}
      {preview.error ? <ErrorNotice error={preview.error} /> : null}
      {result ? (
        <ul className={styles.chats} aria-label={t('imports.preview.chats')}>
          {result.chats.map((chat) => (
            <li key={`${chat.platform} ${chat.name} ${chat.report.from}`}>
              <ChatPreview
                chat={chat}
                chosen={chosen.has(chat.name)}
                onChoose={names.length > 1 ? (isChosen) => choose(chat.name, isChosen) : null}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

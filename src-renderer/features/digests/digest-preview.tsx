import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import { showToast } from '../../ui/toast.ts';
import styles from './digest-preview.module.css';

export interface DigestPreviewProps {
  readonly digestId: string;
  /** What is shown is what is being written. */
  readonly saved: boolean;
  readonly onSave: () => void;
}

/** The digest as members will read it, and as text to paste into the group. */
export function DigestPreview({ digestId, saved, onSave }: DigestPreviewProps) {
  const { t } = useTranslation();
  const host = useHost();
  const { locale } = useFormat();
  const rendered = useAnswer('digests.render', { id: digestId, language: locale }, { keepPrevious: true });
  if (rendered.error) return <ErrorNotice error={rendered.error} onRetry={() => void rendered.refetch()} />;
  if (!rendered.data) return <Loading />;
  const { html, markdown } = rendered.data;
  const copy = async () => {
    await host.copyText(markdown);
    showToast({ title: t('digests.copied') });
  };
  return (
    <div className={styles.preview}>
      <div className={styles.bar}>
        {saved ? null : (
          <p className={styles.note}>
            {t('digests.previewIsSaved')}{' '}
            <Button small onClick={onSave}>
              {t('ui.save')}
            </Button>
          </p>
        )}
        <Button small icon={<Copy />} onClick={() => void copy()}>
          {t('digests.copyMarkdown')}
        </Button>
      </div>
      <SafeHtml html={html} />
    </div>
  );
}

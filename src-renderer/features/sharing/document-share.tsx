import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import styles from './document-share.module.css';
import type { SharedTextProps } from './share-panel.tsx';

/** Formatted text for mail and documents, as it will be pasted. */
export function DocumentShare({ source, language }: SharedTextProps) {
  const { t } = useTranslation();
  const host = useHost();
  const pair = useAnswer('sharing.clipboard', { source, language }, { keepPrevious: true });
  const [copied, setCopied] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  if (pair.error) return <ErrorNotice error={pair.error} onRetry={() => void pair.refetch()} />;
  if (!pair.data) return <Loading />;
  const { data } = pair;
  const done = copied === data.html;
  const copy = async () => {
    try {
      await host.copyRich(data);
      setCopied(data.html);
      setFailure(null);
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <div className={styles.document}>
      <div className={styles.head}>
        <p className={styles.hint}>{t('sharing.documentHint')}</p>
        <Button small kind="primary" icon={done ? <Check /> : <Copy />} onClick={() => void copy()}>
          {t(done ? 'sharing.copied' : 'sharing.copyDocument')}
        </Button>
      </div>
      {failure ? <ErrorNotice error={failure} /> : null}
      <section className={styles.page} aria-label={t('sharing.way.document')}>
        <SafeHtml html={data.html} />
      </section>
    </div>
  );
}

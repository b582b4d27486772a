import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatApp } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { keepChatApp, readChatApp } from './chat-app.ts';
import styles from './chat-share.module.css';
import type { SharedTextProps } from './share-panel.tsx';

const apps: readonly ChatApp[] = ['wechat', 'qq', 'line', 'whatsapp', 'telegram', 'slack', 'discord'];

/** Text made for a chat program, in as many messages as it takes, each to be copied by itself. */
export function ChatShare({ source, language }: SharedTextProps) {
  const { t } = useTranslation();
  const [app, setApp] = useState(() => readChatApp(window.localStorage, apps));
  const text = useAnswer('sharing.chat', { source, app, language }, { keepPrevious: true });
  return (
    <div className={styles.chat}>
      <Segmented
        label={t('sharing.appLabel')}
        value={app}
        options={apps.map((value) => ({ value, label: t(`sharing.app.${value}`) }))}
        onSelect={(next) => {
          setApp(next);
          keepChatApp(window.localStorage, next);
        }}
      />
      {text.error ? <ErrorNotice error={text.error} onRetry={() => void text.refetch()} /> : null}
      {text.data ? <Messages key={app} messages={text.data.messages} /> : text.error ? null : <Loading />}
    </div>
  );
}

function Messages({ messages }: { messages: readonly string[] }) {
  const { t } = useTranslation();
  const host = useHost();
  const format = useFormat();
  /** Texts rather than numbers: one that changed since has not been copied. */
  const [copied, setCopied] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const copy = async (message: string) => {
    try {
      await host.copyText(message);
      setCopied((before) => [...before, message]);
      setFailure(null);
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <>
      {messages.length > 1 ? <p className={styles.note}>{t('sharing.inParts', { count: messages.length })}</p> : null}
      {failure ? <ErrorNotice error={failure} /> : null}
      <ol className={styles.messages}>
        {messages.map((message, index) => {
          const done = copied.includes(message);
          const part = t('sharing.part', { number: index + 1, count: messages.length });
          return (
            <li key={message} className={styles.message}>
              <div className={styles.head}>
                <span className={styles.detail}>
                  {messages.length > 1 ? `${part} · ` : ''}
                  {t('sharing.characters', { count: Array.from(message).length })}
                </span>
                <Button
                  small
                  kind={index === copied.length || messages.length === 1 ? 'primary' : 'plain'}
                  icon={done ? <Check /> : <Copy />}
                  aria-label={messages.length > 1 ? t('sharing.copyPart', { part }) : undefined}
                  onClick={() => void copy(message)}
                >
                  {t(done ? 'sharing.copied' : 'sharing.copy')}
                </Button>
              </div>
              <pre className={styles.text} dir="auto">
                {message}
              </pre>
            </li>
          );
        })}
      </ol>
      <p className={styles.done} role="status">
        {copied.length > 0 ? t('sharing.copiedCount', { count: format.count(new Set(copied).size) }) : ''}
      </p>
    </>
  );
}

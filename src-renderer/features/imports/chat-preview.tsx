import { useTranslation } from 'react-i18next';
import type { ChatPreview as Chat, PreviewMessage } from '../../../src-main/contract/index.ts';
import { sayEngineSentence } from '../../app/i18n/engine-words.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { MessageText } from '../threads/message-text.tsx';
import styles from './chat-preview.module.css';
import { GuessList } from './guess-list.tsx';
import { SkippedLines } from './skipped-lines.tsx';

export interface ChatPreviewProps {
  readonly chat: Chat;
  readonly chosen: boolean;
  /** Null where there is nothing to choose among. */
  readonly onChoose: ((chosen: boolean) => void) | null;
}

/** People that are named before "and so many more". */
const NAMED = 8;

/** What importing one chat of a file would do. */
export function ChatPreview({ chat, chosen, onChoose }: ChatPreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report, attachments } = chat;
  const zone = report.timezone ?? undefined;
  const named = chat.participants.slice(0, NAMED).map(({ name }) => name);
  const others = chat.participants.length - named.length;
  return (
    <article className={styles.chat} data-left-out={!chosen}>
      <header className={styles.header}>
        {onChoose ? (
          <label className={styles.name} dir="auto">
            <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.target.checked)} />
            {chat.name}
          </label>
        ) : (
          <h3 className={styles.name} dir="auto">
            {chat.name}
          </h3>
        )}
        <Badge tone={chat.existing === null ? 'green' : 'blue'}>
          {chat.existing === null
            ? t('imports.preview.newChat')
            : t('imports.preview.joins', { name: chat.existing.name })}
        </Badge>
      </header>
      <p className={styles.numbers}>
        <span>{t('imports.preview.new', { count: report.added })}</span>
        {chat.existing === null && report.duplicates === 0 ? null : (
          <span>{t('imports.preview.known', { count: report.duplicates })}</span>
        )}
        {report.edited > 0 ? <span>{t('imports.preview.edited', { count: report.edited })}</span> : null}
        {report.deleted > 0 ? <span>{t('imports.preview.deleted', { count: report.deleted })}</span> : null}
        {report.from !== null && report.to !== null ? <span>{format.range(report.from, report.to, zone)}</span> : null}
        <span>{zone === undefined ? t('imports.preview.ownTimes') : t('imports.preview.zone', { zone })}</span>
        {attachments.named > 0 ? (
          <span>
            {t('imports.preview.attachments', { found: attachments.found, named: attachments.named })}
            {attachments.found > 0 ? ` · ${format.bytes(attachments.bytes)}` : ''}
          </span>
        ) : null}
      </p>
      <p className={styles.people} dir="auto">
        {t('imports.preview.people', { count: chat.participants.length })} {format.names(named)}
        {others > 0 ? ` ${t('imports.preview.otherPeople', { count: others })}` : ''}
      </p>
      <ol className={styles.messages}>
        {ends(chat).map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two messages may be equal in everything shown.
          <li key={index} className={styles.message} dir="auto">
            <time className={styles.time}>{format.date(message.sentAt, 'moment', zone)}</time>
            <span className={styles.sender}>{message.sender ?? t('imports.preview.system')}</span>
            <span className={styles.text}>
              <MessageText message={message} brief />
            </span>
          </li>
        ))}
      </ol>
      {report.guesses.length > 0 ? (
        <ul className={styles.notes}>
          <GuessList guesses={report.guesses} />
        </ul>
      ) : null}
      {report.warnings.length > 0 ? (
        <ul className={styles.warnings}>
          {report.warnings.map((warning) => (
            <li key={warning}>{sayEngineSentence(warning, t)}</li>
          ))}
        </ul>
      ) : null}
      <SkippedLines lines={report.skipped} total={report.skippedCount} />
    </article>
  );
}

/** The first and the last messages, none of them twice. */
function ends({ first, last, report }: Chat): readonly PreviewMessage[] {
  return [...first, ...last.slice(Math.max(0, first.length + last.length - report.read))];
}

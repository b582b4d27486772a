import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SenderName } from '../../ui/sender-name.tsx';
import { MessageText } from '../threads/message-text.tsx';
import { useDigestEditor } from './editor-context.ts';
import styles from './source-message.module.css';
import type { Usage } from './usage.ts';
import { useTemplateSections } from './use-template.ts';

export interface SourceMessageProps {
  readonly message: PlacedMessage;
  readonly timezone: string | undefined;
  readonly usages: readonly Usage[];
  readonly lit: boolean;
  readonly picked: boolean;
  readonly onPick: () => void;
  /** It is being dragged away by its head. */
  readonly onDrag: (event: DragEvent) => void;
}

/** A message in the source pane, with the places that use it. */
export function SourceMessage({ message, timezone, usages, lit, picked, onPick, onDrag }: SourceMessageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { content } = useDigestEditor();
  const sections = useTemplateSections(content);
  const wordsOf = (usage: Usage) =>
    'answer' in usage
      ? t('digests.answerNumber', { number: usage.answer })
      : (sections.find(({ key }) => key === usage.section)?.heading ?? usage.section);
  const sender = message.sender ?? '';
  return (
    <li
      className={classNames(styles.message, lit && styles.lit, usages.length === 0 && styles.unused)}
      aria-current={lit ? 'true' : undefined}
    >
      <input
        type="checkbox"
        className={styles.pick}
        checked={picked}
        aria-label={t('digests.pickMessage', { name: sender, text: message.text.slice(0, 40) })}
        onChange={onPick}
      />
      <div className={styles.body}>
        <p className={styles.head} draggable onDragStart={onDrag}>
          <SenderName id={message.senderId ?? ''} name={sender} />
          <Link
            href={routes.readerMessage(message.chatId, message.id)}
            className={styles.time}
            draggable={false}
            aria-label={t('digests.openInChat', { time: format.date(message.sentAt, 'moment', timezone) })}
          >
            {format.date(message.sentAt, 'moment', timezone)}
          </Link>
        </p>
        <p className={styles.text}>
          <MessageText message={message} />
        </p>
        {usages.length > 0 ? (
          <p className={styles.usages}>
            {usages.map((usage) => (
              <Badge key={wordsOf(usage)} tone="red">
                {wordsOf(usage)}
              </Badge>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  );
}

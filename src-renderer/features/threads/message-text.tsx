import type { Message } from '../../../src-main/contract/index.ts';
import { useWords } from '../../app/i18n/use-words.tsx';
import { rangesOf } from '../../ui/highlight.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import { MessagePictureView } from './message-picture-view.tsx';
import { picturesOf } from './message-pictures.ts';
import styles from './message-text.module.css';

/** Kinds whose text is what was said; the others get a placeholder that names the kind. */
const spokenKinds: ReadonlySet<Message['kind']> = new Set(['text', 'link', 'system', 'other']);

export interface MessageTextProps {
  readonly message: Pick<Message, 'kind' | 'text' | 'attachments'>;
  /** Words to light in it. */
  readonly sought?: string;
  /** Only a glimpse, or part of something that is itself to be pressed: pictures are named, not shown. */
  readonly brief?: boolean;
}

/**
 * What a message says, as plain text, with the pictures that were taken in; the rest as a named placeholder, and so
 * is whatever holds no text.
 */
export function MessageText({ message, sought = '', brief = false }: MessageTextProps) {
  const { t } = useWords();
  const files = message.attachments?.map((attachment) => attachment.name).join(', ');
  return (
    <span className={styles.text} dir="auto">
      {spokenKinds.has(message.kind) && message.text !== '' ? null : (
        <span className={styles.kind}>
          [{t(`threads.messageKind.${message.kind}`)}
          {files ? ` ${files}` : ''}]{' '}
        </span>
      )}
      {sought === '' ? message.text : <Highlighted text={message.text} ranges={rangesOf(message.text, sought)} />}
      {(brief ? [] : picturesOf(message)).map((picture, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may be there twice, and none moves
        <MessagePictureView key={index} picture={picture} />
      ))}
    </span>
  );
}

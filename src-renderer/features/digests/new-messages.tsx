import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../../src-main/contract/index.ts';
import { usePresentAnswers } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { Button } from '../../ui/button.tsx';
import { useDigestFrame } from './editor-context.ts';
import styles from './new-messages.module.css';
import { unseenIn } from './unseen.ts';

/** Says that the conversation went on after the digest was drafted, and leads to the first new message. */
export function NewMessages({ digest }: { digest: Digest }) {
  const { messages } = useDigestFrame();
  const { t } = useTranslation();
  const go = useGo();
  // By message: a conversation may have got another id since.
  const threadIds = new Set(digest.seenMessageIds.flatMap((id) => messages.get(id)?.threadId ?? []));
  const threads = usePresentAnswers(
    'threads.get',
    [...threadIds].map((id) => ({ id })),
  );
  const unseen = unseenIn(threads, digest.seenMessageIds);
  const [first] = unseen;
  if (!first) return null;
  return (
    <div className={styles.banner} role="status">
      <p className={styles.text}>{t('digests.newMessages', { count: unseen.length })}</p>
      <Button small icon={<MessagesSquare />} onClick={() => go.readerMessage(first.chatId, first.id)}>
        {t('digests.seeNewMessages')}
      </Button>
    </div>
  );
}

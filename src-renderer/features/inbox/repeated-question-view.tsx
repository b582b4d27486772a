import { BookOpen, NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RepeatedQuestion, ThreadDetail } from '../../../src-main/contract/index.ts';
import { useCommand, usePresentAnswers } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NewReplies } from '../threads/new-replies.tsx';
import styles from './repeated-question-view.module.css';

/** Conversations looked into for one question: the best of them are enough. */
const SHOWN = 30;

/** A question each time it was asked, and the digest it has or could have. */
export function RepeatedQuestionView({ question }: { question: RepeatedQuestion }) {
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const threads = usePresentAnswers(
    'threads.get',
    question.threadIds.slice(0, SHOWN).map((id) => ({ id })),
  );
  const draft = useCommand('digests.draft', {
    onSuccess: (digests) => {
      const [first] = digests;
      if (first) go.digests(first.id);
    },
  });
  const best = threads[0];
  const digestId = question.digestIds[0];
  return (
    <article className={styles.view}>
      <h2 className={styles.title} dir="auto">
        {question.title}
      </h2>
      <p className={styles.actions}>
        {digestId ? (
          <Button kind="primary" icon={<BookOpen />} onClick={() => go.digests(digestId)}>
            {t('inbox.openDigest')}
          </Button>
        ) : (
          <Button
            kind="primary"
            icon={<NotebookPen />}
            disabled={library.readOnly || draft.isPending || !best}
            onClick={() => best && draft.mutate({ threadIds: [best.id] })}
          >
            {t('inbox.draftBest')}
          </Button>
        )}
      </p>
      {threads.length === 0 ? <Loading /> : null}
      <ol>
        {threads.map((thread) => (
          <Time key={thread.id} thread={thread} />
        ))}
      </ol>
    </article>
  );
}

/** One of the times it was asked. */
function Time({ thread }: { thread: ThreadDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const question = thread.messages.find(({ id }) => id === thread.questionIds[0]) ?? thread.messages[0];
  return (
    <li className={styles.time}>
      <Link href={routes.readerThread(thread.chatId, thread.id)} className={styles.link}>
        <span className={styles.ask} dir="auto">
          {question?.text ?? thread.title}
        </span>
        <span className={styles.detail}>
          <span>{question?.sender}</span>
          <span>{format.date(thread.from, 'date')}</span>
          <span>{t('digests.answers', { count: thread.answerIds.length })}</span>
          {thread.digestIds.length > 0 ? <Badge tone="red">{t('inbox.hasDigest')}</Badge> : null}
          <NewReplies count={thread.newSinceDigest} />
        </span>
      </Link>
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { WaitingList } from './waiting-list.tsx';

/** The conversations most worth a digest that nobody has judged yet. */
export function WaitingThreads() {
  const { t } = useTranslation();
  const format = useFormat();
  const threads = useAnswer('threads.list', { states: ['open'], questions: true, limit: 6 });
  const total = threads.data?.total ?? 0;
  return (
    <WaitingList
      title={t('home.waitingThreads', { count: total })}
      all={routes.inbox()}
      empty={t('home.noThreads')}
      items={(threads.data?.threads ?? []).map((thread) => ({
        key: thread.id,
        address: routes.inbox(thread.id),
        title: thread.ask || thread.title,
        detail: t('home.threadDetail', {
          asker: thread.askers[0] ?? '',
          count: thread.answerCount,
          date: format.date(thread.to, 'day'),
        }),
      }))}
    />
  );
}

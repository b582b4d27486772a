import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { WaitingList } from './waiting-list.tsx';

/** The questions nobody answered that were asked last; nothing while there are none. */
export function WaitingQuestions() {
  const { t } = useTranslation();
  const format = useFormat();
  const questions = useAnswer('threads.openQuestions', { limit: 6 });
  const total = questions.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <WaitingList
      title={t('home.waitingQuestions', { count: total })}
      all={routes.openQuestions()}
      empty=""
      items={(questions.data?.threads ?? []).map((thread) => ({
        key: thread.id,
        address: routes.openQuestions(thread.id),
        title: thread.ask || thread.title,
        detail: `${thread.askers[0] ?? ''} · ${format.date(thread.from, 'day')}`,
      }))}
    />
  );
}

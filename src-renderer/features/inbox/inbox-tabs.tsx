import { useTranslation } from 'react-i18next';
import { useGo } from '../../app/use-navigation.ts';
import { Segmented } from '../../ui/segmented.tsx';

/** What the inbox is looked at for: all that is to be judged, what nobody answered, what is asked again and again. */
const views = ['triage', 'questions', 'repeated'] as const;
export type InboxView = (typeof views)[number];

/** The way between the views of the inbox. */
export function InboxTabs({ view }: { view: InboxView }) {
  const { t } = useTranslation();
  const go = useGo();
  const open: Readonly<Record<InboxView, () => void>> = {
    triage: () => go.inbox(),
    questions: () => go.openQuestions(),
    repeated: () => go.repeatedQuestions(),
  };
  return (
    <Segmented
      label={t('inbox.viewLabel')}
      value={view}
      options={views.map((value) => ({ value, label: t(`inbox.view.${value}`) }))}
      onSelect={(chosen) => open[chosen]()}
    />
  );
}

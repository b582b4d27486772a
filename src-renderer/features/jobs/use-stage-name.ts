import { useTranslation } from 'react-i18next';

/** What a job is doing, in words; a stage the interface does not know is "at work". */
export function useStageName(): (stage: string | undefined) => string {
  const { t } = useTranslation();
  return (stage) =>
    t(`jobs.stage.${stage ?? 'working'}` as 'jobs.stage.working', { defaultValue: t('jobs.stage.working') });
}

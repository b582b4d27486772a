import { Stethoscope, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './doctor-section.module.css';
import { SettingsSection } from './settings-section.tsx';

/** Checks every file of the library, and repairs what can be repaired. */
export function DoctorSection() {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const doctor = useCommand('library.doctor', { quiet: true });
  const report = doctor.data;
  const repairable = report?.problems.some((problem) => !problem.repaired);
  return (
    <SettingsSection title={t('settings.doctor')} hint={t('settings.doctorHint')}>
      <div className={styles.buttons}>
        <Button icon={<Stethoscope />} disabled={doctor.isPending} onClick={() => doctor.mutate({})}>
          {t(doctor.isPending ? 'settings.checking' : 'settings.check')}
        </Button>
        {repairable ? (
          <Button
            icon={<Wrench />}
            disabled={doctor.isPending || library.readOnly}
            onClick={() => doctor.mutate({ repair: true })}
          >
            {t('settings.repair')}
          </Button>
        ) : null}
      </div>
      {doctor.error ? <ErrorNotice error={doctor.error} /> : null}
      {report?.problems.length === 0 ? <p className={styles.fine}>{t('settings.allFine')}</p> : null}
      <ul className={styles.problems}>
        {report?.problems.map((problem) => (
          <li key={`${problem.file} ${problem.problem}`} className={styles.problem}>
            <code className={styles.file}>{problem.file}</code>
            <span>{problem.problem}</span>
            {problem.repaired ? (
              <Badge tone="green">{t('settings.repaired')}</Badge>
            ) : (
              <span className={styles.next}>{problem.next}</span>
            )}
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

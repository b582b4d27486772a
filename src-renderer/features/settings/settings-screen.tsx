import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../../src-main/contract/index.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TemplatesSection } from '../templates/templates-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { DoctorSection } from './doctor-section.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LibrarySection } from './library-section.tsx';
import { ModelSection } from './model-section.tsx';
import styles from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';

const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

/** The user's own settings, and those of the open library. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const preferences = useAnswer('preferences.get', {});
  const save = useCommand('preferences.set');
  return (
    <Screen title={t('app.screen.settings')}>
      <div className={styles.page}>
        <div className={styles.column}>
          <SettingsSection title={t('settings.appearance')}>
            <div className={styles.row}>
              <span>{t('settings.language')}</span>
              <span className={styles.choice}>
                {preferences.data?.locale ? (
                  <Button kind="quiet" small onClick={() => save.mutate({ locale: null })}>
                    {t('settings.languageOfSystem')}
                  </Button>
                ) : null}
                <LanguageChoice />
              </span>
            </div>
            <div className={styles.row}>
              <span>{t('settings.theme')}</span>
              <Segmented
                label={t('settings.theme')}
                value={preferences.data?.theme ?? 'system'}
                options={themes.map((value) => ({ value, label: t(`settings.themeName.${value}`) }))}
                onSelect={(theme) => save.mutate({ theme })}
              />
            </div>
          </SettingsSection>
          <LibrarySection />
          <TemplatesSection />
          <BackupSection />
          <DoctorSection />
          <ModelSection />
        </div>
      </div>
    </Screen>
  );
}

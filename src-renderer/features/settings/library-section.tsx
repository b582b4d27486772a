import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { keepAnswer, useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { TimezoneInput } from '../../ui/timezone-input.tsx';
import styles from './library-section.module.css';
import { SettingsSection } from './settings-section.tsx';

/** The open library: its name, its time zone, where it lies and how big it is. */
export function LibrarySection() {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const client = useQueryClient();
  const { library } = useWorkbench();
  const stats = useAnswer('library.stats', {});
  const update = useCommand('library.update', {
    onSuccess: (info) => keepAnswer(client, 'library.current', {}, info),
  });
  const show = host.showInFolder;
  return (
    <SettingsSection title={t('settings.library')}>
      <fieldset className={styles.form} disabled={library.readOnly}>
        <Field label={t('libraries.name')}>
          {(ids) => (
            <TextInput
              {...ids}
              defaultValue={library.name}
              maxLength={200}
              onBlur={(event) => {
                const name = event.target.value.trim();
                if (name !== '' && name !== library.name) update.mutate({ name });
              }}
            />
          )}
        </Field>
        <Field label={t('libraries.timezone')} hint={t('libraries.timezoneHint')}>
          {(ids) => (
            <TimezoneInput
              {...ids}
              value={library.timezone}
              onChange={(timezone) => {
                if (timezone !== '' && timezone !== library.timezone) update.mutate({ timezone });
              }}
            />
          )}
        </Field>
      </fieldset>
      <p className={styles.place}>
        <code className={styles.path}>{library.path}</code>
        {show ? (
          <Button small onClick={() => show(library.path)}>
            {t('ui.showInFolder')}
          </Button>
        ) : null}
      </p>
      {stats.data ? (
        <p className={styles.sizes}>
          {t('settings.sizes', {
            archive: format.bytes(stats.data.bytes.archive),
            index: format.bytes(stats.data.bytes.index),
            documents: format.bytes(stats.data.bytes.documents),
          })}
        </p>
      ) : null}
    </SettingsSection>
  );
}

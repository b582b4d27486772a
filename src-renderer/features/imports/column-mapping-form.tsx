import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnMapping, ImportOptions, TableSample } from '../../../src-main/contract/index.ts';
import { keepAnswer, useAnswer, useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './column-mapping-form.module.css';
import { type ColumnRole, columnRoles, finishedMapping, whatIsMissing } from './column-roles.ts';
import { ColumnTable } from './column-table.tsx';

export interface ColumnMappingFormProps {
  readonly path: string;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

/** Says of a table which column holds what: begins with a guess, or with a mapping kept before. */
export function ColumnMappingForm({ path, options, onChange }: ColumnMappingFormProps) {
  const sample = useAnswer('importing.columns', { path, array: options.mapping?.array });
  if (sample.error) return <ErrorNotice error={sample.error} />;
  if (!sample.data) return <Loading />;
  return <Mapping sample={sample.data} options={options} onChange={onChange} />;
}

interface MappingProps {
  readonly sample: TableSample;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

function Mapping({ sample, options, onChange }: MappingProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Partial<ColumnMapping>>(options.mapping ?? sample.guess);
  const profiles = useAnswer('importing.profiles', {});
  const set = (next: Partial<ColumnMapping>) => {
    setDraft(next);
    onChange({ ...options, mapping: finishedMapping(next) });
  };
  const missing = whatIsMissing(draft);
  const roleOf = (column: string): ColumnRole | '' => columnRoles.find((role) => draft[role] === column) ?? '';
  const assign = (column: string, role: ColumnRole | '') => {
    const kept = Object.fromEntries(Object.entries(draft).filter(([, held]) => held !== column));
    set(role === '' ? kept : { ...kept, [role]: column });
  };
  return (
    <section className={styles.form} aria-label={t('imports.columns.title')}>
      <p>{t('imports.columns.explanation')}</p>
      <ColumnTable sample={sample} roleOf={roleOf} onAssign={assign} />
      {missing.length > 0 ? (
        <p className={styles.missing} role="status">
          {t('imports.columns.missing', {
            roles: missing.map((role) => t(`imports.columns.role.${role}`)).join(' · '),
          })}
        </p>
      ) : options.mapping === undefined ? (
        <Button small onClick={() => set(draft)}>
          {t('imports.columns.take')}
        </Button>
      ) : null}
      <div className={styles.profiles}>
        {profiles.data && profiles.data.length > 0 ? (
          <Field label={t('imports.columns.profile')}>
            {(ids) => (
              <Select
                {...ids}
                value=""
                options={[
                  { value: '', label: t('imports.columns.chooseProfile') },
                  ...profiles.data.map(({ name }) => ({ value: name, label: name })),
                ]}
                onSelect={(name) => {
                  const profile = profiles.data.find((known) => known.name === name);
                  if (profile) set(profile.mapping);
                }}
              />
            )}
          </Field>
        ) : null}
        <KeepProfile mapping={finishedMapping(draft)} />
      </div>
    </section>
  );
}

/** Keeps a finished mapping under a name, for the next export of the same kind. */
function KeepProfile({ mapping }: { mapping: ColumnMapping | undefined }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const client = useQueryClient();
  const save = useCommand('importing.saveProfile', {
    onSuccess: (profiles) => {
      keepAnswer(client, 'importing.profiles', {}, profiles);
      setName('');
    },
  });
  const profileName = name.trim();
  return (
    <Field label={t('imports.columns.keepAs')}>
      {(ids) => (
        <div className={styles.keep}>
          <TextInput {...ids} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          <Button
            disabled={mapping === undefined || profileName === ''}
            onClick={() => mapping && save.mutate({ name: profileName, mapping })}
          >
            {t('imports.columns.keep')}
          </Button>
        </div>
      )}
    </Field>
  );
}

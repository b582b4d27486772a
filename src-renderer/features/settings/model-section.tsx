import { useQueryClient } from '@tanstack/react-query';
import { PlugZap } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelChange, ModelSettings } from '../../../src-main/contract/index.ts';
import { keepAnswer, useAnswer, useCommand, useCommands } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { CheckLine } from '../books/check-line.tsx';
import { KeyField } from './key-field.tsx';
import styles from './model-section.module.css';
import { SettingsSection } from './settings-section.tsx';

/** The optional language model: off, or what it takes to ask one. */
export function ModelSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const kept = useAnswer('model.get', {}).data;
  const save = useCommand('model.set', { onSuccess: (told) => keepAnswer(client, 'model.get', {}, told) });
  const { key: _key, ...change } = save.isPending ? save.variables : {};
  // A box that was ticked is ticked at once.
  const settings = kept && { ...kept, ...change };
  return (
    <SettingsSection title={t('model.section')} hint={t('model.sectionHint')}>
      <CheckLine
        label={t('model.enable')}
        checked={settings?.enabled ?? false}
        onCheck={(enabled) => save.mutate({ enabled })}
      />
      {settings?.enabled ? <ModelForm settings={settings} onSave={(change) => save.mutate(change)} /> : null}
    </SettingsSection>
  );
}

function ModelForm({ settings, onSave }: { settings: ModelSettings; onSave: (change: ModelChange) => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const [address, setAddress] = useState(settings.address);
  const [model, setModel] = useState(settings.model);
  // What was typed last is tested, also when it has not been saved yet.
  const test = useCommands(
    async (call, typed: { readonly address: string; readonly model: string }) => {
      await call('model.set', typed);
      return call('model.test', {});
    },
    () => {},
    { quiet: true },
  );
  const models = test.data?.models ?? [];
  const problem = test.error ?? test.data?.problem;
  return (
    <>
      <div className={styles.form}>
        <Field label={t('model.address')} hint={t('model.addressHint')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={address}
              placeholder="http://localhost:11434/v1"
              inputMode="url"
              maxLength={2000}
              onChange={(event) => setAddress(event.target.value)}
              onBlur={() => onSave({ address: address.trim() })}
            />
          )}
        </Field>
        <Field label={t('model.name')} hint={t('model.nameHint')}>
          {(ids) => (
            <>
              <TextInput
                {...ids}
                list={listId}
                value={model}
                maxLength={200}
                onChange={(event) => setModel(event.target.value)}
                onBlur={() => onSave({ model: model.trim() })}
              />
              <datalist id={listId}>
                {models.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <KeyField hasKey={settings.hasKey} onKey={(key) => onSave({ key })} />
        <NumberField
          label={t('model.patience')}
          value={settings.patience}
          least={5}
          most={290}
          onNumber={(patience) => onSave({ patience })}
        />
        <NumberField
          label={t('model.longest')}
          hint={t('model.longestHint')}
          value={settings.longest}
          least={1000}
          most={1_000_000}
          onNumber={(longest) => onSave({ longest })}
        />
      </div>
      <CheckLine
        label={t('model.namesSent')}
        checked={settings.namesSent}
        onCheck={(namesSent) => onSave({ namesSent })}
      />
      <CheckLine
        label={t('model.plainHttp')}
        checked={settings.plainHttp}
        onCheck={(plainHttp) => onSave({ plainHttp })}
      />
      <div className={styles.test}>
        <Button
          icon={<PlugZap />}
          disabled={test.isPending}
          onClick={() => test.mutate({ address: address.trim(), model: model.trim() })}
        >
          {t(test.isPending ? 'model.testing' : 'model.test')}
        </Button>
        {test.data && !test.data.problem && !test.isPending ? (
          <p role="status" className={styles.result}>
            {t(
              test.data.answered === null
                ? 'model.chooseOne'
                : test.data.answered
                  ? 'model.works'
                  : 'model.saysNothing',
            )}{' '}
            {models.length > 0 ? t('model.offers', { models: models.join(', ') }) : null}
          </p>
        ) : null}
      </div>
      {problem && !test.isPending ? <ErrorNotice error={problem} /> : null}
    </>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onNumber: (value: number) => void;
}

/** A whole number within bounds; anything else goes back to what it was. */
function NumberField({ label, hint, value, least, most, onNumber }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <TextInput
          {...ids}
          key={value}
          type="number"
          min={least}
          max={most}
          defaultValue={value}
          onBlur={(event) => {
            const next = event.target.valueAsNumber;
            if (Number.isInteger(next) && next >= least && next <= most) onNumber(next);
            else event.target.value = String(value);
          }}
        />
      )}
    </Field>
  );
}

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreditChoice, Member, MemberChange } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Field, TextArea, TextInput } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.ts';
import { MemberAccounts } from './member-accounts.tsx';
import { MemberDigests } from './member-digests.tsx';
import styles from './member-page.module.css';

const choices: readonly CreditChoice[] = ['name', 'alias', 'anonymous'];

/** A member: names, how to be credited, and what they gave. */
export function MemberPage({ member }: { member: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { library } = useWorkbench();
  const update = useCommand('members.update', { onSuccess: () => showToast({ title: t('members.saved') }) });
  const creditLabel = useId();
  const save = (change: Omit<MemberChange, 'memberId'>) => update.mutate({ memberId: member.id, ...change });
  const others = member.aliases.filter((alias) => alias !== member.name);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Avatar id={member.participantIds[0] ?? member.id} name={member.name} />
        <div>
          <h2 className={styles.name} dir="auto">
            {member.name}
          </h2>
          <p className={styles.detail} dir="auto">
            {t('inbox.messages', { count: member.messageCount })}
            {member.from !== null && member.to !== null ? ` · ${format.range(member.from, member.to)}` : ''}
            {others.length > 0 ? ` · ${t('members.alsoKnown', { names: others.join('、') })}` : ''}
          </p>
        </div>
      </header>
      <fieldset className={styles.form} disabled={library.readOnly}>
        <Field label={t('members.name')}>
          {(ids) => (
            <TextInput
              {...ids}
              defaultValue={member.name}
              maxLength={200}
              onBlur={(event) => {
                const name = event.target.value.trim();
                if (name !== '' && name !== member.name) save({ name });
              }}
            />
          )}
        </Field>
        <div>
          <p id={creditLabel} className={styles.label}>
            {t('members.creditLabel')}
          </p>
          <RadioGroup
            aria-labelledby={creditLabel}
            className={styles.choices}
            value={member.credit}
            disabled={library.readOnly}
            onValueChange={(credit) => save({ credit: credit as CreditChoice })}
          >
            {choices.map((choice) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control
              <label key={choice} className={styles.choice}>
                <Radio.Root value={choice} className={styles.radio}>
                  <Radio.Indicator className={styles.dot} />
                </Radio.Root>
                <span>
                  {t(`members.credit.${choice}`)}
                  <span className={styles.choiceHint}>{t(`members.creditHint.${choice}`)}</span>
                </span>
              </label>
            ))}
          </RadioGroup>
        </div>
        <Field label={t('members.alias')} hint={t('members.aliasHint')}>
          {(ids) => (
            <TextInput
              {...ids}
              defaultValue={member.alias ?? ''}
              maxLength={200}
              onBlur={(event) => {
                const alias = event.target.value.trim() || null;
                if (alias !== member.alias) save({ alias });
              }}
            />
          )}
        </Field>
        <Field label={t('members.bio')}>
          {(ids) => (
            <TextArea
              {...ids}
              rows={4}
              maxLength={5000}
              defaultValue={member.bio}
              onBlur={(event) => {
                if (event.target.value !== member.bio) save({ bio: event.target.value });
              }}
            />
          )}
        </Field>
      </fieldset>
      <MemberAccounts member={member} />
      <MemberDigests memberId={member.id} />
    </div>
  );
}

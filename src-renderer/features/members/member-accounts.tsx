import { Split, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { FilterList } from '../../ui/filter-list.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './member-accounts.module.css';
import { useAccounts } from './use-accounts.ts';
import { useJoining } from './use-joining.ts';

/** The names in chats that are this person: another can be joined, and each parted again. */
export function MemberAccounts({ member }: { member: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { library } = useWorkbench();
  const accounts = useAccounts();
  const members = useAnswer('members.list', {}).data ?? [];
  const joining = useJoining();
  const [choosing, setChoosing] = useState(false);
  const several = member.participantIds.length > 1;
  return (
    <section>
      <header className={styles.head}>
        <h3 className={styles.heading}>{t('members.accounts')}</h3>
        {library.readOnly ? null : (
          <Popover
            title={t('members.joinWithTitle', { name: member.name })}
            open={choosing}
            onOpenChange={setChoosing}
            trigger={
              <Button small icon={<UserPlus />} disabled={joining.pending}>
                {t('members.joinWith')}
              </Button>
            }
          >
            <FilterList
              label={t('members.filter')}
              items={members.filter(({ id }) => id !== member.id)}
              keyOf={({ id }) => id}
              textsOf={({ name, aliases }) => [name, ...aliases]}
              renderItem={(other) => `${other.name} · ${t('inbox.messages', { count: other.messageCount })}`}
              onChoose={(other) => {
                setChoosing(false);
                joining.join(member, other);
              }}
            />
          </Popover>
        )}
      </header>
      <ul aria-label={t('members.accounts')}>
        {member.participantIds.map((id) => {
          const account = accounts.get(id);
          if (!account) return null;
          return (
            <li key={id} className={styles.account}>
              <span className={styles.name} dir="auto">
                {t('members.inChat', { name: account.name, chat: account.chatName })}
              </span>
              <span className={styles.detail}>
                {t('inbox.messages', { count: account.messageCount })} · {format.range(account.from, account.to)}
              </span>
              {several && !library.readOnly ? (
                <Button
                  small
                  kind="quiet"
                  icon={<Split />}
                  disabled={joining.pending}
                  aria-label={t('members.partAccount', { name: account.name, chat: account.chatName })}
                  onClick={() => joining.part(member, [id])}
                >
                  {t('members.part')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

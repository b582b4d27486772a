import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useReplace } from '../../app/use-navigation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextInput } from '../../ui/field.tsx';
import { filterItems } from '../../ui/filter.ts';
import { Loading } from '../../ui/loading.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { MemberPage } from './member-page.tsx';
import styles from './members-screen.module.css';
import { Proposals } from './proposals.tsx';
import { useJoining } from './use-joining.ts';

/** The people: who they are, and how they want to be credited. */
export function MembersScreen({ memberId }: { memberId: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const replace = useReplace();
  const [query, setQuery] = useState('');
  const members = useAnswer('members.list', {});
  const found = useMemo(() => {
    const sorted = (members.data ?? []).toSorted((a, b) => b.messageCount - a.messageCount);
    return filterItems(sorted, query, (member) => [member.name, ...member.aliases, member.alias ?? '']);
  }, [members.data, query]);
  const proposals = useAnswer('members.proposals', {});
  const joining = useJoining();
  const [comparing, setComparing] = useState(false);
  const selected = members.data?.find((member) => member.id === memberId) ?? found[0];

  if (members.error) return <ErrorNotice error={members.error} onRetry={() => void members.refetch()} />;
  if (!members.data) return <Loading />;
  return (
    <Screen
      title={t('app.screen.members')}
      detail={t('members.count', { count: members.data.length })}
      actions={
        comparing || (proposals.data?.length ?? 0) > 0 ? (
          <Button
            kind={comparing ? 'plain' : 'quiet'}
            icon={<Users />}
            aria-pressed={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {t('members.proposalCount', { count: proposals.data?.length ?? 0 })}
          </Button>
        ) : null
      }
    >
      {comparing ? (
        <Pane kind="main" label={t('members.proposals')}>
          {proposals.error ? <ErrorNotice error={proposals.error} onRetry={() => void proposals.refetch()} /> : null}
          <Proposals proposals={proposals.data ?? []} joining={joining} />
        </Pane>
      ) : members.data.length === 0 ? (
        <EmptyState title={t('members.emptyTitle')}>{t('members.emptyText')}</EmptyState>
      ) : (
        <>
          <Pane
            kind="list"
            label={t('app.screen.members')}
            head={
              <TextInput
                type="search"
                aria-label={t('members.filter')}
                placeholder={t('members.filter')}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            }
          >
            {found.length === 0 ? <EmptyState title={t('ui.nothingFound')} /> : null}
            <SelectList
              label={t('app.screen.members')}
              items={found}
              keyOf={(member) => member.id}
              selectedKey={selected?.id ?? null}
              onSelect={(member) => replace(routes.members(member.id))}
              estimatedHeight={58}
              renderItem={(member) => (
                <div className={styles.member}>
                  <Avatar id={member.participantIds[0] ?? member.id} name={member.name} />
                  <div className={styles.body}>
                    <p className={styles.name} dir="auto">
                      {member.name}
                    </p>
                    <p className={styles.detail} dir="auto">
                      {t('inbox.messages', { count: member.messageCount })}
                      {member.to === null ? '' : ` · ${format.date(member.to, 'day')}`}
                    </p>
                  </div>
                  {member.credit === 'name' ? null : <Badge>{t(`members.credit.${member.credit}`)}</Badge>}
                </div>
              )}
            />
          </Pane>
          <Pane kind="main" label={t('members.page')}>
            {selected ? <MemberPage key={selected.id} member={selected} /> : null}
          </Pane>
        </>
      )}
    </Screen>
  );
}

import { useTranslation } from 'react-i18next';
import type { Member, MemberProposal } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.ts';
import styles from './proposals.module.css';
import { type Account, useAccounts } from './use-accounts.ts';
import type { Joining } from './use-joining.ts';

const SHOWN = 100;

export interface ProposalsProps {
  readonly proposals: readonly MemberProposal[];
  readonly joining: Joining;
}

/** Members who may be one person, side by side with what speaks for it; the moderator decides. */
export function Proposals({ proposals, joining }: ProposalsProps) {
  const { t } = useTranslation();
  const accounts = useAccounts();
  if (proposals.length === 0) {
    return <EmptyState title={t('members.noProposals')}>{t('members.noProposalsText')}</EmptyState>;
  }
  return (
    <div className={styles.proposals}>
      <p className={styles.explanation}>{t('members.proposalsText')}</p>
      <ul className={styles.list} aria-label={t('members.proposals')}>
        {proposals.slice(0, SHOWN).map((proposal) => (
          <li key={proposal.members.map(({ id }) => id).join(' ')}>
            <Proposal proposal={proposal} accounts={accounts} joining={joining} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ProposalCardProps {
  readonly proposal: MemberProposal;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly joining: Joining;
}

function Proposal({ proposal, accounts, joining }: ProposalCardProps) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const refuse = useCommand('members.refuse', { onSuccess: () => showToast({ title: t('members.refused') }) });
  const [first, other] = proposal.members.toSorted((a, b) => b.messageCount - a.messageCount) as [Member, Member];
  const disabled = library.readOnly || joining.pending || refuse.isPending;
  // The surest comes first, and says what the others would.
  const [reason] = proposal.reasons;
  const sameName = first.name === other.name;
  return (
    <article className={styles.card} aria-label={t('members.proposalOf', { name: first.name, other: other.name })}>
      <p className={styles.reasons}>
        {reason === undefined ? null : (
          <Badge tone={reason === 'same-account' ? 'green' : 'yellow'}>{t(`members.reason.${reason}`)}</Badge>
        )}
      </p>
      <div className={styles.pair}>
        <Person member={first} accounts={accounts} />
        <Person member={other} accounts={accounts} />
      </div>
      <footer className={styles.actions}>
        <Button
          small
          kind="quiet"
          disabled={disabled}
          onClick={() => refuse.mutate({ memberIds: [first.id, other.id] })}
        >
          {t('members.refuse')}
        </Button>
        {sameName ? null : (
          <Button small disabled={disabled} onClick={() => joining.join(other, first)}>
            {t('members.joinAs', { name: other.name })}
          </Button>
        )}
        <Button small kind="primary" disabled={disabled} onClick={() => joining.join(first, other)}>
          {sameName ? t('members.join') : t('members.joinAs', { name: first.name })}
        </Button>
      </footer>
    </article>
  );
}

function Person({ member, accounts }: { member: Member; accounts: ReadonlyMap<string, Account> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const others = member.aliases.filter((alias) => alias !== member.name);
  return (
    <section className={styles.person}>
      <Avatar id={member.participantIds[0] ?? member.id} name={member.name} />
      <div className={styles.body}>
        <h3 className={styles.name} dir="auto">
          {member.name}
        </h3>
        <p className={styles.detail} dir="auto">
          {t('inbox.messages', { count: member.messageCount })}
          {member.from !== null && member.to !== null ? ` · ${format.range(member.from, member.to)}` : ''}
        </p>
        {others.length > 0 ? (
          <p className={styles.detail} dir="auto">
            {t('members.alsoKnown', { names: format.names(others) })}
          </p>
        ) : null}
        <ul className={styles.accounts}>
          {member.participantIds.map((id) => {
            const account = accounts.get(id);
            return account ? (
              <li key={id} className={styles.account} dir="auto">
                {t('members.inChat', { name: account.name, chat: account.chatName })}
              </li>
            ) : null;
          })}
        </ul>
      </div>
    </section>
  );
}

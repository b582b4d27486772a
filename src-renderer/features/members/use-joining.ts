import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { routes } from '../../app/routes.ts';
import { useReplace } from '../../app/use-navigation.ts';
import { showToast, showUndoToast } from '../../ui/toast.ts';

export interface Joining {
  readonly pending: boolean;
  /** Makes two one person, under the name of the first. */
  readonly join: (first: Member, other: Member) => void;
  /** Makes accounts of a member a person of their own. */
  readonly part: (member: Member, participantIds: readonly string[]) => void;
}

/** Joining and parting; each takes back what the other did. */
export function useJoining(): Joining {
  const { t } = useTranslation();
  const replace = useReplace();
  // Who was joined is gone when the engine answers: their accounts are what undoing needs.
  const joined = useRef(new Map<string, Member>());
  const part = useCommand('members.part', {
    onSuccess: (person) => {
      showToast({ title: t('members.parted', { name: person.name }) });
      replace(routes.members(person.id));
    },
  });
  const join = useCommand('members.join', {
    onSuccess: (joint, { memberIds }) => {
      const other = joined.current.get(memberIds[1] ?? '');
      if (!other) return;
      showUndoToast({ title: t('members.joined', { name: joint.name, other: other.name }) }, t('ui.undo'), () =>
        part.mutate({ memberId: joint.id, participantIds: [...other.participantIds] }),
      );
    },
  });
  return {
    pending: join.isPending || part.isPending,
    join: (first, other) => {
      joined.current.set(other.id, other);
      join.mutate({ memberIds: [first.id, other.id] });
    },
    part: (member, participantIds) => part.mutate({ memberId: member.id, participantIds: [...participantIds] }),
  };
}

import { useMemo } from 'react';
import type { Participant } from '../../../src-main/contract/index.ts';
import { useAnswer, useAnswers } from '../../api/queries.ts';

/** A name in a chat, with the name of the chat. */
export interface Account extends Participant {
  readonly chatName: string;
}

/** The accounts behind members, by their ids, from all chats. */
export function useAccounts(): ReadonlyMap<string, Account> {
  const chats = useAnswer('chats.list', {}).data;
  const inputs = useMemo(() => (chats ?? []).map(({ id }) => ({ id })), [chats]);
  const answers = useAnswers('chats.participants', inputs);
  return useMemo(() => {
    const names = new Map(chats?.map(({ id, name }) => [id, name]));
    const accounts = answers.flatMap((participants) => participants ?? []);
    return new Map(
      accounts.map((account) => [account.id, { ...account, chatName: names.get(account.chatId) ?? account.chatId }]),
    );
  }, [chats, answers]);
}

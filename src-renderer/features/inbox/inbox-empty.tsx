import { useTranslation } from 'react-i18next';
import type { ThreadState } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** An inbox with nothing in it: because nothing was imported, or because all is done. */
export function InboxEmpty({ state }: { state: ThreadState }) {
  const { t } = useTranslation();
  const go = useGo();
  const chats = useAnswer('chats.list', {});
  if (chats.data?.length === 0) {
    return (
      <EmptyState
        title={t('inbox.noChats')}
        actions={
          <Button kind="primary" onClick={() => go.imports()}>
            {t('home.importMore')}
          </Button>
        }
      >
        {t('inbox.noChatsText')}
      </EmptyState>
    );
  }
  return <EmptyState title={t(`inbox.empty.${state}`)}>{state === 'open' ? t('inbox.emptyText') : null}</EmptyState>;
}

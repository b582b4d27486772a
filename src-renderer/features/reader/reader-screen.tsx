import { PanelLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useRemembered } from '../../app/remembered.ts';
import { routes } from '../../app/routes.ts';
import { useGo, useReplace } from '../../app/use-navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ChatList } from './chat-list.tsx';
import { ChatReader } from './chat-reader.tsx';

export interface ReaderScreenProps {
  readonly chatId: string | undefined;
  readonly messageId: string | undefined;
  readonly threadId: string | undefined;
}

/** The chats and what was said in them. */
export function ReaderScreen({ chatId, messageId, threadId }: ReaderScreenProps) {
  const { t } = useTranslation();
  const go = useGo();
  const replace = useReplace();
  const [listShown, setListShown] = useRemembered('reader-chats', true);
  const chats = useAnswer('chats.list', {});
  const chat = chats.data?.find((candidate) => candidate.id === chatId) ?? (chatId ? undefined : chats.data?.[0]);

  const body = () => {
    if (chats.error) return <ErrorNotice error={chats.error} onRetry={() => void chats.refetch()} />;
    if (!chats.data) return <Loading />;
    if (chats.data.length === 0) {
      return (
        <EmptyState
          title={t('inbox.noChats')}
          actions={
            <Button kind="primary" onClick={() => go.imports()}>
              {t('home.importMore')}
            </Button>
          }
        >
          {t('reader.noChatsText')}
        </EmptyState>
      );
    }
    return (
      <>
        {listShown ? (
          <Pane kind="side" label={t('app.screen.reader')}>
            <ChatList chats={chats.data} selectedId={chat?.id ?? null} onSelect={(id) => replace(routes.reader(id))} />
          </Pane>
        ) : null}
        {chat ? (
          <ChatReader key={chat.id} chat={chat} messageId={messageId} threadId={threadId} />
        ) : (
          <EmptyState title={t('reader.chatMissing')} />
        )}
      </>
    );
  };

  return (
    <Screen
      title={t('app.screen.reader')}
      detail={chats.data ? t('reader.chats', { count: chats.data.length }) : undefined}
      actions={
        <IconButton
          label={t(listShown ? 'reader.hideChats' : 'reader.showChats')}
          icon={<PanelLeft />}
          pressed={listShown}
          onClick={() => setListShown(!listShown)}
        />
      }
    >
      {body()}
    </Screen>
  );
}

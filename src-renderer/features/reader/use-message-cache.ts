import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useHost } from '../../api/host-context.ts';
import { MessageCache } from './message-cache.ts';

/** The messages of a chat around the view; renders again whenever some of them come. */
export function useMessageCache(chatId: string): MessageCache {
  const host = useHost();
  const cache = useMemo(
    () =>
      new MessageCache({
        window: (offset, limit) => host.call('messages.window', { chatId, offset, limit }),
        windowOf: (id, limit) => host.call('messages.windowOf', { id, limit }),
        get: (ids) => host.call('messages.get', { ids }),
      }),
    [host, chatId],
  );
  useSyncExternalStore(cache.subscribe, cache.version);
  useEffect(
    () =>
      host.subscribe((event) => {
        if (event.type === 'changed' && event.rooms.some((room) => room === 'chats' || room === 'threads'))
          cache.forget();
      }),
    [host, cache],
  );
  return cache;
}

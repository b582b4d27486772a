import { useEffect, useState } from 'react';
import type { ThreadDetail } from '../../../src-main/contract/index.ts';
import type { MessageCache } from './message-cache.ts';

/**
 * Goes where the address points: to a message, or to the beginning of a conversation. Once for
 * each address, so that scrolling on from there is not pulled back.
 *
 * @returns where that message stands, `asking` while it is not known yet, null for nowhere in particular
 */
export function useReaderTarget(
  cache: MessageCache,
  messageId: string | undefined,
  thread: ThreadDetail | undefined,
  go: (offset: number) => void,
): number | 'asking' | null {
  const targetId = messageId ?? thread?.messageIds[0];
  const [found, setFound] = useState<{ readonly id: string; readonly offset: number | null } | null>(null);
  useEffect(() => {
    if (targetId === undefined) return;
    let isLeft = false;
    const arrive = (offset: number | null) => {
      if (isLeft) return;
      setFound({ id: targetId, offset });
      if (offset !== null) go(offset);
    };
    cache.find(targetId).then(arrive, () => arrive(null));
    return () => {
      isLeft = true;
    };
  }, [cache, targetId, go]);
  if (targetId === undefined) return null;
  return found?.id === targetId ? found.offset : 'asking';
}

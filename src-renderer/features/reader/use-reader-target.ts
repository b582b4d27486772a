import { useEffect, useRef } from 'react';
import type { ThreadDetail } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';

/**
 * Goes where the address points: to a message, or to the beginning of a conversation. Once for
 * each address, so that scrolling on from there is not pulled back.
 *
 * @returns where that message stands, `asking` while it is not known yet, null for nowhere in particular
 */
export function useReaderTarget(
  messageId: string | undefined,
  thread: ThreadDetail | undefined,
  go: (offset: number) => void,
): number | 'asking' | null {
  const targetId = messageId ?? thread?.messageIds[0];
  const located = useAnswer('messages.locate', { id: targetId ?? '' }, { enabled: targetId !== undefined });
  const offset = located.data?.offset;
  const gone = useRef<string | null>(null);
  useEffect(() => {
    if (targetId === undefined) gone.current = null;
    if (targetId === undefined || offset === undefined || gone.current === targetId) return;
    gone.current = targetId;
    go(offset);
  }, [targetId, offset, go]);
  if (targetId !== undefined && located.isPending) return 'asking';
  return offset ?? null;
}

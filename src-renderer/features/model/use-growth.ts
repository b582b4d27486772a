import { useEffect, useState } from 'react';
import type { DigestContent, DraftGrowth } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';

/** The draft that a job writes, as far as it is written; null before its first words. */
export function useGrowth(jobId: string | null): DigestContent | null {
  const host = useHost();
  const [growth, setGrowth] = useState<DraftGrowth | null>(null);
  // Listens before there is a job: a quick model writes before the page has heard of it.
  useEffect(
    () =>
      host.subscribe((event) => {
        if (event.type === 'draft') setGrowth(event);
      }),
    [host],
  );
  return growth !== null && growth.jobId === jobId ? growth.content : null;
}

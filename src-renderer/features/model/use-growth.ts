import { useEffect, useState } from 'react';
import type { DigestContent } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';

/** The draft that a job writes, as far as it is written; null before its first words. */
export function useGrowth(jobId: string | null): DigestContent | null {
  const host = useHost();
  const [growth, setGrowth] = useState<DigestContent | null>(null);
  useEffect(() => {
    setGrowth(null);
    if (jobId === null) return;
    return host.subscribe((event) => {
      if (event.type === 'draft' && event.jobId === jobId) setGrowth(event.content);
    });
  }, [host, jobId]);
  return growth;
}

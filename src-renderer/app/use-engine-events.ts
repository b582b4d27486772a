import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EngineEvent, Job } from '../../src-main/contract/index.ts';
import type { Host } from '../api/host.ts';
import { useHost } from '../api/host-context.ts';
import { askAgain, methodsToAskAgain } from '../api/invalidation.ts';
import { keepAnswer } from '../api/queries.ts';
import { withJob } from '../features/jobs/job-list.ts';
import { afterFrame } from '../ui/after-frame.ts';

/** Keeps what the page remembers in step with what the engine says happened. Used once. */
export function useEngineEvents(): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => {
    const outdated = new Set<unknown>();
    const askAll = () => {
      const methods = new Set(outdated);
      outdated.clear();
      void askAgain(client, methods);
    };
    return host.subscribe((event) => {
      if (event.type === 'changed') {
        // What a command made shows before anything is asked again; several changes at once are one.
        if (outdated.size === 0) afterFrame(askAll);
        for (const method of methodsToAskAgain(event.rooms)) outdated.add(method);
      } else void followEvent(event, host, client);
    });
  }, [host, client]);
}

async function followEvent(event: EngineEvent, host: Host, client: QueryClient): Promise<void> {
  if (event.type === 'job') {
    client.setQueryData<readonly Job[]>(['jobs.list', {}], (jobs) => withJob(jobs ?? [], event.job));
  } else if (event.type === 'library') {
    await followLibrary(host, client);
  }
}

const outsideOfLibraries: ReadonlySet<unknown> = new Set(['library.current', 'preferences.get', 'jobs.list']);

/** Another library is open: nothing that is remembered of the one before may show. */
export async function followLibrary(host: Host, client: QueryClient): Promise<void> {
  const current = await host.call('library.current', {});
  keepAnswer(client, 'library.current', {}, current);
  client.removeQueries({ predicate: ({ queryKey }) => !outsideOfLibraries.has(queryKey[0]) });
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'preferences.get' });
}

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EngineEvent, Job } from '../../src-main/contract/index.ts';
import type { Host } from '../api/host.ts';
import { useHost } from '../api/host-context.ts';
import { methodsToAskAgain } from '../api/invalidation.ts';
import { keepAnswer } from '../api/queries.ts';
import { withJob } from '../features/jobs/job-list.ts';

/** Keeps what the page remembers in step with what the engine says happened. Used once. */
export function useEngineEvents(): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => host.subscribe((event) => void followEvent(event, host, client)), [host, client]);
}

async function followEvent(event: EngineEvent, host: Host, client: QueryClient): Promise<void> {
  if (event.type === 'job') {
    client.setQueryData<readonly Job[]>(['jobs.list', {}], (jobs) => withJob(jobs ?? [], event.job));
  } else if (event.type === 'changed') {
    const methods: ReadonlySet<unknown> = methodsToAskAgain(event.rooms);
    await client.invalidateQueries({ predicate: ({ queryKey }) => methods.has(queryKey[0]) });
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

import { useCallback, useEffect } from 'react';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { useStore } from '../../app/store.ts';
import { useJobs } from '../jobs/use-jobs.ts';
import { addFiles, type Batch, endJob, groupByOptions, startFiles } from './batch.ts';
import { batchStore } from './batch-store.ts';

export interface Importing {
  readonly batch: Batch;
  readonly pick: () => Promise<void>;
  readonly drop: (files: readonly File[]) => Promise<void>;
  readonly start: () => Promise<void>;
}

/** The batch of files, and what can be done with it. */
export function useImporting(): Importing {
  const host = useHost();
  const batch = useStore(batchStore);
  const { mutateAsync } = useCommand('importing.start');
  const jobs = useJobs();

  useEffect(() => {
    for (const job of jobs) batchStore.update((state) => endJob(state, job));
  }, [jobs]);

  const pick = useCallback(async () => {
    const paths = await host.pickFiles();
    batchStore.update((state) => addFiles(state, paths));
  }, [host]);

  const drop = useCallback(
    async (files: readonly File[]) => {
      const paths = await host.pathsOfDrop(files);
      batchStore.update((state) => addFiles(state, paths));
    },
    [host],
  );

  const start = useCallback(async () => {
    for (const group of groupByOptions(batchStore.get().files)) {
      const { jobId } = await mutateAsync({ paths: [...group.paths], options: group.options });
      batchStore.update((state) => startFiles(state, group.paths, jobId));
      // A small file is done before anybody here knew the job's id: its last event has passed by then.
      const job = await host.call('jobs.get', { id: jobId });
      batchStore.update((state) => endJob(state, job));
    }
  }, [host, mutateAsync]);

  return { batch, pick, drop, start };
}

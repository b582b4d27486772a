import { useState } from 'react';
import type { ErrorData, ImportPreview, Job } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { resultOf, useJob } from '../jobs/use-jobs.ts';
import { cleanOptions, type PickedFile } from './batch.ts';

export interface Preview {
  /** The look under way; null when there is none. */
  readonly running: Job | null;
  readonly result: ImportPreview | null;
  readonly error: ErrorData | Error | null;
  /** Whether the options were changed since the look was taken. */
  readonly isStale: boolean;
  readonly look: () => void;
}

/** A look into a file: what importing it would do, with the options it has now. */
export function usePreview(file: PickedFile): Preview {
  const command = useCommand('importing.preview', { quiet: true });
  const [lookedWith, setLookedWith] = useState('');
  const job = useJob(command.data?.jobId ?? null);
  // Which chats are chosen changes nothing about what is seen of them.
  const { chats: _chosen, ...options } = cleanOptions(file.options);
  const key = JSON.stringify(options);
  return {
    running: job?.state === 'running' ? job : null,
    result: resultOf(job, 'preview'),
    error: command.error ?? job?.error ?? null,
    isStale: lookedWith !== key,
    look: () => {
      setLookedWith(key);
      command.mutate({ path: file.path, options });
    },
  };
}

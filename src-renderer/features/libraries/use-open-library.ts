import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { followLibrary } from '../../app/use-engine-events.ts';
import { useGo } from '../../app/use-navigation.ts';

export interface OpenLibrary {
  readonly open: (path: string, readOnly?: boolean) => void;
  readonly opening: boolean;
  /** Why the last attempt failed, and which folder it was about. */
  readonly failure: { readonly path: string; readonly error: Error } | null;
}

/** Opens the library in a folder and goes to its home screen. Shows failures itself. */
export function useOpenLibrary(onOpened?: () => void): OpenLibrary {
  const enter = useEnterLibrary();
  const [failure, setFailure] = useState<OpenLibrary['failure']>(null);
  const command = useCommand('library.open', {
    quiet: true,
    onSuccess: () => {
      onOpened?.();
      void enter();
    },
    onError: (error, { path }) => setFailure({ path, error }),
  });
  const { mutate } = command;
  const open = useCallback(
    (path: string, readOnly = false) => {
      setFailure(null);
      mutate({ path, readOnly });
    },
    [mutate],
  );
  return { open, opening: command.isPending, failure };
}

/** Shows the library that has just been opened. */
export function useEnterLibrary(): () => Promise<void> {
  const host = useHost();
  const client = useQueryClient();
  const go = useGo();
  return useCallback(async () => {
    go.home();
    await followLibrary(host, client);
  }, [host, client, go]);
}

/** Closes the library; the start screen shows. */
export function useCloseLibrary(): () => void {
  const enter = useEnterLibrary();
  const { mutate } = useCommand('library.close', { onSuccess: () => void enter() });
  return useCallback(() => mutate({}), [mutate]);
}

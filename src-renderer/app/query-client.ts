import { MutationCache, QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import type { ThreadPage } from '../../src-main/contract/index.ts';
import { keptThreads } from '../features/inbox/kept-threads.ts';
import { showErrorToast } from '../ui/toast.ts';
import { presentError } from './i18n/present-error.ts';

/**
 * The page's memory of the engine's answers. The engine says when one is out of date, so nothing
 * is asked again by age, focus or reconnection; and it is on this machine, so nothing is retried.
 */
export function createQueryClient(translator: i18n): QueryClient {
  const client = new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (mutation.meta?.quiet) return;
        const { message, next } = presentError(error, translator.t);
        showErrorToast({ title: message, description: next });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  client.setQueryDefaults(['threads.list'], {
    structuralSharing: (before, after) => keptThreads(before as ThreadPage | undefined, after as ThreadPage),
  });
  return client;
}

import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Host } from '../api/host.ts';
import { HostContext } from '../api/host-context.ts';
import { keepAnswer } from '../api/queries.ts';
import { toastManager } from '../ui/toast.ts';
import { Toasts } from '../ui/toasts.tsx';
import type { Booted } from './boot.ts';
import { Entrance } from './entrance.tsx';
import { WordsProvider } from './i18n/use-words.tsx';
import { createQueryClient } from './query-client.ts';
import { Unreachable } from './unreachable.tsx';

/** The whole page: providers around the entrance. */
export function App({ host, booted }: { host: Host; booted: Booted }) {
  const [queryClient] = useState(() => {
    const client = createQueryClient(booted.translator);
    if (booted.preferences) keepAnswer(client, 'preferences.get', {}, booted.preferences);
    if (booted.library !== undefined) keepAnswer(client, 'library.current', {}, booted.library);
    if (booted.stats) keepAnswer(client, 'library.stats', {}, booted.stats);
    return client;
  });
  return (
    <StrictMode>
      <I18nextProvider i18n={booted.translator}>
        <WordsProvider>
          <HostContext value={host}>
            <QueryClientProvider client={queryClient}>
              <CSPProvider disableStyleElements>
                <Tooltip.Provider delay={500}>
                  <Toast.Provider toastManager={toastManager} limit={4}>
                    <Router hook={useHashLocation}>
                      {booted.error ? <Unreachable error={booted.error} /> : <Entrance />}
                    </Router>
                    <Toasts />
                  </Toast.Provider>
                </Tooltip.Provider>
              </CSPProvider>
            </QueryClientProvider>
          </HostContext>
        </WordsProvider>
      </I18nextProvider>
    </StrictMode>
  );
}

import type { EngineClient } from '../engine-client.ts';

export interface QuittingApp {
  on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  quit(): void;
}

/** How long the engine may take to finish what it is writing, in milliseconds. */
const patience = 10_000;

/**
 * Quits when the last window closes and lets the engine close its library first. This waits for
 * `will-quit`, when all windows have agreed to close: a window with unsaved text may still say no
 * after `before-quit`.
 */
export function closeEngineBeforeQuit(app: QuittingApp, client: Pick<EngineClient, 'close'>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const finish = () => {
      clearTimeout(timer);
      state = 'closed';
      app.quit();
    };
    const timer = setTimeout(finish, patience);
    client.close().then(finish, finish);
  });
}

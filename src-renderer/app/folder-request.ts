import { createStore } from './store.ts';

/** Somebody waits for a folder; the page shows its folder browser until `answer` is called. */
export interface FolderRequest {
  readonly answer: (path: string | null) => void;
}

export const folderRequests = createStore<FolderRequest | null>(null);

/** Asks the user for a folder in the page's own folder browser; null when they change their mind. */
export function askForFolder(): Promise<string | null> {
  folderRequests.get()?.answer(null);
  return new Promise((resolve) => {
    const answer = (path: string | null) => {
      folderRequests.update(() => null);
      resolve(path);
    };
    folderRequests.update(() => ({ answer }));
  });
}

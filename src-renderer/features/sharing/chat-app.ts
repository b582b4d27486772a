import type { ChatApp } from '../../../src-main/contract/index.ts';

const storageKey = 'qunshu.share-chat-app';

/** The program last shared to, which is where the group is; else the first of the list. */
export function readChatApp(storage: Pick<Storage, 'getItem'>, apps: readonly ChatApp[]): ChatApp {
  const fallback = apps[0] ?? 'wechat';
  try {
    const stored = storage.getItem(storageKey);
    return apps.find((app) => app === stored) ?? fallback;
  } catch {
    return fallback;
  }
}

export function keepChatApp(storage: Pick<Storage, 'setItem'>, app: ChatApp): void {
  try {
    storage.setItem(storageKey, app);
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the dialog.
  }
}

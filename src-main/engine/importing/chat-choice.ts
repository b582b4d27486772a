import type { ImportOptions } from '../../contract/index.ts';

/** Which chats of an export of several the user wants. */
export interface ChatChoice {
  wants(chat: { readonly name: string; readonly nativeId?: string }): boolean;
}

/** The chats that `options.chat` picks, by name or id; all of them when it is absent. */
export function chooseChats({ chat: wanted }: ImportOptions): ChatChoice {
  return { wants: ({ name, nativeId }) => wanted === undefined || wanted === name || wanted === nativeId };
}

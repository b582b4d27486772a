import type { ImportOptions } from '../../contract/index.ts';

/** Which chats of an export the user asked for. */
export interface ChatChoice {
  wants(chat: { readonly name: string; readonly nativeId?: string }): boolean;
}

/** `options.chat` picks, in an export of several chats, those of that name or native id; without it all are wanted. */
export function chooseChats({ chat: chosen }: ImportOptions): ChatChoice {
  return { wants: ({ name, nativeId }) => chosen === undefined || name === chosen || nativeId === chosen };
}

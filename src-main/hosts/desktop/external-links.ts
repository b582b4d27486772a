import type { NativeMessages } from './native-messages.ts';

/**
 * Opens a link in the user's browser once the user has seen where it goes. Chat text holds links
 * that anybody may have written: anything but `https:` is dropped without a question.
 */
export async function openExternalLink(
  address: string,
  messages: Pick<NativeMessages, 'mayOpenLink' | 'linkFailed'>,
  openExternal: (address: string) => Promise<void>,
): Promise<void> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || !(await messages.mayOpenLink(url.href))) return;
  await openExternal(url.href).catch(() => messages.linkFailed(url.href));
}

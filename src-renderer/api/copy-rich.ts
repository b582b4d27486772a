import type { ClipboardPair } from '../../src-main/contract/index.ts';

/** Lays the same words on the clipboard twice: whoever pastes takes the form it knows best. */
export function copyRich({ html, text }: ClipboardPair): Promise<void> {
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
  });
  return navigator.clipboard.write([item]);
}

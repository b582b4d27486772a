import type { BaseWindow, Dialog, MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import type { ErrorData } from '../../contract/index.ts';
import type { DesktopWords } from './words/index.ts';

export interface NativeMessageParts {
  readonly dialog: Pick<Dialog, 'showMessageBox' | 'showMessageBoxSync'>;
  /** The window to show messages over, if there is one. */
  window(): BaseWindow | null;
  /** The words of the language of the moment. */
  words(): DesktopWords;
}

/** What the host says in native messages, in the user's language. */
export class NativeMessages {
  readonly #parts: NativeMessageParts;

  constructor(parts: NativeMessageParts) {
    this.#parts = parts;
  }

  /** Whether the user wants to follow a link, which is shown in full. */
  async mayOpenLink(address: string): Promise<boolean> {
    const { openLink, open, cancel } = this.#parts.words();
    const { response } = await this.#show({
      type: 'question',
      message: openLink,
      detail: address,
      buttons: [open, cancel],
      defaultId: 1,
      cancelId: 1,
    });
    return response === 0;
  }

  /** Shows an address that no browser took, so that it can be copied. */
  async linkFailed(address: string): Promise<void> {
    const { linkFailed, ok } = this.#parts.words();
    await this.#show({ type: 'error', message: linkFailed, detail: address, buttons: [ok] });
  }

  /** Whether unsaved changes may be lost. Blocks: a page that is about to go cannot wait. */
  mayDiscard(): boolean {
    const { unsaved, unsavedDetail, stay, discard } = this.#parts.words();
    const options: MessageBoxOptions = {
      type: 'warning',
      message: unsaved,
      detail: unsavedDetail,
      buttons: [stay, discard],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const window = this.#parts.window();
    const { dialog } = this.#parts;
    return (window === null ? dialog.showMessageBoxSync(options) : dialog.showMessageBoxSync(window, options)) === 1;
  }

  /** Whether to load the page again after its process died; otherwise the app is to quit. */
  async mayReload(): Promise<boolean> {
    const { pageGone, pageGoneDetail, reload, quit } = this.#parts.words();
    const { response } = await this.#show({
      type: 'error',
      message: pageGone,
      detail: pageGoneDetail,
      buttons: [reload, quit],
      defaultId: 0,
      cancelId: 1,
    });
    return response === 0;
  }

  async filesWait(count: number): Promise<void> {
    const { filesWaiting, filesWaitingDetail, ok } = this.#parts.words();
    await this.#show({ type: 'info', message: filesWaiting(count), detail: filesWaitingDetail, buttons: [ok] });
  }

  async filesRefused(error: ErrorData): Promise<void> {
    const { filesRefused, libraryReadOnly, ok } = this.#parts.words();
    const detail = error.code === 'read-only' ? libraryReadOnly : `${error.message} ${error.next}`;
    await this.#show({ type: 'error', message: filesRefused, detail, buttons: [ok] });
  }

  #show(options: MessageBoxOptions): Promise<MessageBoxReturnValue> {
    const window = this.#parts.window();
    const { dialog } = this.#parts;
    const shown: MessageBoxOptions = { noLink: true, ...options };
    return window === null ? dialog.showMessageBox(shown) : dialog.showMessageBox(window, shown);
  }
}

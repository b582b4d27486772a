import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, IpcMainInvokeEvent, WebContents } from 'electron';

/** A page as far as the desktop host looks at one. */
export class FakeContents extends EventEmitter {
  readonly sent: { channel: string; message: unknown }[] = [];
  reloads = 0;

  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
  }

  reload(): void {
    this.reloads += 1;
  }

  asContents(): WebContents {
    return this as unknown as WebContents;
  }
}

/** A window that keeps what was done to it. */
export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  readonly done: string[] = [];
  minimized = false;
  backgroundColor: string | undefined;
  address: string | undefined;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.backgroundColor = options.backgroundColor;
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.done.push('restore');
  }

  show(): void {
    this.done.push('show');
  }

  focus(): void {
    this.done.push('focus');
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  asWindow(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }
}

/** The main process's end of the channels: keeps the handlers and lets a test be the page. */
export class FakeIpcMain {
  readonly #handlers = new Map<string, (event: IpcMainInvokeEvent, ...input: unknown[]) => unknown>();

  handle(channel: string, handler: (event: IpcMainInvokeEvent, ...input: unknown[]) => unknown): void {
    if (this.#handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    this.#handlers.set(channel, handler);
  }

  async invoke(event: IpcMainInvokeEvent, channel: string, ...input: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`no handler for ${channel}`);
    return handler(event, ...input);
  }
}

/** A request as Electron delivers it, from a frame at an address. */
export function requestFrom(
  contents: WebContents,
  frame: { url: string; parent?: unknown } | null,
): IpcMainInvokeEvent {
  const senderFrame = frame === null ? null : { parent: null, ...frame };
  return { sender: contents, senderFrame } as unknown as IpcMainInvokeEvent;
}

/** An event that remembers whether it was prevented. */
export class FakeEvent {
  prevented = false;

  preventDefault(): void {
    this.prevented = true;
  }
}

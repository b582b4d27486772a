import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeTheme,
  RenderProcessGoneDetails,
  WebContents,
} from 'electron';
import { startAddress } from './address.ts';

/** The first colour of the window, before the page has painted: paper, or ink. */
const backgrounds = { light: '#faf7f0', dark: '#1b1815' } as const;

export interface WindowParts {
  create(options: BrowserWindowConstructorOptions): BrowserWindow;
  readonly theme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on'>;
  /** Path of the built preload. */
  readonly preload: string;
  /** Path of the icon; macOS takes it from the bundle. */
  readonly icon: string;
  /** Asks whether unsaved changes may be lost. */
  mayDiscard(): boolean;
  /** Asks, after the page's process died, whether to load it again. */
  mayReload(): Promise<boolean>;
  quit(): void;
}

/** The app's one window: made, found again, brought to the front, and spoken to. */
export class MainWindow {
  readonly #parts: WindowParts;
  #window: BrowserWindow | null = null;

  constructor(parts: WindowParts) {
    this.#parts = parts;
    parts.theme.on('updated', () => this.#window?.setBackgroundColor(this.#background()));
  }

  /** The window, or null when it is closed. */
  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Opens the window, or brings the open one to the front. */
  show(): void {
    if (this.#window === null) this.#open();
    else bringToFront(this.#window);
  }

  /** Sends a message to the page, when there is one. */
  send(channel: string, message: unknown): void {
    this.#window?.webContents.send(channel, message);
  }

  owns(contents: WebContents): boolean {
    return this.#window?.webContents === contents;
  }

  #open(): void {
    const window = this.#parts.create(windowOptions(this.#parts, this.#background()));
    this.#window = window;
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      this.#window = null;
    });
    window.webContents.on('will-prevent-unload', (event) => {
      // To prevent the event is to let the page go.
      if (this.#parts.mayDiscard()) event.preventDefault();
    });
    window.webContents.on('render-process-gone', (_event, { reason }: RenderProcessGoneDetails) => {
      if (reason !== 'clean-exit') void this.#recover(window);
    });
    void window.loadURL(startAddress);
  }

  async #recover(window: BrowserWindow): Promise<void> {
    if (await this.#parts.mayReload()) window.webContents.reload();
    else this.#parts.quit();
  }

  #background(): string {
    return this.#parts.theme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light;
  }
}

function windowOptions({ preload, icon }: WindowParts, backgroundColor: string): BrowserWindowConstructorOptions {
  return {
    // A name lets Electron keep size, place and state of the window by itself.
    name: 'main',
    windowStatePersistence: true,
    width: 1360,
    height: 860,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Qunshu 群书',
    icon,
    backgroundColor,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spell checker downloads dictionaries.
      spellcheck: false,
    },
  };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

import type { Call, ClipboardPair, EngineEvent } from '../../src-main/contract/index.ts';

/** What the desktop's menu may ask of the interface. */
export type MenuCommand =
  | 'home'
  | 'inbox'
  | 'reader'
  | 'digests'
  | 'search'
  | 'books'
  | 'members'
  | 'settings'
  | 'import'
  | 'palette'
  | 'shortcuts'
  | 'open-library'
  | 'new-library'
  | 'close-library';

/**
 * Everything the interface asks of the world around it. Features use it and never ask which host
 * they run in; what a host cannot do is left out (`showInFolder`) or does nothing (`onMenu`).
 */
export interface Host {
  readonly kind: 'desktop' | 'web';
  /** Rejects with a `QunshuError`. */
  readonly call: Call;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Paths the engine can read; empty when the user changed their mind. */
  pickFiles(): Promise<string[]>;
  /** Null when the user changed their mind. */
  pickFolder(): Promise<string | null>;
  /** Paths the engine can read for files that were dropped on the window. */
  pathsOfDrop(files: readonly File[]): Promise<string[]>;
  showInFolder?: (path: string) => void;
  copyText(text: string): Promise<void>;
  /** The same words twice: as markup for mail and documents, as text for everything else. */
  copyRich(pair: ClipboardPair): Promise<void>;
}

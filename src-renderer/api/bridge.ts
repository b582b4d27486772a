import type { EngineEvent } from '../../src-main/contract/index.ts';
import type { Answer } from './answer.ts';
import type { MenuCommand } from './host.ts';

/** What the preload of the desktop host exposes as `window.qunshu`. */
export interface DesktopBridge {
  call(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Callbacks get the event alone; the result ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  pickFiles(): Promise<string[]>;
  pickFolder(): Promise<string | null>;
  /** The path on disk of a file dropped on the window; empty for one that has none. */
  pathForFile(file: File): string;
  showInFolder(path: string): Promise<void>;
}

declare global {
  interface Window {
    readonly qunshu?: DesktopBridge;
  }
}

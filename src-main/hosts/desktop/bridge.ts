import type { IpcRenderer, WebUtils } from 'electron';
import type { EngineEvent, ErrorData } from '../../contract/index.ts';
import type { Answer } from '../port-protocol.ts';
import { channels } from './channels.ts';
import type { MenuCommand } from './menu.ts';

/** What the page sees as `window.qunshu`: a few named functions, never Electron itself. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Answer>;
  /** Gives the event alone, never Electron's; the result ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Empty when the user changed their mind. */
  pickFiles(): Promise<string[]>;
  /** Null when the user changed their mind. */
  pickFolder(): Promise<string | null>;
  /** The path on disk of a file dropped on the window; empty for one that has none. */
  pathForFile(file: File): string;
  showInFolder(path: string): Promise<void>;
}

type PageIpc = Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;

/** Builds the bridge over Electron's channels. */
export function createBridge(ipc: PageIpc, webUtils: Pick<WebUtils, 'getPathForFile'>): Bridge {
  const listen = <Payload>(channel: string, listener: (payload: Payload) => void): (() => void) => {
    const relay = (_event: unknown, payload: Payload) => listener(payload);
    ipc.on(channel, relay);
    return () => {
      ipc.off(channel, relay);
    };
  };
  const ask = async <Value>(channel: string): Promise<Value> => {
    const answer: Answer = await ipc.invoke(channel);
    if (answer.ok) return answer.value as Value;
    throw new Error(sentence(answer.error));
  };

  return {
    call: (name, input) => ipc.invoke(channels.call, name, input),
    subscribe: (listener) => listen(channels.event, listener),
    onMenu: (listener) => listen(channels.command, listener),
    pickFiles: () => ask(channels.pickFiles),
    pickFolder: () => ask(channels.pickFolder),
    pathForFile: (file) => webUtils.getPathForFile(file),
    showInFolder: async (path) => {
      await ipc.invoke(channels.showInFolder, path);
    },
  };
}

function sentence(error: ErrorData): string {
  return `${error.message} ${error.next}`;
}

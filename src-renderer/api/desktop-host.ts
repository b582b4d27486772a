import type { Call } from '../../src-main/contract/index.ts';
import { type Answer, asQunshuError, openAnswer } from './answer.ts';
import type { DesktopBridge } from './bridge.ts';
import { copyRich } from './copy-rich.ts';
import type { Host } from './host.ts';

/** The host over the bridge that the desktop's preload exposes. */
export function createDesktopHost(bridge: DesktopBridge): Host {
  const call = async (name: string, input: unknown): Promise<unknown> => {
    let answer: Answer<unknown>;
    try {
      answer = await bridge.call(name, input);
    } catch (thrown) {
      throw asQunshuError(thrown);
    }
    return openAnswer(answer);
  };
  return {
    kind: 'desktop',
    call: call as Call,
    subscribe: (listener) => bridge.subscribe(listener),
    onMenu: (listener) => bridge.onMenu(listener),
    pickFiles: () => bridge.pickFiles(),
    pickFolder: () => bridge.pickFolder(),
    pathsOfDrop: async (files) => files.map((file) => bridge.pathForFile(file)).filter((path) => path !== ''),
    showInFolder: (path) => void bridge.showInFolder(path),
    copyText: (text) => navigator.clipboard.writeText(text),
    copyRich,
  };
}

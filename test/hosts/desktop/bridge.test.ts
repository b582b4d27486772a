import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { QunshuError, toErrorData } from '../../../src-main/contract/index.ts';
import type { Bridge } from '../../../src-main/hosts/desktop/bridge.ts';
import { createBridge } from '../../../src-main/hosts/desktop/bridge.ts';
import { channels } from '../../../src-main/hosts/desktop/channels.ts';
import type { MenuCommand } from '../../../src-main/hosts/desktop/menu.ts';
import type { DesktopBridge } from '../../../src-renderer/api/bridge.ts';
import type { MenuCommand as PageCommand } from '../../../src-renderer/api/host.ts';

function bridge(answers: Record<string, unknown> = {}) {
  const invoked: unknown[][] = [];
  const ipc = Object.assign(new EventEmitter(), {
    invoke: async (...input: unknown[]) => {
      invoked.push(input);
      return answers[String(input[0])];
    },
  });
  const made = createBridge(ipc as unknown as IpcRenderer, { getPathForFile: (file) => `/dropped/${file.name}` });
  const push = (channel: string, payload: unknown) => ipc.emit(channel, { sender: 'Electron' }, payload);
  return { made, invoked, push, ipc };
}

describe('DESKTOP-14 the bridge', () => {
  it('is what the page expects', () => {
    expectTypeOf<Bridge>().toExtend<DesktopBridge>();
    expectTypeOf<MenuCommand>().toEqualTypeOf<PageCommand>();
    expect(Object.keys(bridge().made).sort()).toEqual([
      'call',
      'onMenu',
      'pathForFile',
      'pickFiles',
      'pickFolder',
      'showInFolder',
      'subscribe',
    ]);
  });

  it('passes calls and their answers through as they are', async () => {
    const answer = { ok: false, error: toErrorData(new QunshuError('no-library')) };
    const { made, invoked } = bridge({ [channels.call]: answer });
    expect(await made.call('chats.list', {})).toBe(answer);
    expect(invoked).toEqual([[channels.call, 'chats.list', {}]]);
  });

  it.each([
    ['subscribe', channels.event],
    ['onMenu', channels.command],
  ] as const)('%s gives the message alone, until it is ended', (name, channel) => {
    const { made, push, ipc } = bridge();
    const heard: unknown[][] = [];
    const end = made[name]((...given: unknown[]) => heard.push(given));
    push(channel, 'inbox');
    expect(heard).toEqual([['inbox']]);
    expect(end()).toBeUndefined();
    push(channel, 'search');
    expect(heard).toHaveLength(1);
    expect(ipc.listenerCount(channel)).toBe(0);
  });

  it('unwraps what dialogs answer', async () => {
    const { made } = bridge({
      [channels.pickFiles]: { ok: true, value: ['/a.txt'] },
      [channels.pickFolder]: { ok: false, error: toErrorData(new QunshuError('request-refused', { reason: 'why' })) },
    });
    expect(await made.pickFiles()).toEqual(['/a.txt']);
    await expect(made.pickFolder()).rejects.toThrow('why');
  });

  it('finds the path of a dropped file and shows files', async () => {
    const { made, invoked } = bridge({ [channels.showInFolder]: { ok: true, value: null } });
    expect(made.pathForFile(new File([], '群聊.txt'))).toBe('/dropped/群聊.txt');
    expect(await made.showInFolder('/a.txt')).toBeUndefined();
    expect(invoked).toEqual([[channels.showInFolder, '/a.txt']]);
  });
});

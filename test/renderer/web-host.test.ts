import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { toErrorData } from '../../src-main/contract/index.ts';
import type { Bridge } from '../../src-main/hosts/desktop/bridge.ts';
import type { MenuCommand as PreloadMenuCommand } from '../../src-main/hosts/desktop/menu.ts';
import type { DesktopBridge } from '../../src-renderer/api/bridge.ts';
import { createDesktopHost } from '../../src-renderer/api/desktop-host.ts';
import type { Host, MenuCommand } from '../../src-renderer/api/host.ts';
import { everythingChanged, methodsToAskAgain } from '../../src-renderer/api/invalidation.ts';
import { createWebHost } from '../../src-renderer/api/web-host.ts';
import { createEngineDouble } from '../support/engine-double/engine-double.ts';
import { answerApi } from '../support/engine-double/server.ts';

const engine = createEngineDouble({ open: true });
const files = [new File(['hello'], '聊天 记录?.txt'), new File([''], 'b.json')];
let server: Server;
let host: Host;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!answerApi(engine, request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  host = createWebHost({
    origin: `http://127.0.0.1:${port}`,
    chooseFiles: async () => files,
    browseForFolder: async () => '/chosen',
  });
});

afterAll(() => server.close());

describe('the host over HTTP', () => {
  test('calls a method and gets its value', async () => {
    expect((await host.call('library.current', {}))?.name).toBe('一起学·同学会');
    const { total } = await host.call('threads.list', { limit: 1 });
    expect(total).toBeGreaterThan(10);
  });

  test('an error of the contract is that error here', async () => {
    await expect(host.call('digests.get', { id: 'nothing' })).rejects.toMatchObject({
      name: 'QunshuError',
      code: 'not-found',
      details: { what: 'digest', id: 'nothing' },
    });
  });

  test('input that is not valid is refused at the door', async () => {
    await expect(host.call('messages.window', { chatId: 'chat-1', offset: -1, limit: 1 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  test('picked and dropped files are handed over one after the other, whatever their names', async () => {
    expect(await host.pickFiles()).toEqual(['/tmp/uploads/聊天 记录?.txt', '/tmp/uploads/b.json']);
    expect(await host.pathsOfDrop(files.slice(1))).toEqual(['/tmp/uploads/b.json']);
    expect(await host.pickFolder()).toBe('/chosen');
  });

  test('nobody there is said as such', async () => {
    const nobody = createWebHost({
      origin: 'http://127.0.0.1:1',
      chooseFiles: async () => [],
      browseForFolder: async () => null,
    });
    await expect(nobody.call('library.current', {})).rejects.toMatchObject({ code: 'unreachable' });
    expect(await nobody.pickFiles()).toEqual([]);
  });
});

describe('the host over the desktop’s bridge', () => {
  const desktop = createDesktopHost({
    call: async (name, input) => {
      try {
        return { ok: true, value: await engine.call(name as 'digests.get', input as { id: string }) };
      } catch (error) {
        return { ok: false, error: toErrorData(error) };
      }
    },
    subscribe: (listener) => engine.subscribe(listener),
    onMenu: () => () => undefined,
    pickFiles: async () => ['/a'],
    pickFolder: async () => null,
    pathForFile: (file) => (file.name === 'b.json' ? '' : `/disk/${file.name}`),
    showInFolder: async () => undefined,
  });

  test('calls, errors and events', async () => {
    expect((await desktop.call('chats.list', {})).length).toBeGreaterThan(1);
    await expect(desktop.call('books.get', { id: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    const heard: string[] = [];
    const leave = desktop.subscribe((event) => heard.push(event.type));
    await desktop.call('preferences.set', { theme: 'dark' });
    leave();
    await desktop.call('preferences.set', { theme: 'light' });
    expect(heard).toEqual(['changed']);
  });

  test('files that have no place on the disk are left out', async () => {
    expect(await desktop.pathsOfDrop(files)).toEqual(['/disk/聊天 记录?.txt']);
  });

  test('a bridge that breaks is an internal error', async () => {
    const broken = createDesktopHost({
      call: async () => {
        throw new Error('port closed');
      },
      subscribe: () => () => undefined,
      onMenu: () => () => undefined,
      pickFiles: async () => [],
      pickFolder: async () => null,
      pathForFile: () => '',
      showInFolder: async () => undefined,
    });
    await expect(broken.call('chats.list', {})).rejects.toMatchObject({ code: 'internal' });
  });

  test('the preload’s bridge is what the interface expects', () => {
    expectTypeOf<Bridge>().toExtend<DesktopBridge>();
    expectTypeOf<PreloadMenuCommand>().toEqualTypeOf<MenuCommand>();
  });
});

describe('what has to be asked again', () => {
  test('by room, each method once', () => {
    const methods = methodsToAskAgain(['digests', 'books']);
    expect(methods.has('digests.list')).toBe(true);
    expect(methods.has('books.get')).toBe(true);
    expect(methods.has('chats.list')).toBe(false);
  });

  test('a room of a newer engine is no reason to fail', () => {
    expect(methodsToAskAgain(['weather' as 'chats']).size).toBe(0);
  });

  test('everything, after a gap', () => {
    if (everythingChanged.type !== 'changed') throw new Error('not a change');
    const methods = methodsToAskAgain(everythingChanged.rooms);
    for (const method of ['chats.list', 'threads.list', 'digests.get', 'books.list', 'library.current'] as const) {
      expect(methods.has(method), method).toBe(true);
    }
  });
});

import { EventEmitter } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Preferences } from '../../../src-main/contract/index.ts';
import { followPreferences, localeFor } from '../../../src-main/hosts/desktop/preferences.ts';
import { closeEngineBeforeQuit } from '../../../src-main/hosts/desktop/quitting.ts';
import { receiveFiles, startOnce } from '../../../src-main/hosts/desktop/single-instance.ts';
import { startTestEngine } from '../../support/engine-worker.ts';
import { FakeEvent } from '../../support/fake-electron.ts';

class FakeApp extends EventEmitter {
  readonly data: unknown[] = [];
  readonly first: boolean;
  quits = 0;

  constructor(first = true) {
    super();
    this.first = first;
  }

  requestSingleInstanceLock(additionalData: unknown): boolean {
    this.data.push(additionalData);
    return this.first;
  }

  quit(): void {
    this.quits += 1;
  }
}

describe('DESKTOP-8 one instance runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-instance-'));
  const file = join(folder, '群聊.txt');
  writeFileSync(file, 'text');

  it('the first start has its own files', () => {
    expect(startOnce(new FakeApp(), ['群聊.txt', '--flag'], folder)).toEqual({ files: [file] });
  });

  it('a second start hands its files over and has to end', () => {
    const app = new FakeApp(false);
    expect(startOnce(app, ['群聊.txt'], folder)).toBeNull();
    expect(app.data).toEqual([{ files: [file] }]);
  });

  it('the first one receives them, and files from macOS', () => {
    const app = new FakeApp();
    const received: string[][] = [];
    receiveFiles(app, (files) => received.push(files));
    app.emit('second-instance', {}, ['electron', '--strange', '/other.txt'], folder, { files: [file, 7] });
    app.emit('second-instance', {}, [], folder, null);
    const event = new FakeEvent();
    app.emit('open-file', event, file);
    expect(received).toEqual([[file], [], [file]]);
    expect(event.prevented).toBe(true);
  });
});

describe('DESKTOP-10 quitting closes the engine first', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function quitting(close: () => Promise<void>) {
    const app = new FakeApp();
    let closes = 0;
    closeEngineBeforeQuit(app, {
      close: () => {
        closes += 1;
        return close();
      },
    });
    const wantsToQuit = () => {
      const event = new FakeEvent();
      app.emit('will-quit', event);
      return event.prevented;
    };
    return { app, closes: () => closes, wantsToQuit };
  }

  it('begins when the last window has closed', () => {
    const { app, closes } = quitting(async () => undefined);
    app.emit('window-all-closed');
    expect([app.quits, closes()]).toEqual([1, 0]);
  });

  it('waits for the engine, once, and then lets go', async () => {
    const engine = Promise.withResolvers<void>();
    const { app, closes, wantsToQuit } = quitting(() => engine.promise);
    expect([wantsToQuit(), wantsToQuit()]).toEqual([true, true]);
    await vi.advanceTimersByTimeAsync(9_000);
    expect([closes(), app.quits]).toEqual([1, 0]);
    engine.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.quits).toBe(1);
    expect(wantsToQuit()).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(app.quits).toBe(1);
  });

  it('does not wait for ever, nor for an engine that failed', async () => {
    const silent = quitting(() => new Promise(() => undefined));
    silent.wantsToQuit();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([silent.app.quits, silent.wantsToQuit()]).toEqual([1, false]);

    const broken = quitting(() => Promise.reject(new Error('dead')));
    broken.wantsToQuit();
    await vi.advanceTimersByTimeAsync(0);
    expect(broken.app.quits).toBe(1);
  });
});

describe('DESKTOP-11 the host follows the preferences', () => {
  it('at the start and at every change', async () => {
    const { client } = startTestEngine();
    const applied: Preferences[] = [];
    await followPreferences(client, (preferences) => applied.push(preferences));
    expect(applied).toHaveLength(1);
    await client.call('preferences.set', { locale: 'zh-Hant', theme: 'dark' });
    await vi.waitUntil(() => applied.length > 1, { timeout: 10_000 });
    expect(applied.at(-1)).toMatchObject({ locale: 'zh-Hant', theme: 'dark' });
  });

  it.each([
    [['zh-CN', 'en'], 'zh-Hans'],
    [['zh-Hans-SG'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh_HK.UTF-8'], 'zh-Hant'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['de-DE', 'zh-MO', 'en'], 'zh-Hant'],
    [['en-GB', 'zh-CN'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('%j is spoken to in %s', (languages, locale) => expect(localeFor(languages)).toBe(locale));
});

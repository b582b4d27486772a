import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { QunshuError, toErrorData } from '../../../src-main/contract/index.ts';
import { NativeMessages } from '../../../src-main/hosts/desktop/native-messages.ts';
import { wordsFor } from '../../../src-main/hosts/desktop/words/index.ts';
import { FakeWindow } from '../../support/fake-electron.ts';

/** Messages whose user presses a button, by its number. */
function messages(response: number, { window = true, locale = 'en' as 'en' | 'zh-Hans' } = {}) {
  const shown: { over: boolean; options: MessageBoxOptions }[] = [];
  const keep = (...given: unknown[]) => {
    shown.push({ over: given.length === 2, options: given.at(-1) as MessageBoxOptions });
    return response;
  };
  const made = new NativeMessages({
    dialog: {
      showMessageBox: async (...given: unknown[]) => ({ response: keep(...given), checkboxChecked: false }),
      showMessageBoxSync: keep,
    } as never,
    window: () => (window ? new FakeWindow({}).asWindow() : null),
    words: () => wordsFor(locale),
  });
  return { made, shown };
}

describe('native messages', () => {
  it('ask about a link with the address in full, and take no for the default', async () => {
    const { made, shown } = messages(0);
    expect(await made.mayOpenLink('https://example.com/a')).toBe(true);
    expect(shown[0]).toMatchObject({
      over: true,
      options: { detail: 'https://example.com/a', defaultId: 1, cancelId: 1 },
    });
    expect(await messages(1).made.mayOpenLink('https://example.com/a')).toBe(false);
  });

  it('ask about unsaved changes, and take staying for the default', () => {
    const { made, shown } = messages(1);
    expect(made.mayDiscard()).toBe(true);
    expect(shown[0]?.options).toMatchObject({ buttons: ['Stay', 'Discard and Leave'], defaultId: 0, cancelId: 0 });
    expect(messages(0, { window: false }).made.mayDiscard()).toBe(false);
  });

  it('offer to load the page again', async () => {
    expect(await messages(0).made.mayReload()).toBe(true);
    expect(await messages(1).made.mayReload()).toBe(false);
  });

  it('speak the language of the moment, over the window if there is one', async () => {
    const { made, shown } = messages(0, { window: false, locale: 'zh-Hans' });
    await made.filesWait(2);
    await made.linkFailed('https://example.com/');
    expect(shown.map(({ over, options }) => [over, options.message])).toEqual([
      [false, '还没有打开知识库，2 个文件正在等待导入。'],
      [false, '没能启动浏览器。网址是：'],
    ]);
  });

  it('say why files were refused', async () => {
    const { made, shown } = messages(0, { locale: 'zh-Hans' });
    await made.filesRefused(toErrorData(new QunshuError('read-only', { path: '/学习群' })));
    await made.filesRefused(toErrorData(new QunshuError('disk-full', { path: '/学习群' })));
    expect(shown[0]?.options.detail).toContain('只读');
    expect(shown[1]?.options.detail).toContain('/学习群');
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channels } from '../../../src-main/hosts/desktop/channels.ts';
import { answerCalls, createResponder } from '../../../src-main/hosts/desktop/ipc.ts';
import { startTestEngine } from '../../support/engine-worker.ts';
import { FakeContents, FakeIpcMain, requestFrom } from '../../support/fake-electron.ts';

const ownPage = { url: 'qunshu://app/index.html#/inbox' };

function channel() {
  const ipcMain = new FakeIpcMain();
  const ours = new FakeContents().asContents();
  const respond = createResponder(ipcMain, (contents) => contents === ours);
  return { ipcMain, ours, respond };
}

describe('DESKTOP-2 only our own page is answered', () => {
  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...ownPage, parent: {} }],
    ['another address', { url: 'https://example.com/' }],
    ['another host of our scheme', { url: 'qunshu://other/' }],
    ['an empty page', { url: 'about:blank' }],
  ])('refuses %s', async (_name, frame) => {
    const { ipcMain, ours, respond } = channel();
    let asked = false;
    respond('question', async () => {
      asked = true;
      return { ok: true, value: 1 };
    });
    expect(await ipcMain.invoke(requestFrom(ours, frame), 'question')).toMatchObject({
      ok: false,
      error: { code: 'request-refused' },
    });
    expect(asked).toBe(false);
  });

  it('refuses a page that we did not open', async () => {
    const { ipcMain, respond } = channel();
    respond('question', async () => ({ ok: true, value: 1 }));
    const stranger = new FakeContents().asContents();
    expect(await ipcMain.invoke(requestFrom(stranger, ownPage), 'question')).toMatchObject({ ok: false });
  });
});

describe('DESKTOP-3 answers are data', () => {
  it('turns what is thrown into data without a stack', async () => {
    const { ipcMain, ours, respond } = channel();
    respond('question', async () => {
      throw new TypeError('a bug');
    });
    const answer = await ipcMain.invoke(requestFrom(ours, ownPage), 'question');
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal', details: { reason: 'a bug' } } });
    expect(JSON.stringify(answer)).not.toContain('ipc.test.ts');
    expect(structuredClone(answer)).toEqual(answer);
  });

  it('passes calls to the engine, which checks them', async () => {
    const { ipcMain, ours, respond } = channel();
    const { client, folder } = startTestEngine();
    answerCalls(respond, client);
    const call = (name: unknown, input: unknown) =>
      ipcMain.invoke(requestFrom(ours, ownPage), channels.call, name, input);

    const path = join(folder, 'library');
    expect(await call('library.create', { path, name: '学习群' })).toMatchObject({ ok: true, value: { path } });
    expect(await call('library.current', {})).toMatchObject({ ok: true, value: { name: '学习群' } });
    expect(await call('library.erase', {})).toMatchObject({ ok: false, error: { code: 'method-unknown' } });
    expect(await call('constructor', {})).toMatchObject({ ok: false, error: { code: 'method-unknown' } });
    expect(await call({ name: 'library.current' }, {})).toMatchObject({ error: { code: 'method-unknown' } });
    expect(await call('library.open', { path: 7 })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call('library.current', undefined)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

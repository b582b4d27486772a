import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, Session } from 'electron';
import { expect, it } from 'vitest';
import { windowPrinter } from '../../../src-main/hosts/desktop/printer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Guard = (details: { url: string }, answer: (given: { cancel: boolean }) => void) => void;

/** The few objects of Electron a print needs, which keep what was done to them. */
function fakeElectron(pdf: () => Promise<Buffer> = async () => Buffer.from('%PDF')) {
  const done: string[] = [];
  let guard: Guard = () => {};
  const session = {
    webRequest: { onBeforeRequest: (given: Guard) => (guard = given) },
    setPermissionRequestHandler: () => done.push('permissions'),
  };
  const answers: Record<string, unknown> = {
    'Runtime.evaluate': { result: { value: JSON.stringify({ height: 1500, ends: [900] }) } },
    'Page.captureScreenshot': { data: Buffer.from('png').toString('base64') },
  };
  const window = {
    webContents: {
      printToPDF: pdf,
      debugger: {
        attach: () => done.push('attach'),
        detach: () => done.push('detach'),
        sendCommand: async (method: string) => answers[method] ?? {},
      },
    },
    loadFile: async (path: string) => done.push(`load ${path}`),
    isDestroyed: () => done.includes('destroy'),
    destroy: () => done.push('destroy'),
  };
  const printer = windowPrinter({
    create: (options) => {
      done.push(`window ${options.show} ${options.webPreferences?.sandbox}`);
      return window as unknown as BrowserWindow;
    },
    session: () => session as unknown as Session,
  });
  const allows = (url: string) => {
    let cancelled = true;
    guard({ url }, ({ cancel }) => (cancelled = cancel));
    return !cancelled;
  };
  return { printer, done, allows };
}

it('prints from a window that nobody sees, which is gone afterwards', async () => {
  const { printer, done, allows } = fakeElectron();
  const out = join(temporaryFolder(), 'book.pdf');
  expect(await printer.print({ kind: 'pdf', page: '/tmp/page.html', out })).toEqual([out]);
  expect(readFileSync(out, 'utf8')).toBe('%PDF');
  expect(done).toEqual(['permissions', 'window false true', 'load /tmp/page.html', 'destroy']);
  expect([allows('file:///x.png'), allows('data:,x'), allows('https://example.org')]).toEqual([true, true, false]);
});

it('makes pictures', async () => {
  const { printer, done } = fakeElectron();
  const out = join(temporaryFolder(), 'card');
  const paths = await printer.print({
    ...{ kind: 'picture', page: '/p.html', out, width: 300 },
    scale: 2,
    sliceHeight: 1000,
  });
  expect(paths).toEqual([`${out}-1.png`, `${out}-2.png`]);
  expect(done.slice(-3)).toEqual(['attach', 'detach', 'destroy']);
});

it('tells what failed, and what was cancelled', async () => {
  const out = join(temporaryFolder(), 'book.pdf');
  writeFileSync(out, '');
  const { printer, done } = fakeElectron(() => Promise.reject(new Error('no paper')));
  await expect(printer.print({ kind: 'pdf', page: '/p.html', out })).rejects.toThrow(
    expect.objectContaining({ code: 'print-failed', details: { reason: 'no paper' } }),
  );
  expect(done).toContain('destroy');
  const controller = new AbortController();
  const cancelled = fakeElectron(() => {
    controller.abort();
    return Promise.reject(new Error('gone'));
  });
  await expect(cancelled.printer.print({ kind: 'pdf', page: '/p.html', out }, controller.signal)).rejects.toThrow(
    expect.objectContaining({ code: 'cancelled' }),
  );
});

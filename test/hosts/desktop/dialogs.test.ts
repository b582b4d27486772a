import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDialogOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { channels } from '../../../src-main/hosts/desktop/channels.ts';
import { answerDialogs } from '../../../src-main/hosts/desktop/dialogs.ts';
import type { Answerer } from '../../../src-main/hosts/desktop/ipc.ts';

/** Dialogs whose user chooses what the test says, in turn; no choice is a cancelled dialog. */
function dialogs(...choices: string[][]) {
  const shown: OpenDialogOptions[] = [];
  const revealed: string[] = [];
  const answerers = new Map<string, Answerer>();
  answerDialogs((name, answer) => answerers.set(name, answer), {
    showOpenDialog: async (options) => {
      shown.push(options);
      const filePaths = choices.shift() ?? [];
      return { canceled: filePaths.length === 0, filePaths };
    },
    showItemInFolder: (path) => revealed.push(path),
    documentsFolder: '/home/mei/文档',
  });
  const ask = (name: string, ...input: unknown[]) => answerers.get(name)?.(...input);
  return { shown, revealed, ask };
}

describe('choosing files and folders', () => {
  it('gives the files chosen, or none', async () => {
    const { ask, shown } = dialogs(['/exports/a.txt', '/exports/b.zip']);
    expect(await ask(channels.pickFiles)).toEqual({ ok: true, value: ['/exports/a.txt', '/exports/b.zip'] });
    expect(await ask(channels.pickFiles)).toEqual({ ok: true, value: [] });
    expect(shown[0]?.properties).toEqual(['openFile', 'multiSelections']);
  });

  it('gives the folder chosen, or null', async () => {
    const { ask, shown } = dialogs(['/libraries/学习群']);
    expect(await ask(channels.pickFolder)).toEqual({ ok: true, value: '/libraries/学习群' });
    expect(await ask(channels.pickFolder)).toEqual({ ok: true, value: null });
    expect(shown[0]?.properties).toEqual(['openDirectory', 'createDirectory']);
  });
});

describe('DESKTOP-12 where dialogs begin', () => {
  it('is the documents folder, then where the last one ended, whatever was cancelled between', async () => {
    const { ask, shown } = dialogs(['/exports/week 12/a.txt'], [], ['/libraries/学习群']);
    await ask(channels.pickFiles);
    await ask(channels.pickFiles);
    await ask(channels.pickFolder);
    await ask(channels.pickFolder);
    expect(shown.map(({ defaultPath }) => defaultPath)).toEqual([
      '/home/mei/文档',
      '/exports/week 12',
      '/exports/week 12',
      '/libraries',
    ]);
  });
});

describe('showing a file in its folder', () => {
  it('shows an existing file', async () => {
    const { ask, revealed } = dialogs();
    const file = join(mkdtempSync(join(tmpdir(), 'qunshu-reveal-')), '书.epub');
    writeFileSync(file, '');
    expect(await ask(channels.showInFolder, file)).toEqual({ ok: true, value: null });
    expect(revealed).toEqual([file]);
  });

  it.each([
    ['relative/path', 'invalid-input'],
    ['', 'invalid-input'],
    [7, 'invalid-input'],
    ['/no/such/file', 'file-missing'],
  ])('refuses %j', async (path, code) => {
    const { ask, revealed } = dialogs();
    await expect(ask(channels.showInFolder, path)).rejects.toMatchObject({ code });
    expect(revealed).toEqual([]);
  });
});

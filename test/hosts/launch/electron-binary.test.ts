import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadElectron, findElectron } from '../../../src-main/hosts/launch/electron-binary.ts';

const HOUR = 60 * 60 * 1000;

function newCheckout() {
  const checkout = mkdtempSync(join(tmpdir(), 'qunshu-electron-'));
  const folder = join(checkout, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  const program = join(folder, 'dist', 'electron');
  const putNote = () => writeFileSync(join(folder, 'path.txt'), 'electron');
  const putProgram = () => writeFileSync(program, '');
  return { checkout, program, putNote, putProgram };
}

describe('Electron’s program', () => {
  it('is there only when the note and the file it names are', () => {
    const { checkout, program, putNote, putProgram } = newCheckout();
    expect(findElectron(checkout)).toBeNull();
    putNote();
    expect(findElectron(checkout)).toBeNull();
    putProgram();
    expect(findElectron(checkout)).toBe(program);
  });
});

describe('downloading it', () => {
  function downloads({ reachable = true, works = true } = {}) {
    const electron = newCheckout();
    const done: string[] = [];
    const attempt = (now: number, changed: { reachable?: boolean; works?: boolean } = {}) =>
      downloadElectron(electron.checkout, {
        install: async () => {
          done.push('install');
          if (!(changed.works ?? works)) throw new Error('no space');
          electron.putNote();
          electron.putProgram();
        },
        isReachable: async () => {
          done.push('ask');
          return changed.reachable ?? reachable;
        },
        now: () => now,
        say: () => done.push('say'),
      });
    return { ...electron, attempt, done };
  }

  it('is announced and gives the program', async () => {
    const { attempt, program, done } = downloads();
    expect(await attempt(0)).toBe(program);
    expect(done).toEqual(['ask', 'say', 'install']);
  });

  it('is not tried where nothing answers, and nothing is said', async () => {
    const { attempt, done } = downloads({ reachable: false });
    expect(await attempt(0)).toBeNull();
    expect(done).toEqual(['ask']);
  });

  it.each([{ reachable: false }, { works: false }])('is not tried again within a day (%j)', async (failure) => {
    const { attempt, program, done } = downloads(failure);
    await attempt(0);
    const before = done.length;
    expect(await attempt(23 * HOUR)).toBeNull();
    expect(done).toHaveLength(before);
    expect(await attempt(25 * HOUR, { reachable: true, works: true })).toBe(program);
  });
});

import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { QunshuError } from '../../../src-main/contract/index.ts';
import { fingerprintOf } from '../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TIME = new Date('2026-03-01T00:00:00Z');

function written(content: string, name = 'chat.txt', time = TIME): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  utimesSync(path, time, time);
  return path;
}

describe('a fingerprint stands for all that decides how a file is read', () => {
  test('it is the same for the same bytes in another folder, and for options in another order', async () => {
    const one = await fingerprintOf(written('甲'), { chat: '群', timezone: 'Asia/Shanghai' });
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprintOf(written('甲'), { timezone: 'Asia/Shanghai', chat: '群' })).toBe(one);
    expect(await fingerprintOf(written('甲'), { timezone: 'Asia/Shanghai', chat: '群', attachments: true })).toBe(one);
  });

  test('other bytes, another name, another time or other options make another', async () => {
    const all = await Promise.all([
      fingerprintOf(written('甲'), {}),
      fingerprintOf(written('乙'), {}),
      fingerprintOf(written('甲', 'other.txt'), {}),
      fingerprintOf(written('甲', 'chat.txt', new Date(0)), {}),
      fingerprintOf(written('甲'), { dateOrder: 'dmy' }),
      fingerprintOf(written('甲'), { dateOrder: 'mdy' }),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('a folder has none, and a file that is not there is told', async () => {
    const folder = temporaryFolder();
    expect(await fingerprintOf(folder, {})).toBeNull();
    await expect(fingerprintOf(join(folder, 'nothing.txt'), {})).rejects.toThrow(
      expect.objectContaining({ code: 'file-missing' }) as QunshuError,
    );
  });
});

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { writeZip, zipSeal } from '../../../src-main/engine/books/formats/zip-file.ts';

it.skipIf(!existsSync('/dev/full'))('a full disk ends an archive that is still being filled', async () => {
  let asked = 0;
  async function* entries() {
    for (; asked < 1000; asked++) {
      yield { path: `${asked}`, content: { bytes: randomBytes(1 << 17) }, stored: true };
      await wait(1);
    }
  }
  await expect(writeZip('/dev/full', entries(), zipSeal('x'))).rejects.toThrow(
    expect.objectContaining({ code: 'ENOSPC' }),
  );
  expect(asked).toBeLessThan(1000);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { qunshu } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a table is looked at with “columns” and imported with --map', async () => {
  const folder = temporaryFolder();
  const run = (...words: string[]) => qunshu(words, { userData: join(folder, 'user-data') });
  const library = join(folder, 'library');
  const table = join(folder, 'club.csv');
  const map = join(folder, 'map.json');
  writeFileSync(table, 'w,y,z\n2026-03-01 10:00:00,Ann,hi there\n2026-03-01 10:01:00,Ann,hi again\n');
  await run('init', library);

  const sample = JSON.parse((await run('columns', table, '--json')).stdout);
  expect(sample).toMatchObject({ kind: 'csv', columns: ['w', 'y', 'z'], guess: { time: 'w', text: 'z' } });

  const unsure = await run('import', table, '--library', library);
  expect(unsure).toMatchObject({ status: 1, stderr: expect.stringContaining('--map') });
  writeFileSync(map, JSON.stringify({ ...sample.guess, sender: 'y' }));
  const imported = await run('import', table, '--library', library, '--map', map, '--json');
  expect(JSON.parse(imported.stdout)).toMatchObject({ format: 'generic-csv', added: 2, chat: 'club' });

  writeFileSync(map, '{"time":"w","text":"z"}');
  const poor = await run('import', table, '--library', library, '--map', map);
  expect(poor).toMatchObject({ status: 2, stderr: expect.stringContaining('sender') });
});

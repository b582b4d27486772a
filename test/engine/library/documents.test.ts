import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { QunshuError } from '../../../src-main/contract/index.ts';
import { createSummaryTable } from '../../../src-main/engine/library/document-folder.ts';
import { Database, DocumentFile, DocumentFolder, stableJson } from '../../../src-main/engine/library/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const schema = z.strictObject({ schemaVersion: z.literal(1), id: z.string(), words: z.array(z.string()) });
type Note = z.infer<typeof schema>;
const note = (id: string, ...words: string[]): Note => ({ schemaVersion: 1, id, words });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof QunshuError ? error.code : String(error);
  }
  return 'nothing thrown';
}

describe('LIBRARY-3 documents are stable text', () => {
  test('the order in which keys were set does not matter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(stableJson(reversed)).toBe(stableJson(record));
        expect(JSON.parse(stableJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });

  test('saving what is there writes nothing', () => {
    const path = join(temporaryFolder(), 'note.json');
    const file = new DocumentFile(path, schema, note('a', '一'));
    file.save();
    utimesSync(path, 1, 1);
    const again = new DocumentFile(path, schema, null);
    again.save();
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
    again.update((data) => ({ ...data, words: ['二'] }));
    expect(new DocumentFile(path, schema, null).data.words).toEqual(['二']);
  });
});

describe('LIBRARY-4 and LIBRARY-5 documents are checked when read', () => {
  test.each([
    ['{"schemaVersion":1', 'library-damaged'],
    ['', 'library-damaged'],
    ['{"schemaVersion":1,"id":"a"}', 'library-damaged'],
    ['{"schemaVersion":1,"id":"a","words":[],"more":1}', 'library-damaged'],
    ['{"schemaVersion":2,"id":"a","words":[]}', 'library-newer'],
  ])('%s is refused with %s and left as it is', (text, code) => {
    const path = join(temporaryFolder(), 'note.json');
    writeFileSync(path, text);
    expect(codeOf(() => new DocumentFile(path, schema, note('a')))).toBe(code);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('a change that does not fit keeps the old document in memory and on disk', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'note.json');
    const file = new DocumentFile(path, schema, note('a', '一'));
    file.save();
    const unserialisable = { ...note('a'), words: [1n as unknown as string] };
    expect(() => file.update(() => unserialisable)).toThrow();
    expect(file.data).toEqual(note('a', '一'));
    expect(readdirSync(folder)).toEqual(['note.json']);
  });
});

function openFolder(root: string, cache: Database | null = null) {
  return new DocumentFolder<Note, { id: string; count: number }>({
    folder: join(root, 'notes'),
    schema,
    what: 'note',
    place: (document) => join('2026', document.id),
    summarise: (document) => ({ id: document.id, count: document.words.length }),
    summaryVersion: 1,
    cache,
    readOnly: false,
  });
}

describe('a folder of documents', () => {
  test('saves, lists, reads and deletes', () => {
    const root = temporaryFolder();
    const folder = openFolder(root);
    folder.save(note('a', '一', '二'));
    folder.save(note('b'));
    expect(folder.list()).toEqual([
      { id: 'a', count: 2 },
      { id: 'b', count: 0 },
    ]);
    expect(folder.get('a')).toEqual(note('a', '一', '二'));
    folder.delete('a');
    expect(codeOf(() => folder.get('a'))).toBe('not-found');
    expect(existsSync(join(root, 'notes', '2026', 'a.json'))).toBe(false);
    expect(openFolder(root).list()).toEqual([{ id: 'b', count: 0 }]);
  });

  test('LIBRARY-2 what a kill left behind is swept up and never read', () => {
    const root = temporaryFolder();
    openFolder(root).save(note('a'));
    writeFileSync(join(root, 'notes', '2026', '.b.json.writing'), '{"half":');
    expect(openFolder(root).list().length).toBe(1);
    expect(readdirSync(join(root, 'notes', '2026'))).toEqual(['a.json']);
  });

  test('LIBRARY-4 a damaged document is told and the others stay usable', () => {
    const root = temporaryFolder();
    openFolder(root).save(note('a'));
    writeFileSync(join(root, 'notes', '2026', 'b.json'), '{"half":');
    const folder = openFolder(root);
    expect(folder.list()).toEqual([{ id: 'a', count: 0 }]);
    expect(folder.damaged.map((damaged) => damaged.error.code)).toEqual(['library-damaged']);
  });

  test('LIBRARY-10 changes behind our back are noticed, and only what changed is read again', () => {
    const root = temporaryFolder();
    const cache = new Database(join(root, 'cache.sqlite'));
    createSummaryTable(cache);
    const folder = openFolder(root, cache);
    folder.save(note('a'));
    folder.save(note('b'));
    folder.save(note('c'));
    writeFileSync(join(root, 'notes', '2026', 'a.json'), stableJson(note('a', '外', '部')));
    writeFileSync(join(root, 'notes', '2026', 'd.json'), stableJson(note('d', '新')));
    const reopened = openFolder(root, cache);
    expect(reopened.list().toSorted((one, other) => one.id.localeCompare(other.id))).toEqual([
      { id: 'a', count: 2 },
      { id: 'b', count: 0 },
      { id: 'c', count: 0 },
      { id: 'd', count: 1 },
    ]);
    expect(reopened.refresh()).toEqual({ changed: [], removed: [] });
    // A summary that is only in the cache proves that an unchanged file is not read again.
    cache.run('UPDATE document_summary SET summary = \'{"id":"b","count":77}\' WHERE id = \'b\'');
    expect(openFolder(root, cache).summary('b')).toEqual({ id: 'b', count: 77 });
    cache.close();
  });
});

describe('LIBRARY-9 many documents saved together', () => {
  const cache = () => {
    const database = new Database(':memory:');
    createSummaryTable(database);
    return database;
  };

  test('lie on disk as if saved one by one', async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const documents = Array.from({ length: 150 }, (_, number) => note(`n${number}`, ...'abc'.slice(0, number % 4)));
    const together = openFolder(one, cache());
    await together.saveAll(documents);
    const apart = openFolder(other, cache());
    for (const document of documents) {
      apart.save(document);
    }
    const files = (root: string) => readdirSync(join(root, 'notes/2026')).sort();
    expect(files(one)).toEqual(files(other));
    for (const file of files(one)) {
      expect(readFileSync(join(one, 'notes/2026', file))).toEqual(readFileSync(join(other, 'notes/2026', file)));
    }
    expect(together.list()).toEqual(apart.list());
    await together.saveAll([note('n3', 'changed')]);
    expect(together.get('n3').words).toEqual(['changed']);
  });

  test('keeps those before one that cannot be written', async () => {
    const root = temporaryFolder();
    const notes = openFolder(root, cache());
    mkdirSync(join(root, 'notes/2026/n1.json'), { recursive: true });
    await expect(notes.saveAll([note('n0'), note('n1'), note('n2')])).rejects.toThrow();
    expect(notes.list().map(({ id }) => id)).toEqual(['n0', 'n2']);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMAGE_LIMIT, type ImportReport, type ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine, type TestEngine } from '../../support/engine.ts';
import { pngOf } from '../../support/png.ts';

const store = (engine: TestEngine, image: Buffer, name = 'picture.png') =>
  engine.call('assets.store', { name, data: image.toString('base64') });
const assetsIn = (engine: TestEngine) =>
  existsSync(join(engine.library, 'assets')) ? readdirSync(join(engine.library, 'assets')) : [];

const starts = {
  png: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  gif: Buffer.from('GIF89a'),
  webp: Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
};
const endings = { png: 'png', jpeg: 'jpg', gif: 'gif', webp: 'webp' } as const;

describe('ASSET-1 a file is there once, under the SHA-256 of its content', () => {
  test('the same bytes are the same reference, whatever they are called', async () => {
    const engine = await openEngine();
    const kind = fc.constantFrom(...(Object.keys(starts) as (keyof typeof starts)[]));
    const name = fc.oneof(fc.string(), fc.constantFrom('../../x.png', 'a\0.svg', 'C:\\x', '图.exe', ''));
    const kept = new Set<string>();
    await fc.assert(
      fc.asyncProperty(kind, fc.uint8Array({ maxLength: 40 }), name, name, async (type, rest, one, other) => {
        const image = Buffer.concat([starts[type], rest]);
        const first = await store(engine, image, one);
        const hash = createHash('sha256').update(image).digest('hex');
        expect(first.asset).toBe(`assets/${hash}.${endings[type]}`);
        expect(first).toMatchObject({ contentType: `image/${type}`, bytes: image.length });
        expect(readFileSync(join(engine.library, first.asset)).equals(image)).toBe(true);
        expect(await store(engine, image, other)).toEqual(first);
        expect(await engine.call('assets.find', { asset: first.asset })).toEqual(first);
        kept.add(first.asset);
        expect(assetsIn(engine)).toHaveLength(kept.size);
      }),
      { numRuns: 60 },
    );
  });

  test('a picture that an import brought under another ending, and one that is half there', async () => {
    const engine = await openEngine();
    const image = Buffer.concat([starts.jpeg, Buffer.alloc(100, 7)]);
    const hash = createHash('sha256').update(image).digest('hex');
    mkdirSync(join(engine.library, 'assets'), { recursive: true });
    writeFileSync(join(engine.library, 'assets', `${hash}.jpg`), image.subarray(0, 50));
    writeFileSync(join(engine.library, 'assets', `${hash}.jpeg`), image);
    expect((await store(engine, image)).asset).toBe(`assets/${hash}.jpeg`);
    writeFileSync(join(engine.library, 'assets', `${hash}.jpeg`), image.subarray(0, 50));
    const { asset } = await store(engine, image);
    expect(readFileSync(join(engine.library, asset)).equals(image)).toBe(true);
  });

  test('a library open for reading takes nothing', async () => {
    const engine = await openEngine();
    await engine.call('library.close', {});
    await engine.call('library.open', { path: engine.library, readOnly: true });
    await expect(store(engine, pngOf(1, 1))).rejects.toMatchObject({ code: 'read-only' });
    expect(assetsIn(engine)).toEqual([]);
  });
});

describe('ASSET-2 pictures by their content, and not too large', () => {
  const others = [
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['nothing', ''],
    ['half a signature', '\x89PNG'],
    ['a RIFF that is a sound', 'RIFF\0\0\0\0WAVEfmt '],
    ['HEIC', '\0\0\0\x18ftypheic'],
  ] as const;

  test('anything else called a PNG is refused, and what is no Base64', async () => {
    const engine = await openEngine();
    for (const [what, content] of others) {
      await expect(store(engine, Buffer.from(content, 'latin1'), '图.png'), what).rejects.toMatchObject({
        code: 'image-unsupported',
        details: { name: '图.png' },
      });
    }
    expect(assetsIn(engine)).toEqual([]);
    const stored = engine.call('assets.store', { name: 'x', data: '不是 Base64 !' });
    await expect(stored).rejects.toMatchObject({ code: 'image-unsupported' });
  });

  test('at the limit it is taken, beyond it refused', async () => {
    const engine = await openEngine();
    const largest = Buffer.concat([starts.png, Buffer.alloc(IMAGE_LIMIT - starts.png.length)]);
    expect((await store(engine, largest)).bytes).toBe(IMAGE_LIMIT);
    await expect(store(engine, Buffer.concat([largest, Buffer.alloc(1)]))).rejects.toMatchObject({
      code: 'image-too-large',
      details: { name: 'picture.png', size: 10.1, limit: 10 },
    });
    expect(assetsIn(engine)).toHaveLength(1);
  });
});

describe('ASSET-3 only pictures directly in the assets are found', () => {
  const others = [
    'library.json',
    'assets',
    'assets/',
    'assets/..',
    'assets/../library.json',
    'assets\\..\\library.json',
    'assets/..\\library.json',
    'assets/folder/deep.png',
    'assets/page.png',
    'assets/link.png',
    'assets/\0.png',
    `assets/${'0'.repeat(64)}.png`,
    '/assets/picture.png',
  ];

  test('nothing else is', async () => {
    const engine = await openEngine();
    const folder = join(engine.library, 'assets');
    mkdirSync(join(folder, 'folder'), { recursive: true });
    writeFileSync(join(folder, 'folder', 'deep.png'), pngOf(1, 1));
    writeFileSync(join(folder, 'page.png'), '<svg/>');
    symlinkSync(engine.file('outside.png', pngOf(1, 1)), join(folder, 'link.png'));
    for (const asset of others) {
      await expect(engine.call('assets.find', { asset }), asset).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('a picture that the user put there is found by its name', async () => {
    const engine = await openEngine();
    mkdirSync(join(engine.library, 'assets'), { recursive: true });
    writeFileSync(join(engine.library, 'assets', '封面.jpg'), pngOf(3, 3));
    const found = await engine.call('assets.find', { asset: 'assets/封面.jpg' });
    expect(found).toMatchObject({ contentType: 'image/png', path: join(engine.library, 'assets', '封面.jpg') });
  });
});

test('ASSET-4 undoing an import leaves what a digest shows or showed, and what a book shows', async () => {
  const engine = await openEngine();
  const folder = join(engine.folder, 'export');
  mkdirSync(folder);
  const names = ['shown', 'showed', 'book', 'nobody'];
  const lines = names.map((name, index) => `2026/03/01 20:0${index} - 阿澈: ${name}.png (file attached)`);
  writeFileSync(join(folder, '_chat.txt'), `${lines.join('\n')}\n2026/03/01 20:09 - 王工: 看图\n`);
  for (const [index, name] of names.entries()) {
    writeFileSync(join(folder, `${name}.png`), pngOf(index + 1, 1));
  }
  const options = { chat: '图群', dateOrder: 'ymd', attachments: true } as const;
  const done = await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [folder], options }));
  const { messages } = await engine.call('messages.page', { limit: 10 });
  const assets = messages.flatMap(({ attachments }) => attachments?.[0]?.asset ?? []);
  expect(assets).toHaveLength(4);
  const [shown, showed, ofBook] = assets;

  const made = await engine.call('digests.create', { title: '看图' });
  const write = (expectedVersion: number, asset: string | undefined) =>
    engine.call('digests.save', {
      id: made.id,
      expectedVersion,
      note: 'another picture',
      content: {
        ...made.content,
        sections: { ask: [{ id: 'p', text: `![图](${asset})`, sources: [], origin: 'moderator' }] },
      },
    });
  const before = await write(made.version, showed);
  await write(before.version, shown);
  const book = await engine.call('books.create', { title: '书', language: 'zh-Hans' });
  await engine.call('books.save', {
    id: book.id,
    expectedVersion: book.version,
    outline: { ...book.outline, preface: `![图](${ofBook})` },
  });

  await engine.finish<ImportReport>(engine.call('importing.undo', { importId: done.reports[0]?.importId ?? '' }));
  const left = assetsIn(engine).map((name) => `assets/${name}`);
  expect(left.toSorted()).toEqual([shown, showed, ofBook].toSorted());
});

test('a digest that shows a picture has an image; one that links to a file has a file', async () => {
  const engine = await openEngine();
  for (const [title, text] of [
    ['图', '![课表](assets/0a.png)'],
    ['文件', '[讲义](assets/0a.pdf)'],
  ] as const) {
    const { id, version, content } = await engine.call('digests.create', { title });
    const sections = { ask: [{ id: 'p', text, sources: [], origin: 'moderator' as const }] };
    await engine.call('digests.save', { id, expectedVersion: version, content: { ...content, sections } });
  }
  const titles = async (query: string) => (await engine.call('search.query', { query })).hits.map(({ title }) => title);
  expect([await titles('has:image'), await titles('has:file')]).toEqual([['图'], ['文件']]);
});

test('DIGEST-26 pictures beside a Markdown file come along, into another library too; nothing from elsewhere does', async () => {
  const engine = await openEngine();
  const folder = join(engine.folder, 'notes');
  mkdirSync(join(folder, '图 片'), { recursive: true });
  writeFileSync(join(folder, '图 片', '一.png'), pngOf(1, 1));
  writeFileSync(join(folder, 'two.jpg'), pngOf(2, 1));
  writeFileSync(join(folder, 'page.png'), '<svg/>');
  symlinkSync(engine.file('outside.png', pngOf(3, 1)), join(folder, 'link.png'));
  symlinkSync(engine.folder, join(folder, 'away'));
  const others = ['page.png', 'link.png', 'away/outside.png', '../outside.png', 'gone.png', 'https://e.org/a.png'];
  const text = `![一](<图 片/一.png>) ![1](%E5%9B%BE%20%E7%89%87/%E4%B8%80.png) ![二](./two.jpg "题")`;
  writeFileSync(join(folder, '笔记.md'), `# 看图\n\n${text} ${others.map((name) => `![x](${name})`).join(' ')}\n`);
  const { digests, failed } = await engine.call('digests.import', { paths: [join(folder, '笔记.md')] });
  expect(failed).toEqual([]);
  expect(assetsIn(engine)).toHaveLength(2);
  const [first, second] = [pngOf(1, 1), pngOf(2, 1)].map(
    (image) => `assets/${createHash('sha256').update(image).digest('hex')}.png`,
  );
  const [card] = digests;
  const { content } = await engine.call('digests.get', { id: card?.id ?? '' });
  const written = JSON.stringify(content);
  expect(written).toContain(`![一](${first}) ![1](${first}) ![二](${second}`);
  for (const name of others) {
    expect(written).toContain(`(${name})`);
  }

  const out = join(engine.folder, 'out');
  await engine.call('digests.export', { out, format: 'markdown' });
  await engine.call('library.create', { path: join(engine.folder, 'second') });
  const files = readdirSync(out).filter((name) => name.endsWith('.md'));
  await engine.call('digests.import', { paths: files.map((name) => join(out, name)) });
  expect(
    readdirSync(join(engine.folder, 'second', 'assets'))
      .map((name) => `assets/${name}`)
      .toSorted(),
  ).toEqual([first, second].toSorted());
});

import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ParsedMessage, type ParsedRecord, QunshuError } from '../../../src-main/contract/index.ts';
import { detect, listFormats } from '../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fileWith, type ReadExport, readFile, readText } from './reading.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'importing');
const EXPECTED = '.expected.json';
/**
 * The suite has to stay quick, so each export is damaged a few times, the same way in every run. Before a release
 * and after work on a parser: `QUNSHU_THOROUGHNESS=20 QUNSHU_SEED=random npm test -- unit`.
 */
const THOROUGHNESS = Number(process.env.QUNSHU_THOROUGHNESS ?? 1);
/** So many formats that are not its own read each file: others for each file, so that every format has its turn. */
const FOREIGN_FORMATS = 3;
/**
 * Some formats for the content with this number, drawn by the seed of the properties: with a THOROUGHNESS of 20
 * all of them.
 */
function someFormats(number: number): readonly string[] {
  const ids = listFormats().map(({ id }) => id);
  const count = Math.min(ids.length, FOREIGN_FORMATS * THOROUGHNESS);
  const subsets = fc.shuffledSubarray(ids, { minLength: count, maxLength: count });
  const { seed = Date.now() } = fc.readConfigureGlobal();
  return fc.sample(subsets, { numRuns: 1, seed: seed + number })[0] ?? ids;
}

/** Every file of every fixture; an export may be a folder of many. */
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(EXPECTED))
  .map((name) => name.slice(0, -EXPECTED.length))
  .flatMap((name) => {
    const { format } = JSON.parse(readFileSync(join(folder, name + EXPECTED), 'utf8'))[0];
    const files = filesOf(join(folder, name));
    return files.map((file, index) => ({
      name: relative(folder, file),
      root: name,
      bytes: readFileSync(file),
      format: format as string,
      share: files.length,
      isFirst: index === 0,
    }));
  });

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/**
 * Reads hostile bytes from a file that is written again each time: records, or an error a user can understand.
 * @param whole the folder of the export that the file is part of
 */
async function readHostile(
  path: string,
  bytes: Uint8Array,
  format: string,
  whole = path,
): Promise<ReadExport | QunshuError> {
  writeFileSync(path, bytes);
  try {
    return await readFile(whole, { format, dateOrder: 'dmy' });
  } catch (error) {
    expect(error).toBeInstanceOf(QunshuError);
    return error as QunshuError;
  }
}

/** What holds for every export, once it could be read at all. */
function expectSound(read: ReadExport | QunshuError, byteCount: number): void {
  if (read instanceof QunshuError) {
    return;
  }
  expect(read.records[0]?.type).toBe('chat');
  // One expectation for all: there may be a hundred thousand records.
  expect(read.records.filter((record) => !isSound(record))).toEqual([]);
  expect(read.messages.length).toBeLessThanOrEqual(byteCount);
}

function isSound(record: ParsedRecord): boolean {
  if (record.type === 'message') {
    return Number.isSafeInteger(record.at.local) && Number.isSafeInteger(record.line);
  }
  return record.type !== 'skip' || (record.text.length <= 200 && record.reason !== '');
}

describe('IMPORTING-15 whatever the bytes, reading ends in records or an error', () => {
  describe.each(fixtures)('$name', ({ name, root, bytes, format, share, isFirst }) => {
    const copy = () => {
      const copied = temporaryFolder();
      cpSync(join(folder, root), join(copied, root), { recursive: true });
      return { path: join(copied, name), whole: join(copied, root), otherBytes: share === 1 ? 0 : 1_000_000 };
    };
    /** Checks damaged versions of the fixture, one after the other. */
    const check = (damaged: fc.Arbitrary<Uint8Array>, numRuns: number) => {
      const { path, whole, otherBytes } = copy();
      const property = fc.asyncProperty(damaged, async (content) => {
        fc.pre(content.length > 0);
        expectSound(await readHostile(path, content, format, whole), content.length + otherBytes);
      });
      return fc.assert(property, { numRuns: Math.ceil(numRuns / share) * THOROUGHNESS });
    };

    test('cut short at any byte', async () => {
      const length = fc.integer({ min: 1, max: bytes.length });
      await check(
        length.map((end) => bytes.subarray(0, end)),
        5,
      );
    });

    test('with bytes flipped, removed, doubled, zeroed', async () => {
      const place = fc.integer({ min: 0, max: bytes.length - 1 });
      const how = fc.constantFrom('flip', 'remove', 'double', 'zero');
      const change = fc.tuple(place, fc.integer({ min: 0, max: 255 }), how);
      const changes = fc.array(change, { minLength: 1, maxLength: 8 });
      await check(
        changes.map((list) => withChanges(bytes, list)),
        5,
      );
    });

    test('with its lines shuffled', async () => {
      const lines = fc.shuffledSubarray(bytes.toString('latin1').split('\n'), { minLength: 1 });
      await check(
        lines.map((list) => Buffer.from(list.join('\n'), 'latin1')),
        3,
      );
    });

    // Undamaged, the files of one export are read together.
    if (isFirst) {
      test('read as every other format', async () => {
        const { path, whole, otherBytes } = copy();
        for (const id of someFormats(name.length + bytes.length)) {
          expectSound(await readHostile(path, bytes, id, whole), bytes.length + otherBytes);
        }
      });
    }
  });

  test('random bytes in every format', async () => {
    const path = join(temporaryFolder(), 'x.txt');
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
    const property = fc.asyncProperty(bytes, fc.constantFrom(...listFormats()), async (content, { id }) => {
      expectSound(await readHostile(path, content, id), content.length);
    });
    await fc.assert(property, { numRuns: 100 * THOROUGHNESS });
  });

  test('records that nest without end', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const fields = `"id":1,"sender":${deep},"content":${deep},"timestamp_ms":${deep},"text":${deep}`;
    const documents = ['messages', 'zerver_message'].map((key) => `{"${key}":[${deep},{${fields}}]}`);
    for (const content of [...documents, `[{${fields}}]`, `{${fields}}\n{${fields}}\n`]) {
      await detect(fileWith('x.json', content));
      const path = join(temporaryFolder(), 'x.json');
      for (const id of someFormats(content.length)) {
        expectSound(await readHostile(path, Buffer.from(content), id), content.length);
      }
    }
  });

  // Anything that looks at the same text again and again would take minutes: the limit of a test ends it.
  test.each([
    ['brackets', '['.repeat(200_000)],
    ['objects in objects', '{"messages":'.repeat(50_000)],
    ['quotes', '"'.repeat(200_001)],
    ['backslashes in a string', `{"messages":["${'\\'.repeat(200_000)}`],
    ['digits', '1'.repeat(300_000)],
    ['blanks', ' '.repeat(1_000_000)],
    ['rules', `${'='.repeat(200_000)}\n`.repeat(3)],
    ['colons after a head', `13/1/25, 10:00 - ${':'.repeat(200_000)}`],
    ['blanks before a word', `13/1/25, 10:00 - Bob:${' '.repeat(300_000)}x`],
    ['blanks in a text', `13/1/25, 10:00 - Bob: a${' '.repeat(300_000)}b>`],
    ['angles', `13/1/25, 10:00 - Bob: ${'<'.repeat(100_000)}>`],
    ['attachments', `13/1/25, 10:00 - Bob: ${'<a b: '.repeat(50_000)}>`],
    ['an attachment of blanks', `13/1/25, 10:00 - Bob: <ab:${' '.repeat(300_000)}>`],
    ['marks', `13/1/25, 10:00 - Bob: ${'\u200e '.repeat(100_000)}>`],
    ['at signs', `13/1/25, 10:00 - Bob: ${'@a '.repeat(20_000)}`],
    ['addressees', `[10:00] <a> ${'a, '.repeat(100_000)}`],
    ['an address', `10:00 ${'a@'.repeat(50_000)} (${'@'.repeat(100_000)} `],
    ['a nick', `[10:00] <${'a '.repeat(100_000)}`],
    ['times', `${'1:11:1'.repeat(50_000)} `],
    ['titles', `2024-01-02 3:04:05 ${'【'.repeat(50_000)}(10001)\nx\n`],
    ['a name', `2024-01-02 3:04:05 ${'('.repeat(50_000)}${' '.repeat(50_000)}x\nx\n`],
    ['open quotation marks', `[LINE] x\n2024/03/04（週一）\n${'10:00\tA\t"x\n'.repeat(2000)}`],
    ['names in brackets', `--------------- 2024년 3월 11일 월요일 ---------------\n[${'a] ['.repeat(50_000)}`],
    [
      'tokens',
      JSON.stringify([{ user: 'U', ts: '1709543100.000200', text: '<`:&'.repeat(50_000) + '<'.repeat(100_000) }]),
    ],
    ['links to files', `[2024-03-04 10:00:00] Ann: ${'[a](./media/b) '.repeat(30_000)}  \n`],
    ['tags', '<div class="message default clearfix" id="message1">'.repeat(20_000)],
    ['an attribute', `<div class="page_wrap"><a href="${'x'.repeat(300_000)}`],
    ['classes', `<div class="${'page_header '.repeat(50_000)}">`],
    ['a name in brackets', `[1/15/2024 10:30 AM] ${'a '.repeat(100_000)}`],
    ['blocks', `[1/15/2024 10:30 AM] a\n${'{Embed}\n'.repeat(5000)}`],
    ['a head in words', `Fri, Apr 16, 2021, 17:20:00 - ${'a '.repeat(100_000)}: <@${'a'.repeat(100_000)} "`],
    ['placeholders', `2024-01-02 3:04:05 A(10001)\n${'[图片] '.repeat(50_000)}!\n`],
  ])('nothing but %s', async (_, content) => {
    const path = join(temporaryFolder(), 'x.txt');
    await detect(fileWith('x.txt', content));
    for (const id of someFormats(content.length)) {
      expectSound(await readHostile(path, Buffer.from(content), id), Buffer.byteLength(content));
    }
  });
});

describe('IMPORTING-5 nothing is lost', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom('a', ' ', '你', ':', '@', '<', '[', '1', '=') }),
      fc.constantFrom(
        '13/1/25, 10:00 - Bob: hi',
        '31/2/25, 10:00 - Bob: hi',
        '[10:00] <ann> hi',
        '=== ann has left',
        '2024-01-02 3:04:05 Ann(10001)',
        '2024-02-31 3:04:05 Ann(10001)',
        '[13/1/2025 10:00 AM] Ann',
        'Fri, Apr 16, 2021, 5:20:00 PM - Ann: hi',
        'Fri, Feb 31, 2021, 5:20:00 PM - Ann: hi',
        '[31/2/2025 10:00 AM] Ann',
      ),
    ),
    { minLength: 1, maxLength: 30 },
  );

  test.each([['whatsapp'], ['irc'], ['qq-text'], ['chatlab-jsonl'], ['discord-text'], ['matrix-text'], ['mattermost']])(
    'every line of %s is in a message or skipped',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(lines, async (written) => {
          const read = await readText('x.txt', written, { format, dateOrder: 'dmy', chat: 'c' });
          const skipped = new Set(read.skips.map(({ line }) => line));
          for (const [number, line] of written.entries()) {
            const isRead = read.messages.some((message) => isPartOf(line, number, message));
            const mayBePassed = line.trim() === '' || (format === 'chatlab-jsonl' && line.startsWith('#'));
            expect(isRead || skipped.has(number) || mayBePassed, `line ${number} of ${JSON.stringify(written)}`).toBe(
              true,
            );
          }
          expect(read.skips).toHaveLength(skipped.size);
        }),
        { numRuns: 25 * THOROUGHNESS },
      );
    },
  );

  /** A line is the head of a message, or stands in its text. */
  function isPartOf(line: string, number: number, message: ParsedMessage): boolean {
    return message.line === number || (message.line < number && message.text.includes(line.trim()));
  }
});

/** Applies changes one after the other, each at its place. */
function withChanges(bytes: Buffer, changes: readonly (readonly [number, number, string])[]): Uint8Array {
  const content = [...bytes];
  for (const [place, value, how] of changes) {
    if (how === 'remove') {
      content.splice(place, value);
    } else if (how === 'double') {
      content.splice(place, 0, ...content.slice(place, place + value));
    } else {
      content[place] = how === 'zero' ? 0 : value;
    }
  }
  return Uint8Array.from(content);
}

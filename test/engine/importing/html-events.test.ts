import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContainer } from '../../../src-main/engine/importing/container.ts';
import type { ExportSource } from '../../../src-main/engine/importing/format.ts';
import {
  type HtmlAttributes,
  hasClass,
  parseHtml,
  surveyHtml,
} from '../../../src-main/engine/importing/html-events.ts';
import { HtmlText } from '../../../src-main/engine/importing/html-text.ts';
import { Records } from '../../../src-main/engine/importing/records.ts';
import { fileWith } from './reading.ts';

/** Writes down what it is told: `<p>`, texts joined, `</p>`. */
class Protocol {
  readonly said: string[] = [];
  open(tag: string, attributes: HtmlAttributes): void {
    this.said.push(`<${tag}${Object.entries(attributes).map(([name, value]) => ` ${name}=${value}`)}>`);
  }
  text(piece: string): void {
    this.said.push(piece);
  }
  close(tag: string): void {
    this.said.push(`</${tag}>`);
  }
}

/** Hands an open page to a function. */
async function withPage<Result>(
  content: string | Uint8Array,
  use: (page: ExportSource) => Promise<Result>,
): Promise<Result> {
  const container = await openContainer(fileWith('page.html', content));
  try {
    return await use(container.files[0] as ExportSource);
  } finally {
    await container.close();
  }
}

async function protocolOf(content: string | Uint8Array): Promise<string> {
  const protocol = new Protocol();
  await withPage(content, async (page) => {
    for await (const _ of parseHtml(page, protocol, new Records())) {
      // Only the protocol is wanted.
    }
  });
  return protocol.said.join('');
}

describe('pages', () => {
  test('elements, attributes, entities; what is open at the end is closed', async () => {
    expect(await protocolOf('<DIV class="a b">1 &lt; 2&amp;&#x4f60;<br>x<p>open')).toBe(
      '<div class=a b>1 < 2&你<br></br>x<p>open</p></div>',
    );
  });

  test('characters that fall on the border of two chunks', async () => {
    const filler = 'x'.repeat(262_140);
    expect(await protocolOf(`<p>${filler}你好&amp;</p>`)).toBe(`<p>${filler}你好&</p>`);
  });

  test('other encodings', async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from('<p>你</p>', 'utf16le')]);
    expect(await protocolOf(bytes)).toBe('<p>你</p>');
  });

  test('whatever the bytes, what opens is closed', async () => {
    const pieces = fc.constantFrom(
      '<div>',
      '</div>',
      '<a href="',
      '"',
      '>',
      '<br>',
      '<p>',
      '<!--',
      '-->',
      '你',
      '&',
      ';',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 40 }), async (list) => {
        let depth = 0;
        const receiver = { open: () => depth++, text: () => undefined, close: () => depth-- };
        await withPage(list.join(''), (page) => surveyHtml(page, receiver, () => false));
        expect(depth).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  test.each([
    ['nesting', '<div>'.repeat(100_000)],
    ['a tag without end', `<a href="${'x'.repeat(18_000_000)}`],
    ['a comment without end', `<!-- ${'x'.repeat(18_000_000)}`],
  ])('%s is damage', async (_, content) => {
    await expect(protocolOf(content)).rejects.toMatchObject({ code: 'export-damaged' });
  });

  test('a survey stops when it has enough', async () => {
    await withPage('<p>x</p>'.repeat(200_000), async (page) => {
      await surveyHtml(page, new Protocol(), () => true);
      expect(page.bytesRead()).toBeLessThan(page.totalBytes);
    });
  });
});

test('classes stand in any order', () => {
  expect(hasClass({ class: 'a\n b' }, 'b')).toBe(true);
  expect(hasClass({ class: 'ab' }, 'b')).toBe(false);
  expect(hasClass({}, 'b')).toBe(false);
});

test('text is collected without the blanks that indent the page', () => {
  const text = new HtmlText();
  text.add('\n   a');
  text.add('\n b ');
  expect(text.take()).toBe('a\n b');
  expect(text.take()).toBe('');
});

test('a file named alone knows the files around it, itself included', async () => {
  const path = fileWith('messages.html', '<p>');
  mkdirSync(join(dirname(path), 'photos'));
  writeFileSync(join(dirname(path), 'photos', 'a.jpg'), 'x');
  const alone = await openContainer(path);
  const [file] = alone.files;
  expect(file?.isAlone).toBe(true);
  expect(file?.around().map(({ entry }) => entry)).toEqual(['messages.html', 'photos/a.jpg']);
  expect(file?.around()[0]).toBe(file);
  await alone.close();
  const folder = await openContainer(dirname(path));
  expect(folder.files[0]?.isAlone).toBe(false);
  await folder.close();
});

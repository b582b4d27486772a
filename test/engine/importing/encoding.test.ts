import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEncoding } from '../../../src-main/engine/importing/encoding.ts';
import { encodeLegacy } from './legacy-bytes.ts';
import { readText, said } from './reading.ts';

const sentences = {
  gb18030: '请问大家，这个软件在新电脑上怎么安装？我试了三次都没有成功。',
  big5: '請問大家，這個軟體在新電腦上要怎麼安裝？我試了三次都沒有成功。',
  shift_jis: 'すみません、新しいパソコンにこのソフトを入れるにはどうすればいいですか。',
  'euc-kr': '안녕하세요 이 프로그램을 새 컴퓨터에 어떻게 설치하나요? 세 번 해 봤는데 안 됩니다',
  'windows-1252': 'Où est passé le café? Très bien, à bientôt, señor Müller – c’est déjà fini.',
} as const;

describe('IMPORTING-3 encodings', () => {
  test.each(Object.entries(sentences))('%s in a file of its own', async (encoding, sentence) => {
    const name = sentence.slice(0, 2);
    const bytes = encodeLegacy(`13/1/25, 10:00 - ${name}: ${sentence}\n13/1/25, 10:01 - ${name}: ok\n`, encoding);
    const result = await readText('WhatsApp Chat with X.txt', bytes);
    expect(said(result)).toEqual([`${name}: ${sentence}`, `${name}: ok`]);
    expect(result.guesses).toContainEqual({
      type: 'guess',
      what: 'encoding',
      value: encoding,
      because: 'the file has no byte order mark and is not UTF-8',
    });
  });

  test('traditional characters in GB18030', () => {
    expect(chooseEncoding(Buffer.from(encodeLegacy(sentences.big5, 'gb18030'))).encoding).toBe('gb18030');
  });

  const parts = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60 }));

  test.each(Object.entries(sentences))('%s from any part of a text, its end cut anywhere', (encoding, sentence) => {
    fc.assert(
      fc.property(parts, ([start, cut]) => {
        const text = sentence.repeat(4).slice(start);
        const legacy = Buffer.from(encodeLegacy(text, encoding));
        expect(chooseEncoding(legacy.subarray(0, legacy.length - cut)).encoding).toBe(encoding);
        const utf8 = Buffer.from(text);
        expect(chooseEncoding(utf8.subarray(0, utf8.length - cut)).encoding).toBe('utf-8');
      }),
      { numRuns: 60 },
    );
  });

  const chat = `13/1/25, 10:00 - 阿花: ${sentences.gb18030}\r\n13/1/25, 10:01 - Bob: ok\r\n`;
  const expected = [`阿花: ${sentences.gb18030}`, 'Bob: ok'];
  const utf16le = Buffer.from(`\ufeff${chat}`, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(chat)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${chat}`)],
    ['UTF-16LE', utf16le],
    ['UTF-16BE', Buffer.from(utf16le).swap16()],
  ])('%s is no guess', async (_, bytes) => {
    const result = await readText('x.txt', bytes);
    expect(said(result)).toEqual(expected);
    expect(result.guesses.filter(({ what }) => what === 'encoding')).toEqual([]);
  });

  test('JSON in other encodings', async () => {
    const document = JSON.stringify({
      chatlab: {},
      meta: { name: '群' },
      messages: [{ sender: '1', timestamp: 5, content: sentences.gb18030 }],
    });
    for (const bytes of [
      encodeLegacy(document, 'gb18030'),
      Buffer.from(`\ufeff${document}`, 'utf16le'),
      `\ufeff${document}`,
    ]) {
      expect((await readText('x.json', bytes)).messages[0]?.text).toBe(sentences.gb18030);
    }
  });

  test('the first text that is not ASCII decides, however far it is', async () => {
    const ascii = '13/1/25, 10:00 - Bob: only ASCII here\n'.repeat(20_000);
    const bytes = Buffer.concat([
      Buffer.from(ascii),
      encodeLegacy(`13/1/25, 10:01 - 阿花: ${sentences.gb18030}\n`, 'gb18030'),
    ]);
    expect(said(await readText('x.txt', bytes)).at(-1)).toBe(expected[0]);
  });

  test('damaged UTF-8 stays UTF-8, with a warning', async () => {
    const bytes = Buffer.from(chat.repeat(5));
    bytes[bytes.indexOf('怎')] = 0x20;
    const result = await readText('x.txt', bytes);
    expect(said(result)[1]).toBe('Bob: ok');
    expect(said(result)[2]).toBe(expected[0]);
    expect(result.warnings).toEqual(['Some lines hold bytes that are not UTF-8; they read as \uFFFD.']);
  });
});

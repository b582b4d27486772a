import { describe, expect, test } from 'vitest';
import { readText } from '../reading.ts';

/** U+200E, with which iOS marks what it wrote itself. */
const E = '\u200e';

describe('WHATSAPP-6 what is not text', () => {
  const body = async (text: string, shape = '13/1/25, 10:00 - ') =>
    (await readText('_chat.txt', [`${shape}Bob: ${text}`], { format: 'whatsapp' })).messages[0];
  const iOS = '[13/1/25, 10:00:00] ';

  test.each([
    ['<Media omitted>', 'other'],
    [`${E}image omitted`, 'image'],
    [`${E}GIF omitted`, 'image'],
    [`${E}audio omitted`, 'voice'],
    [`${E}sticker omitted`, 'sticker'],
    [`${E}Contact card omitted`, 'contact'],
    ['<Medien ausgeschlossen>', 'other'],
    ['<省略影音内容>', 'other'],
    [`${E}图像已忽略`, 'image'],
    [`${E}影片已略去`, 'video'],
    [`${E}figurinha ocultada`, 'sticker'],
  ])('%s', async (text, kind) => {
    expect(await body(text)).toMatchObject({
      kind,
      text: '',
      attachments: [{ name: text.replace(E, ''), missing: true }],
    });
  });

  test.each([
    ['IMG-20210428-WA0001.jpg (file attached)', 'IMG-20210428-WA0001.jpg', 'image'],
    [`${E}VID-20210428-WA0001.mp4 (Datei angehängt)`, 'VID-20210428-WA0001.mp4', 'video'],
    ['PTT-20210428-WA0002.opus (文件附件)', 'PTT-20210428-WA0002.opus', 'voice'],
    ['STK-20210428-WA0003.webp (archivo adjunto)', 'STK-20210428-WA0003.webp', 'sticker'],
    ['my notes.pdf (file attached)', 'my notes.pdf', 'file'],
    ['Ann.vcf (file attached)', 'Ann.vcf', 'contact'],
    [`${E}<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>`, '00000042-PHOTO-2020-06-07-15-13-20.jpg', 'image'],
    ['2020-06-07-PHOTO-00000001.jpg <attached>', '2020-06-07-PHOTO-00000001.jpg', 'image'],
  ])('%s', async (text, name, kind) => {
    expect(await body(text)).toMatchObject({ kind, text: '', attachments: [{ name, path: name }] });
  });

  test('captions stay the text', async () => {
    expect(await body('IMG-20210428-WA0001.jpg (file attached)\nlook\nhere')).toMatchObject({ text: 'look\nhere' });
    expect(await body(`see page 3 ${E}<attached: 00000012-book.pdf>`, iOS)).toMatchObject({
      kind: 'file',
      text: 'see page 3',
    });
    expect(await body(`book.pdf • ${E}12 pages ${E}document omitted`, iOS)).toMatchObject({
      kind: 'file',
      text: '',
      attachments: [{ name: 'book.pdf', missing: true }],
    });
  });

  test.each([
    ['that part was omitted'],
    ['run foo.py (line 3)'],
    ['see a.b (c)'],
    ['null'],
    ['<b>bold</b>'],
    ['POLL: no'],
  ])('%s is text', async (text) => {
    expect(await body(text)).toEqual(expect.objectContaining({ kind: 'text', text }));
  });

  test.each([['This message was deleted'], ['You deleted this message.'], ['此訊息已刪除'], ['Mensagem apagada']])(
    '%s is a recalled message',
    async (text) => {
      expect(await body(text)).toMatchObject({ kind: 'recalled', sender: { name: 'Bob' } });
    },
  );

  test('places and polls', async () => {
    expect(await body('Location: https://maps.google.com/?q=52.1,13.2')).toMatchObject({ kind: 'location' });
    expect(await body('we meet at https://maps.google.com/?q=52.1,13.2')).toMatchObject({ kind: 'text' });
    expect(await body(`${E}POLL:\nWhen?\n${E}OPTION: Monday (2 votes)`, iOS)).toMatchObject({
      kind: 'poll',
      sender: { name: 'Bob' },
      text: 'When?\nOPTION: Monday (2 votes)',
    });
  });

  test('the note of an edit is taken off', async () => {
    expect(await body(`hello ${E}<This message was edited>`)).toMatchObject({ kind: 'text', text: 'hello' });
  });
});

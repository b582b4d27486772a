import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArrayScanner } from '../../../../src-main/engine/importing/formats/memotrace/array-scanner.ts';
import { detect, openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { fileWith, readFile, readText, said, times } from '../reading.ts';

describe('MemoTrace, HTML', () => {
  const page = (objects: string, title = '园艺群') =>
    `<!DOCTYPE html>\n<title>${title}</title>\n<script>\nconst chatMessages = [\n${objects}\n];\nvar x = { type:1 };</script>\n`;
  const message = (text: string, more = '') =>
    `{ type:1, text: '${text}',is_send:0,avatar_path:'',timestamp:1714521600,is_chatroom:1,displayname:'Ann'${more}},`;

  /** The values of the objects in a page that arrives in pieces. */
  function scan(pieces: readonly string[]) {
    const found: { title: string; objects: Record<string, string>[]; problems: string[] } = {
      title: '',
      objects: [],
      problems: [],
    };
    const scanner = new ArrayScanner({
      title: (text) => {
        found.title = text;
      },
      object: (values, index) => {
        expect(index).toBe(found.objects.length);
        found.objects.push(Object.fromEntries(values));
      },
      unreadable: (_, reason) => found.problems.push(reason),
    });
    for (const piece of pieces) {
      scanner.feed(piece);
    }
    scanner.end();
    return found;
  }

  test('MEMOTRACE-9 whatever stands in a text comes back, in whatever pieces the page arrives', () => {
    const escaped = (text: string) =>
      text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/"/g, '\\"').replace(/\n/g, '\\n');
    const text = fc.string({ unit: fc.constantFrom('a', '你', "'", '"', '\\', ',', '{', '}', ']', ':', '\n', ' ') });
    const property = fc.property(
      fc.array(text, { maxLength: 6 }),
      fc.array(fc.nat(400), { maxLength: 5 }),
      (texts, cuts) => {
        const whole = page(texts.map((one) => message(escaped(one))).join(''));
        const places = [0, ...cuts.toSorted((one, other) => one - other), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        const { objects, title, problems } = scan(pieces);
        expect(objects.map((values) => values.text)).toEqual(texts);
        expect(title).toBe('园艺群');
        expect(problems).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  test('MEMOTRACE-9 names are not escaped', () => {
    const { objects } = scan([page('{ type:1, displayname:\'Ann\'s, "x" }\',is_send:0 },{ "type": 2, \'b\': "c\'" }')]);
    expect(objects).toEqual([
      { type: '1', displayname: 'Ann\'s, "x" }', is_send: '0' },
      { type: '2', b: "c'" },
    ]);
  });

  test('an object that never ends is told', async () => {
    expect(scan(['chatMessages = [{ type:1, text: ', "'x"])).toMatchObject({
      objects: [],
      problems: ['the file ends in the middle of the record'],
    });
    const result = await readText('x.html', `${page(message('one')).split('];')[0]}{ type:1, text:'`, {
      format: 'memotrace-html',
    });
    expect(said(result)).toEqual(['Ann: one']);
    expect(result.skips.map(({ line }) => line)).toEqual([1]);
  });

  test('MEMOTRACE-10 the title names the chat, which is private outside chatrooms', async () => {
    const own = `{ type:1, text: 'hi',is_send:1,timestamp:1714521600,is_chatroom:0,displayname:'me'},`;
    const result = await readText('x.html', page(own, 'Dan'));
    expect(result.format).toBe('memotrace-html');
    expect(result.chats).toMatchObject([{ name: 'Dan', kind: 'private' }]);
    expect(said(result)).toEqual(['我: hi']);
    expect((await readText('x.html', page(own, 'Dan'), { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
  });

  test('MEMOTRACE-11 escapes of HTML, emoji as pictures', async () => {
    const text = String.raw`a&lt;b&gt; &amp;amp; c<br>d<img src=\"./emoji/x.png\" alt=\"[微笑]\" class=\"emoji_img\">`;
    expect(said(await readText('x.html', page(message(text))))).toEqual(['Ann: a<b> &amp; c\nd[微笑]']);
  });

  test('is recognised by its style where the messages stand too far behind', async () => {
    const style = `<style>\n.chat-refer {\n.item-left .bubble {\n.displayname {\n${'a { color: red }\n'.repeat(500)}</style>\n`;
    const content = page(message('hi')).replace('<title>', `${style}<title>`);
    expect((await detect(fileWith('x.html', content))).candidates[0]).toMatchObject({
      format: 'memotrace-html',
      confidence: 0.9,
    });
  });
});

describe('WechatExporter, HTML', () => {
  const block = (id: number, name: string, text: string, time = `2024-05-01 08:00:0${id % 10}`) =>
    `<div class="msg chat left" msgid="${id}" msgtype="1">\n<div class="nt-box"><span class="dspname left" wxId="wxid_${name}">${name}</span> ${time}</div>\n` +
    `<div class="content-box"><span class="dont-break-out msg-text"><pre>${text}</pre></span></div>\n</div>\n`;
  const page = (body: string) =>
    `<html>\n<head><title>园艺群 - 微信聊天记录</title></head>\n<body>\n${body}</body>\n</html>\n`;
  const script = (pieces: readonly string[]) =>
    `(function() {\n var msgArray = ${JSON.stringify(pieces)};\n for (var idx = 0; idx < msgArray.length; idx++) { push(msgArray[idx]); }\n})();\n`;

  test('WECHATEXPORTER-6 WECHATEXPORTER-7 names, accounts, notices', async () => {
    const notice = '<div class="msg chat-notice" msgid="9"><span class="dont-break-out">系统消息：x</span></div>\n';
    const result = await readText('x.html', page(notice + block(1, 'ann', 'one') + block(2, 'ben', 'two') + notice));
    expect(result.format).toBe('wechatexporter-html');
    expect(result.chats).toMatchObject([{ name: '园艺群', kind: 'private' }]);
    expect(said(result)).toEqual(['x', 'ann: one', 'ben: two', 'x']);
    expect(times(result).map((time) => time.slice(17))).toEqual(['01', '01', '02', '02']);
    expect(result.messages[1]).toMatchObject({ nativeId: '1', sender: { nativeId: 'wxid_ann', name: 'ann' } });
  });

  test('the older layout', async () => {
    const old =
      '<div class="msg chat-left " msgid="5" msgtype="1"><div class="nt-box"><span class="name-left">Ann</span> 2024-05-01 08:00:00</div>' +
      '<div class="content-box msg"><span class="dont-break-out">hi</span></div></div>\n';
    const result = await readText('x.html', `<html><body>\n${old}${old}</body></html>`);
    expect(result.format).toBe('wechatexporter-html');
    expect(said(result)).toEqual(['Ann: hi', 'Ann: hi']);
  });

  test('WECHATEXPORTER-9 later messages stand in files beside the page', async () => {
    const folder = temporaryFolder();
    const data = join(folder, '园艺群_files', 'Data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(folder, '园艺群.html'), page(block(1, 'ann', 'one')));
    writeFileSync(join(data, 'msg-1.js'), script([block(2, 'ben', 'two'), block(3, 'cy', '“三” ]; {')]));
    writeFileSync(join(data, 'msg-10.js'), script([block(5, 'ann', 'five')]));
    writeFileSync(join(data, 'msg-2.js'), script([block(4, 'ann', 'four')]));
    const result = await readFile(folder);
    expect(result.format).toBe('wechatexporter-html');
    expect(said(result)).toEqual(['ann: one', 'ben: two', 'cy: “三” ]; {', 'ann: four', 'ann: five']);
    expect(result.messages.map(({ line }) => line)).toEqual([0, 1, 2, 3, 4]);
    expect(result.warnings).toEqual([
      'Parts of the export are missing: msg-3.js, msg-4.js, msg-5.js, msg-6.js, msg-7.js, msg-8.js, msg-9.js.',
    ]);
    const opened = await openExport(join(folder, '园艺群.html'), {});
    for await (const _ of opened.records) {
      // Only the bytes count here.
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    await opened.close();
  });

  test('WECHATEXPORTER-8 files', async () => {
    const link = block(1, 'ann', '').replace('<pre></pre>', '<a href="园艺群_files/a%20b.pdf">a b.pdf</a>');
    const { messages } = await readText('x.html', page(link));
    expect(messages[0]).toMatchObject({
      kind: 'file',
      attachments: [{ name: 'a b.pdf', path: '园艺群_files/a b.pdf' }],
    });
  });
});

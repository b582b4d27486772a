import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { readText, said } from '../reading.ts';

describe('WeFlow, CSV', () => {
  const head = 'id,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime';
  const read = (rows: readonly string[], options: ImportOptions = {}, columns = head) =>
    readText('群.csv', `\uFEFF${[columns, ...rows].join('\r\n')}\r\n`, options);

  test('WEFLOW-8 columns in any order, ids digit for digit', async () => {
    const { messages, format } = await read(
      ['Ann,2024-05-01 08:00:00,0,文本,9012345678901234567,hi'],
      {},
      'talker,CreateTime,is_sender,type_name,MsgSvrID,content',
    );
    expect(format).toBe('weflow-csv');
    expect(messages).toMatchObject([{ nativeId: '9012345678901234567', sender: { name: 'Ann' }, text: 'hi' }]);
  });

  test('WEFLOW-9 times', async () => {
    const at = [
      '2024-05-01T00:00:00.000Z',
      '1714521600',
      '1714521600000',
      '2024-05-01 08:00:00',
      '2024-02-30 08:00:00',
    ];
    const { messages, skips } = await read(at.map((time) => `1,1,文本,0,Ann,hi,,${time}`));
    const exact = { local: 1714521600000, instant: 1714521600000 };
    expect(messages.map((message) => message.at)).toEqual([exact, exact, exact, { local: Date.UTC(2024, 4, 1, 8) }]);
    expect(skips.map(({ line }) => line)).toEqual([4]);
  });

  test('WEFLOW-10 rooms are chats, and one may be picked', async () => {
    const rows = ['a@chatroom,1', 'b@chatroom,2', 'a@chatroom,3', 'wxid_x,4'].map(
      (cells) => `1,,文本,0,Ann,${cells},,1714521600`,
    );
    const columns = 'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime';
    const { chats, messages } = await read(rows, {}, columns);
    expect(chats.map(({ nativeId, kind }) => [nativeId, kind])).toEqual([
      ['a@chatroom', 'group'],
      ['b@chatroom', 'group'],
      ['wxid_x', 'private'],
    ]);
    expect(messages.map(({ text }) => text)).toEqual(['1', '3', '2', '4']);
    expect((await read(rows, { chat: 'b@chatroom' }, columns)).messages.map(({ text }) => text)).toEqual(['2']);
    await expect(read(rows, { chat: 'none' }, columns)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('WEFLOW-10 without rooms the file is one chat, private where one other writes', async () => {
    const row = (talker: string, isSender: number) => `1,,文本,${isSender},${talker},hi,,1714521600`;
    expect((await read([row('Ann', 0), row('', 1)])).chats).toMatchObject([{ name: '群', kind: 'private' }]);
    expect((await read([row('Ann', 0), row('Ben', 0)])).chats).toMatchObject([{ kind: 'group' }]);
    expect((await read([row('Ann', 0)], { chat: 'Mine' })).chats).toMatchObject([{ name: 'Mine' }]);
    expect(said(await read([row('', 1), row('98@openim', 0)]))).toEqual(['我: hi', '98@openim: hi']);
  });
});

describe('MemoTrace, CSV', () => {
  const head = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
  const read = (rows: readonly string[], options: ImportOptions = {}, name = '小组_utf8.csv') =>
    readText(name, `\uFEFF${[head, ...rows].join('\r\n')}\r\n`, options);
  const row = (content: string, by: string, type = '1,0', talker = 1) =>
    `1,${talker},${type},${by.startsWith('me') ? 1 : 0},1714521600,2,${content},2024-05-01 08:00:00${by.replace('me', '')}`;

  test('MEMOTRACE-1 MEMOTRACE-4 rows of private chats end early', async () => {
    const { chats, messages } = await read([row('hi', ''), row('yes', 'me')]);
    expect(chats).toMatchObject([{ name: '小组', kind: 'private' }]);
    expect(messages.map(({ sender }) => sender)).toEqual([{ name: '小组' }, { name: '我' }]);
    expect(messages[0]?.at).toEqual({ local: Date.UTC(2024, 4, 1, 8), instant: 1714521600000 });
  });

  test('MEMOTRACE-4 names beside own messages are not trusted', async () => {
    const result = await read([
      row('a', ',,Ann,wxid_a'),
      row('b', ',Ben!,Ben,wxid_b'),
      row('c', ',,,wxid_c'),
      row('d', 'me,,Ann,wxid_a'),
    ]);
    expect(said(result)).toEqual(['Ann: a', 'Ben!: b', 'wxid_c: c', '我: d']);
    expect(result.chats[0]?.kind).toBe('group');
  });

  test('MEMOTRACE-2 a chat is spread over databases; too many of them are told', async () => {
    const rows = Array.from({ length: 25 }, (_, talker) => row('hi', ',,Ann,wxid_a', '1,0', talker));
    expect((await read(rows.slice(0, 9))).warnings).toEqual([]);
    const many = await read(rows);
    expect(many.chats).toHaveLength(1);
    expect(many.warnings).toHaveLength(1);
  });

  test('MEMOTRACE-5 kinds', async () => {
    const { messages } = await read([
      row('<msg><emoji/></msg>', '', '47,0'),
      row('', '', '49,6'),
      row('', '', '49,57'),
      row('', '', '49,19'),
      row('', '', '9999,0'),
      row('"""Ann"" 撤回了一条消息 <a href=""weixin://revoke_edit_click"">重新编辑</a>"', '', '10000,0'),
    ]);
    expect(messages.map(({ kind }) => kind)).toEqual(['sticker', 'file', 'text', 'forward', 'other', 'recalled']);
    expect(messages[5]).toMatchObject({ sender: null, text: '"Ann" 撤回了一条消息' });
  });
});

describe('chatlog, CSV and JSON', () => {
  const head = 'Time,SenderName,Sender,TalkerName,Talker,Content';
  const message = {
    seq: 1,
    time: '2024-05-01T08:00:00+08:00',
    talker: 'a@chatroom',
    talkerName: 'A',
    isChatRoom: true,
  };
  const ann = { sender: 'wxid_a', senderName: 'Ann', isSelf: false, type: 1, subType: 0, content: 'hi' };

  test('CHATLOG-1 chats may be mixed, and one may be picked', async () => {
    const rows = [
      head,
      ...['A,a@chatroom,1', 'B,wxid_b,2', 'A,a@chatroom,3'].map((row) => `2024-05-01 08:00:00,Ann,wxid_a,${row}`),
    ];
    const table = await readText('x.csv', rows);
    expect(table.format).toBe('chatlog-csv');
    expect(table.chats.map(({ name, kind }) => [name, kind])).toEqual([
      ['A', 'group'],
      ['B', 'private'],
    ]);
    expect(said(table)).toEqual(['Ann: 1', 'Ann: 3', 'Ann: 2']);
    expect(said(await readText('x.csv', rows, { chat: 'B' }))).toEqual(['Ann: 2']);
    const list = [message, { ...message, talker: 'b@chatroom', talkerName: 'B' }, message].map((one) => ({
      ...one,
      ...ann,
    }));
    expect((await readText('x.json', JSON.stringify(list))).chats.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  test('CHATLOG-2 quoted lines', async () => {
    const rows = [
      '"> Ann(wxid_a) 05-01 08:00:00\n> one\n> two\nyes"',
      '"> [引用]\nyes"',
      '"> only quoted"',
      '"> Ann says\nno"',
    ];
    const { messages } = await readText('x.csv', [
      head,
      ...rows.map((text) => `2024-05-01 08:00:00,Ben,wxid_b,A,a@chatroom,${text}`),
    ]);
    expect(messages.map(({ text, quotation }) => [text, quotation])).toEqual([
      ['yes', { sender: 'Ann', text: 'one\ntwo' }],
      ['yes', undefined],
      ['> only quoted', undefined],
      ['no', { text: 'Ann says' }],
    ]);
  });

  test('CHATLOG-5 ids beyond 2^53 and zones', async () => {
    const text = `[${JSON.stringify({ ...message, ...ann }).replace('"seq":1', '"seq":1714521600000001234')}]`;
    const { messages, format } = await readText('x.json', text);
    expect(format).toBe('chatlog-json');
    expect(messages).toMatchObject([
      { nativeId: '1714521600000001234', at: { local: Date.UTC(2024, 4, 1, 8), instant: 1714521600000 } },
    ]);
  });

  test('CHATLOG-6 cards, files, quotes', async () => {
    const cards = [
      { type: 49, subType: 6, content: '', contents: { title: 'a.pdf', md5: 'x' } },
      { type: 49, subType: 57, content: 'yes', contents: { refer: { senderName: 'Ben', content: 'sure?' } } },
      { type: 47, subType: 0, content: '' },
      { type: 10000, content: 'Ann joined' },
      { type: 12345, content: 'odd' },
    ];
    const { messages } = await readText(
      'x.json',
      JSON.stringify(cards.map((card) => ({ ...message, ...ann, ...card }))),
    );
    expect(messages).toMatchObject([
      { kind: 'file', attachments: [{ name: 'a.pdf', missing: true }] },
      { kind: 'text', text: 'yes', quotation: { sender: 'Ben', text: 'sure?' } },
      { kind: 'sticker', text: '' },
      { kind: 'system', sender: null, text: 'Ann joined' },
      { kind: 'other', text: 'odd' },
    ]);
  });
});

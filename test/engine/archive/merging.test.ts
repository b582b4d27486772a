import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attachment } from '../../../src-main/contract/index.ts';
import type { Archive } from '../../../src-main/engine/archive/index.ts';
import { exportOf, formatOf, type Said, said, view, wordsOf } from './histories.ts';
import { chat, importInto, message, messagesIn, openArchive } from './support.ts';

const at = (minute: number, second: number) => ({ at: { local: Date.UTC(2026, 2, 1, 20, minute, second) } });
const texts = (archive: Archive) => messagesIn(archive).map(({ text }) => text);

describe('ARCHIVE-12 the same message in exports that write it differently', () => {
  test('exports of another precision merge where sender and words agree', () => {
    const precise = [
      chat,
      message('甲', 1, '第一句', at(1, 7)),
      message('乙', 1, '好的', at(1, 20)),
      message('乙', 1, '好的', at(1, 40)),
      message('甲', 2, '第二句', at(2, 59)),
    ];
    const coarse = [
      chat,
      message('甲', 1, '第一句'),
      message('乙', 1, '好的'),
      message('乙', 1, '好的'),
      message('甲', 2, '第二句'),
      message('丙', 3, '新的'),
    ];
    for (const [first, second] of [
      [precise, coarse],
      [coarse, precise],
    ]) {
      const archive = openArchive();
      importInto(archive, first ?? []);
      importInto(archive, second ?? []);
      expect(messagesIn(archive).map(({ text, sentAt }) => [text, new Date(sentAt).getUTCSeconds()])).toEqual([
        ['第一句', 7],
        ['好的', 20],
        ['好的', 40],
        ['第二句', 59],
        ['新的', 0],
      ]);
      expect(archive.chats()[0]).toMatchObject({ messageCount: 5, participantCount: 3 });
    }
  });

  test('a message missing in one export does not shift the rest', () => {
    const archive = openArchive();
    const all = ['一', '二', '三', '四', '五'].map((text, index) => message('甲', 1, text, at(1, index * 10)));
    importInto(archive, [chat, ...all.filter((_, index) => index !== 1)]);
    const coarse = all.map(({ text }) => message('甲', 1, text));
    const [report] = importInto(archive, [chat, ...coarse.filter((_, index) => index !== 3)]);
    expect(report).toMatchObject({ added: 1, duplicates: 3 });
    expect(texts(archive).toSorted()).toEqual(['一', '三', '二', '五', '四'].toSorted());
  });

  test('two imports may have left the messages of one time in another order', () => {
    const archive = openArchive();
    const [one, two] = [message('甲', 1, '一', { nativeId: '1' }), message('甲', 1, '二', { nativeId: '2' })];
    importInto(archive, [chat, two], { format: 'json' });
    importInto(archive, [chat, one, two], { format: 'json' });
    importInto(archive, [chat, message('甲', 1, '一'), message('甲', 1, '二')], { format: 'text' });
    expect(texts(archive).toSorted()).toEqual(['一', '二']);
  });

  test('another format of the same chat brings accounts and ids', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一'), message('乙', 2, '二'), message('乙', 3, '三')], {
      format: 'text',
    });
    const [before] = messagesIn(archive);
    const account = { sender: { nativeId: '10002', name: '乙' } };
    importInto(
      archive,
      [
        chat,
        message('甲', 1, '一', { nativeId: '901' }),
        message('乙', 2, '二', { nativeId: '902', ...account, replyToNativeId: '901' }),
        message('乙', 3, '三', { nativeId: '903', ...account }),
      ],
      { format: 'json' },
    );
    const merged = messagesIn(archive);
    expect(merged.map(({ text }) => text)).toEqual(['一', '二', '三']);
    // The id stays the one it was given, and the reply names that one.
    expect(merged[0]?.id).toBe(before?.id);
    expect(merged[1]?.replyTo).toBe(before?.id);
    expect(archive.participants().map(({ name, messageCount }) => [name, messageCount])).toEqual([
      ['乙', 2],
      ['甲', 1],
    ]);
    // Nothing but the sender is another: the index is told, because filters go by it.
    expect(archive.changes.messages()).toEqual(expect.arrayContaining([2, 3]));
  });

  test('both ids of a message find it', () => {
    const [one, other] = [openArchive(), openArchive()];
    const precise = [chat, message('甲', 1, '一', at(1, 7))];
    const coarse = [chat, message('甲', 1, '一')];
    importInto(one, precise);
    importInto(other, coarse);
    const ids = [one, other].map((archive) => messagesIn(archive)[0]?.id ?? '');
    importInto(one, coarse);
    importInto(other, precise);
    for (const archive of [one, other]) {
      expect(archive.messages.get(ids).map((row) => row.message.text)).toEqual(['一', '一']);
    }
  });

  test('media that one export left out is the media the other has', () => {
    const picture: Attachment = { name: 'IMG-1.jpg', path: 'IMG-1.jpg' };
    const omitted = [chat, message('甲', 1, '', { kind: 'other', attachments: [{ name: '', missing: true }] })];
    const attached = [chat, message('甲', 1, '', { kind: 'image', attachments: [picture] })];
    for (const [first, second] of [
      [omitted, attached],
      [attached, omitted],
    ]) {
      const archive = openArchive();
      importInto(archive, first ?? []);
      importInto(archive, second ?? []);
      expect(messagesIn(archive)).toMatchObject([{ kind: 'image', attachments: [picture] }]);
    }
  });

  test('two different messages of a minute stay two', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '请问怎么安装'), message('乙', 1, '在吗')]);
    importInto(archive, [chat, message('甲', 1, '我已经装好了'), message('丙', 1, '在吗')]);
    expect(texts(archive).length).toBe(4);
  });

  test('ids of one exporter keep equal messages apart; those of two say nothing', () => {
    const [same, other] = [openArchive(), openArchive()];
    importInto(same, [chat, message('甲', 1, 'ok', { nativeId: '1' })]);
    importInto(same, [chat, message('甲', 1, 'ok', { nativeId: '2' })]);
    expect(texts(same)).toEqual(['ok', 'ok']);
    importInto(other, [chat, message('甲', 1, 'ok', { nativeId: '1' })]);
    importInto(other, [chat, message('甲', 1, 'ok', { nativeId: 'x1' })], { format: 'another' });
    expect(texts(other)).toEqual(['ok']);
  });
});

describe('ARCHIVE-13 edits and deletions', () => {
  const early = [chat, message('甲', 1, '会议在三点'), message('乙', 2, '好')];

  test('an edit is shown, the older text kept, whichever export comes first', () => {
    const late = [chat, message('甲', 1, '会议改在四点'), message('乙', 2, '好'), message('乙', 9, '收到')];
    const edited = late.map((record) =>
      record.type === 'message' && record.text === '会议改在四点' ? { ...record, editedAt: 5 } : record,
    );
    for (const order of [
      [early, edited],
      [edited, early],
    ]) {
      const archive = openArchive();
      const reports = order.flatMap((records) => importInto(archive, records));
      expect(messagesIn(archive)).toMatchObject([
        { text: '会议改在四点', earlierTexts: ['会议在三点'], editedAt: 5 },
        { text: '好' },
        { text: '收到' },
      ]);
      expect(reports[1]?.edited).toBe(order[0] === early ? 1 : 0);
    }
  });

  test('with platform ids the text of the later export is shown', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '旧', { nativeId: '1' }), message('乙', 2, '好', { nativeId: '2' })]);
    const [report] = importInto(archive, [
      chat,
      message('甲', 1, '新', { nativeId: '1' }),
      message('乙', 5, '再见', { nativeId: '3' }),
    ]);
    expect(report).toMatchObject({ read: 2, added: 1, duplicates: 1, edited: 1, deleted: 0 });
    expect(messagesIn(archive)[0]).toMatchObject({ text: '新', earlierTexts: ['旧'] });
    expect(archive.changes.messages().length).toBe(1);
  });

  test('a deletion is the last word, and the text is kept', () => {
    const late = [chat, message('甲', 1, '', { kind: 'recalled' }), message('乙', 2, '好'), message('乙', 9, '收到')];
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const archive = openArchive();
      for (const records of order) {
        importInto(archive, records);
      }
      const [deleted] = messagesIn(archive);
      expect(deleted).toMatchObject({
        kind: 'recalled',
        text: '',
        earlierTexts: ['会议在三点'],
        deletedAt: Date.UTC(2026, 2, 1, 12, 9),
      });
    }
  });

  test('reactions that came later are taken', () => {
    const archive = openArchive();
    const reacted = (count: number) => message('甲', 1, '一', { nativeId: '1', reactions: [{ key: '👍', count }] });
    importInto(archive, [chat, reacted(1)]);
    importInto(archive, [chat, reacted(3), message('乙', 2, '二', { nativeId: '2' })]);
    expect(messagesIn(archive)[0]?.reactions).toEqual([{ key: '👍', count: 3 }]);
    expect(messagesIn(archive)[0]?.earlierTexts).toBeUndefined();
  });
});

describe('ARCHIVE-3 the order of imports does not matter', () => {
  /** Archives are slow to make: these are used for all runs, each with a chat of its own. */
  let run = 0;
  const contents = (archive: Archive, name: string) =>
    messagesIn(archive, name)
      .map(({ id: _id, chatId: _chat, source: _source, replyTo: _reply, ...content }) => JSON.stringify(content))
      .toSorted();

  test('A then B equals B then A equals both twice, whatever the exporters leave out', () => {
    const archives = [openArchive(), openArchive(), openArchive()];
    fc.assert(
      fc.property(fc.array(said, { minLength: 5, maxLength: 12 }), view, view, (unsorted, left, right) => {
        const history = unsorted.toSorted((one, other) => one.second - other.second);
        const name = `群${++run}`;
        const [one, other] = [exportOf(history, left, name), exportOf(history, right, name)];
        fc.pre(one.length > 1 && other.length > 1);
        const orders = [
          [one, other],
          [other, one],
          [one, other, one, other],
        ];
        const [first, ...others] = archives.map((archive, index) => {
          const order = orders[index] ?? [];
          for (const records of order) {
            importInto(archive, records, formatOf(records === one ? left : right));
          }
          const known = archive.chats().find((found) => found.name === name);
          expect(known?.messageCount).toBe(messagesIn(archive, name).length);
          return contents(archive, name);
        });
        expect(others).toEqual([first, first]);
      }),
      { numRuns: 60 },
    );
  });

  test('nothing is lost and nothing doubled where every message is one of a kind', () => {
    const archive = openArchive();
    const others = fc.record({
      one: view,
      other: view,
      seconds: fc.array(fc.nat(600), { minLength: 8, maxLength: 12 }),
    });
    fc.assert(
      fc.property(others, ({ one, other, seconds }) => {
        const history = seconds
          .toSorted((left, right) => left - right)
          .map((second, index): Said => ({ sender: index % 3, second, text: wordsOf(index), fate: 'stays' }));
        const name = `群${++run}`;
        const views = [one, other];
        const there = new Set(
          views.flatMap(({ from, to, missing }) =>
            history.flatMap(({ text }, index) =>
              index >= from && index < to && !missing.includes(index) ? [text] : [],
            ),
          ),
        );
        fc.pre(views.every((each) => exportOf(history, each, name).length > 1));
        for (const each of views) {
          importInto(archive, exportOf(history, each, name), formatOf(each));
        }
        expect(
          messagesIn(archive, name)
            .map(({ text }) => text)
            .toSorted(),
        ).toEqual([...there].toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QunshuError } from '../../../src-main/contract/index.ts';
import type { Archive } from '../../../src-main/engine/archive/index.ts';
import { KeyMap } from '../../../src-main/engine/archive/key-map.ts';
import { chat, importInto, message, openArchive } from './support.ts';

/** All messages of the archive as text, in order. */
function contents(archive: Archive): string[] {
  return archive
    .chats()
    .flatMap((one) =>
      Array.from(archive.messages.ofChat(one.id), (row) => `${row.id} ${row.sentAt} ${row.sender ?? '*'}: ${row.text}`),
    );
}

describe('ARCHIVE-2 and ARCHIVE-3 messages are recognised', () => {
  test('the same words twice in a minute are two messages', () => {
    const archive = openArchive();
    const [report] = importInto(archive, [
      chat,
      message('甲', 1, 'ok'),
      message('甲', 1, 'ok'),
      message('乙', 1, 'ok'),
    ]);
    expect(report).toMatchObject({ read: 3, added: 3, duplicates: 0, participants: 2 });
    const [again] = importInto(archive, [chat, message('甲', 1, 'ok'), message('甲', 1, 'ok'), message('乙', 1, 'ok')]);
    expect(again).toMatchObject({ read: 3, added: 0, duplicates: 3 });
  });

  test('an overlapping export adds exactly what is new', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一'), message('乙', 2, '二'), message('甲', 3, '三')]);
    const [report] = importInto(archive, [
      chat,
      message('乙', 2, '二'),
      message('甲', 3, '三'),
      message('丙', 4, '四'),
    ]);
    expect(report).toMatchObject({ read: 3, added: 1, duplicates: 2 });
    expect(archive.chats()[0]).toMatchObject({ messageCount: 4, participantCount: 3 });
  });

  test('with platform ids the id alone decides', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, 'ok', { nativeId: '7' }), message('甲', 1, 'ok', { nativeId: '8' })]);
    const [report] = importInto(archive, [chat, message('甲', 1, 'ok (edited)', { nativeId: '7' })]);
    expect(report).toMatchObject({ added: 0, duplicates: 1 });
  });

  const records = fc.array(
    fc
      .record({ sender: fc.constantFrom('甲', '乙', null), minute: fc.nat(3), text: fc.constantFrom('ok', '好的', '') })
      .map(({ sender, minute, text }) => message(sender, minute, text)),
    { maxLength: 12 },
  );

  test('A then B equals B then A equals both twice', () => {
    const archives = [openArchive(), openArchive(), openArchive()];
    let run = 0;
    fc.assert(
      fc.property(records, records, (one, other) => {
        fc.pre(one.length > 0 && other.length > 0);
        // A chat of its own for each run, in the same three libraries: making libraries is slow.
        const header = { ...chat, name: `群${++run}` };
        const orders = [
          [one, other],
          [other, one],
          [one, other, one, other],
        ];
        const [first, ...others] = archives.map((archive, index) => {
          for (const part of orders[index] ?? []) {
            importInto(archive, [header, ...part]);
          }
          const id = archive.chats().find((found) => found.name === header.name)?.id ?? '';
          return Array.from(archive.messages.ofChat(id), (row) => `${row.id} ${row.sentAt} ${row.text}`).sort();
        });
        expect(others).toEqual([first, first]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('ARCHIVE-4 ids come from content', () => {
  test('another library gives the same ids', () => {
    const [one, other] = [openArchive(), openArchive()];
    importInto(one, [chat, message('甲', 1, '一'), message('乙', 2, '二')]);
    importInto(other, [chat, message('乙', 2, '二')]);
    importInto(other, [chat, message('甲', 1, '一')]);
    expect(contents(other)).toEqual(contents(one));
  });
});

describe('ARCHIVE-5 chats are recognised', () => {
  test('a renamed chat still takes its exports', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一')]);
    const id = archive.chats()[0]?.id ?? '';
    archive.renameChat(id, '新名字');
    importInto(archive, [chat, message('甲', 2, '二')]);
    expect(archive.chats()).toMatchObject([{ id, name: '新名字', messageCount: 2 }]);
  });

  test('a name given by the user gathers exports of one chat', () => {
    const archive = openArchive();
    importInto(archive, [{ ...chat, nativeId: '99', name: '我们的群' }, message('甲', 1, '一')]);
    importInto(archive, [{ ...chat, name: '我们的群' }, message('甲', 2, '二')], { chatName: '我们的群' });
    expect(archive.chats()).toMatchObject([{ name: '我们的群', messageCount: 2 }]);
  });

  test('several chats in one file stay apart; an empty one leaves no trace', () => {
    const archive = openArchive();
    const reports = importInto(archive, [
      { type: 'skip', line: 0, reason: 'no header', text: '?' },
      chat,
      message('甲', 1, '一'),
      { ...chat, name: '空群' },
      { ...chat, name: '第二群' },
      message('甲', 1, '一'),
    ]);
    expect(reports.map((report) => [report.chat, report.read, report.skippedCount])).toEqual([
      ['学习群', 1, 1],
      ['第二群', 1, 0],
    ]);
    expect(
      archive
        .chats()
        .map((one) => one.name)
        .sort(),
    ).toEqual(['学习群', '第二群']);
  });
});

describe('ARCHIVE-6 participants', () => {
  test('all names of an account are kept, the latest is shown', () => {
    const archive = openArchive();
    const sender = (name: string) => ({ sender: { nativeId: '10001', name } });
    importInto(archive, [chat, message('x', 1, '一', sender('小明')), message('x', 5, '二', sender('明哥'))]);
    importInto(archive, [chat, message('x', 3, '三', sender('阿明'))]);
    expect(archive.participants()).toMatchObject([{ name: '明哥', formerNames: ['小明', '阿明'], messageCount: 3 }]);
  });
});

describe('ARCHIVE-7 time zones', () => {
  test('the given zone is remembered for the chat', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 0, '一')], { timezone: 'Europe/Berlin' });
    importInto(archive, [chat, message('甲', 1, '二')]);
    const times = Array.from(archive.messages.ofChat(archive.chats()[0]?.id ?? ''), (row) => row.sentAt);
    expect(times).toEqual([Date.UTC(2026, 2, 1, 19, 0), Date.UTC(2026, 2, 1, 19, 1)]);
    expect(archive.chats()[0]?.timezone).toBe('Europe/Berlin');
  });

  test('an instant that the export knows is kept', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 0, '一', { at: { local: 0, instant: 1_700_000_000_000 } })]);
    expect(archive.chats()[0]?.from).toBe(1_700_000_000_000);
  });
});

describe('ARCHIVE-8 order, and reading by position', () => {
  test('windows, positions and days agree with the order', () => {
    const archive = openArchive();
    const many = Array.from({ length: 3000 }, (_, index) =>
      message(index % 7 === 0 ? null : `人${index % 5}`, 0, `第${index}条`, {
        at: { local: Date.UTC(2026, 2, 1) + ((index * 7919) % 3000) * 60_000 },
      }),
    );
    importInto(archive, [chat, ...many]);
    const id = archive.chats()[0]?.id ?? '';
    const order = Array.from(archive.messages.ofChat(id), (row) => row.id);
    expect(order.length).toBe(3000);
    for (const offset of [0, 1, 511, 512, 513, 1777, 2990, 2999, 3000, 9999]) {
      const window = archive.messages.window(id, offset, 20);
      expect(window.total).toBe(3000);
      expect(window.messages.map(({ message }) => message.id)).toEqual(order.slice(offset, offset + 20));
    }
    for (const position of [0, 511, 512, 1500, 2999]) {
      expect(archive.messages.locate(order[position] ?? '')).toEqual({ chatId: id, offset: position });
    }
    const days = archive.messages.days(id);
    expect(days.map((day) => day.day)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(days.map((day) => day.messages)).toEqual([1440, 1440, 120]);
    expect(days.map((day) => day.offset)).toEqual([0, 1440, 2880]);
  });

  test.each(['America/Sao_Paulo', 'Europe/Berlin', 'Asia/Kathmandu'])(
    'days are those of the clocks of %s',
    (timezone) => {
      // Clocks of São Paulo were set back and forward at midnight.
      const [back, forward] = [Date.UTC(2018, 1, 17, 12), Date.UTC(2018, 10, 3, 12)];
      const anyInstant = fc.tuple(fc.constantFrom(back, forward), fc.integer({ min: 0, max: 2 * 1440 }));
      const property = fc.property(fc.array(anyInstant, { minLength: 1, maxLength: 40 }), (chosen) => {
        const archive = openArchive();
        const instants = chosen.map(([from, minute]) => from + minute * 60_000);
        const said = instants.map((instant, index) => message('甲', index, `${index}`, { at: { local: 0, instant } }));
        importInto(archive, [chat, ...said], { timezone });
        const day = (at: number) => new Date(at).toLocaleDateString('sv', { timeZone: timezone });
        const counts = new Map<string, number>();
        for (const at of instants.toSorted((a, b) => a - b)) counts.set(day(at), (counts.get(day(at)) ?? 0) + 1);
        const days = archive.messages.days(archive.chats()[0]?.id ?? '');
        expect(days.map((one) => [one.day, one.messages])).toEqual([...counts]);
      });
      fc.assert(property, { numRuns: 15 });
    },
  );

  test('pages follow one another without gap or repeat', () => {
    const archive = openArchive();
    importInto(archive, [chat, ...Array.from({ length: 25 }, (_, index) => message('甲', index % 4, `${index}`))]);
    importInto(archive, [{ ...chat, name: '二群' }, message('甲', 1, '另')]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = archive.messages.page({}, after, 10);
      seen.push(...page.messages.map((row) => row.message.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(26);
    const inRange = archive.messages.page(
      { from: Date.UTC(2026, 2, 1, 12, 1), to: Date.UTC(2026, 2, 1, 12, 2) },
      undefined,
      100,
    );
    expect(inRange.messages.every((row) => row.message.sentAt === Date.UTC(2026, 2, 1, 12, 1))).toBe(true);
    expect(inRange.messages.length).toBe(7);
  });
});

describe('ARCHIVE-9 and ARCHIVE-10 nothing half', () => {
  test('an import without a message is refused and leaves nothing', () => {
    const archive = openArchive();
    expect(() => importInto(archive, [chat, { type: 'skip', line: 3, reason: 'no header', text: 'x' }])).toThrow(
      expect.objectContaining({ code: 'export-without-messages' }) as QunshuError,
    );
    expect(archive.chats()).toEqual([]);
    expect(archive.reports()).toEqual([]);
  });

  test('an aborted import leaves the archive as it was, and its messages unseen meanwhile', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一')]);
    const before = contents(archive);
    const session = archive.beginImport({
      file: 'f',
      format: 't',
      defaultTimezone: 'UTC',
      importedAt: 1,
      newId: () => 'i',
    });
    session.add([chat, message('甲', 2, '二')]);
    expect(contents(archive)).toEqual(before);
    session.abort();
    expect(contents(archive)).toEqual(before);
    importInto(archive, [chat, message('甲', 2, '二')]);
    expect(contents(archive).length).toBe(2);
  });

  test('reports keep guesses, warnings and skipped lines', () => {
    const archive = openArchive();
    importInto(archive, [
      chat,
      { type: 'guess', what: 'encoding', value: 'gb18030', because: 'not UTF-8' },
      message('甲', 1, '一'),
      { type: 'warning', text: 'the export ends in the middle' },
      { type: 'skip', line: 9, reason: 'impossible date', text: '2026-02-31' },
    ]);
    expect(archive.reports()).toMatchObject([
      {
        timezone: 'Asia/Shanghai',
        guesses: [
          { what: 'encoding', value: 'gb18030', because: 'not UTF-8' },
          { what: 'timezone', value: 'Asia/Shanghai' },
        ],
        warnings: ['the export ends in the middle'],
        skipped: [{ line: 9, reason: 'impossible date', text: '2026-02-31' }],
        skippedCount: 1,
      },
    ]);
  });
});

describe('ARCHIVE-11 replies', () => {
  test('a reply names its target by id, whether it is there or not', () => {
    const archive = openArchive();
    importInto(archive, [
      chat,
      message('乙', 2, '答', { nativeId: '8', replyToNativeId: '7' }),
      message('丙', 3, '答二', { nativeId: '9', replyToNativeId: '404' }),
    ]);
    importInto(archive, [chat, message('甲', 1, '问', { nativeId: '7' })]);
    const [question, answer, lost] = Array.from(archive.messages.ofChat(archive.chats()[0]?.id ?? ''));
    expect(answer?.replyTo).toBe(question?.id);
    expect(lost?.replyTo).not.toBeNull();
    expect(archive.messages.get([lost?.replyTo ?? ''])).toEqual([]);
  });
});

test('a map of keys behaves like a map of strings', () => {
  const half = fc.oneof(fc.constantFrom(0, 1, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 3000 }), (keys) => {
      const map = new KeyMap(4);
      const model = new Map<string, number>();
      for (const [seq, [high, low]] of keys.entries()) {
        const name = high === 0xffffffff && low === 0xffffffff ? `${high},${low - 1}` : `${high},${low}`;
        expect(map.add(high, low, seq, seq + 1)).toBe(!model.has(name));
        model.set(name, model.get(name) ?? seq);
        const place = map.find(high, low);
        expect([map.seqAt(place), map.markAt(place)]).toEqual([model.get(name), (model.get(name) ?? 0) + 1]);
      }
      expect(map.size).toBe(model.size);
      expect(map.find(12345, 67890) >= 0).toBe(model.has('12345,67890'));
    }),
    { numRuns: 30 },
  );
});

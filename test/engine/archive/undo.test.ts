import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedRecord, QunshuError } from '../../../src-main/contract/index.ts';
import { exportOf, formatOf, said, seen, view } from './histories.ts';
import { chat, importInto, message, messagesIn, openArchive } from './support.ts';

const NOW = Date.UTC(2026, 3, 1);

describe('ARCHIVE-14 an import can be undone', () => {
  test('what it brought is gone, what others have as well stays', () => {
    const archive = openArchive();
    const [first] = importInto(archive, [chat, message('甲', 1, '一'), message('乙', 2, '二')]);
    const [second] = importInto(archive, [chat, message('乙', 2, '二'), message('丙', 3, '三')]);
    const report = archive.undo(first?.importId ?? '', NOW);
    archive.messages.forget();
    expect(report).toEqual({ ...first, undoneAt: NOW });
    expect(archive.reports()).toEqual([second, report]);
    expect(messagesIn(archive)).toMatchObject([
      { text: '二', source: { importId: second?.importId, line: 2 } },
      { text: '三', source: { importId: second?.importId, line: 3 } },
    ]);
    expect(
      archive
        .participants()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['丙', '乙']);
    expect(archive.changes.messages().length).toBe(1);
    expect(archive.changes.chats().length).toBe(1);
  });

  test('a chat that nothing else brought is gone, and comes back with the same ids', () => {
    const archive = openArchive();
    const records = [chat, message('甲', 1, '一'), message('乙', 2, '二')];
    const [report] = importInto(archive, records);
    const ids = messagesIn(archive).map(({ id }) => id);
    archive.undo(report?.importId ?? '', NOW);
    archive.messages.forget();
    expect(archive.chats()).toEqual([]);
    expect(archive.participants()).toEqual([]);
    importInto(archive, records);
    expect(messagesIn(archive).map(({ id }) => id)).toEqual(ids);
  });

  test('numbers are not used again', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一')]);
    const [report] = importInto(archive, [chat, message('乙', 2, '二')]);
    const last = archive.messages.lastSeq();
    archive.undo(report?.importId ?? '', NOW);
    importInto(archive, [chat, message('丙', 3, '三')]);
    expect(archive.messages.lastSeq()).toBeGreaterThan(last);
  });

  test('an edit it brought is taken back, and can come again', () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '旧', { nativeId: '1' })]);
    const edited = [chat, message('甲', 1, '新', { nativeId: '1' }), message('乙', 9, '好', { nativeId: '2' })];
    const [report] = importInto(archive, edited);
    archive.undo(report?.importId ?? '', NOW);
    archive.messages.forget();
    expect(messagesIn(archive).map(({ text }) => text)).toEqual(['旧']);
    expect(messagesIn(archive)[0]?.earlierTexts).toBeUndefined();
    importInto(archive, edited);
    expect(messagesIn(archive)[0]).toMatchObject({ text: '新', earlierTexts: ['旧'] });
  });

  test('names it introduced are forgotten', () => {
    const archive = openArchive();
    const sender = (name: string) => ({ sender: { nativeId: '10001', name } });
    importInto(archive, [chat, message('x', 1, '一', sender('小明'))]);
    const [report] = importInto(archive, [
      chat,
      message('x', 1, '一', sender('小明')),
      message('x', 5, '二', sender('明哥')),
    ]);
    archive.undo(report?.importId ?? '', NOW);
    expect(archive.participants()).toMatchObject([{ name: '小明', formerNames: [], messageCount: 1 }]);
  });

  describe('what a third import only confirmed stays', () => {
    const account = { sender: { nativeId: '10001', name: '甲' } };
    const plain = [chat, message('甲', 1, '一'), message('甲', 2, '二')];
    const withIds = [chat, message('甲', 1, '一', { nativeId: '901', ...account })];
    const longer = [...withIds, message('甲', 2, '二', { nativeId: '902', ...account })];

    test.each([
      ['its ids and accounts', [plain, withIds, longer]],
      ['the same before there were two versions', [withIds, longer, plain]],
      ['the same of a file that was repeated', [plain, withIds, longer, withIds]],
    ])('%s', (_, exports) => {
      const [archive, never] = [openArchive(), openArchive()];
      const options = (records: typeof plain) => ({ format: records === plain ? 'text' : 'json' });
      for (const records of exports) {
        importInto(archive, records, options(records));
      }
      for (const { importId } of archive.reports().filter(({ read }) => read === 1)) {
        archive.undo(importId, NOW);
      }
      for (const records of exports.filter((each) => each !== withIds)) {
        importInto(never, records, options(records));
      }
      archive.messages.forget();
      expect(seen(archive, '学习群')).toEqual(seen(never, '学习群'));
      const ids = idsGivenBy(longer, options(longer));
      expect(archive.messages.get(ids).map((row) => row.message.text)).toEqual(['一', '二']);
    });

    test('that something was said again later', () => {
      const archive = openArchive();
      const [first] = importInto(archive, [chat, message('甲', 1, '旧', { nativeId: '1' })]);
      importInto(archive, [chat, message('甲', 1, '旧', { nativeId: '1' }), message('乙', 5, '好', { nativeId: '2' })]);
      importInto(archive, [chat, message('甲', 1, '新', { nativeId: '1' }), message('乙', 9, '好', { nativeId: '3' })]);
      archive.undo(first?.importId ?? '', NOW);
      archive.messages.forget();
      expect(messagesIn(archive)[0]).toMatchObject({ text: '新', earlierTexts: ['旧'] });
    });
  });

  test('what is not there, or was undone before, is refused', () => {
    const archive = openArchive();
    const [report] = importInto(archive, [chat, message('甲', 1, '一')]);
    expect(() => archive.undo('nothing', NOW)).toThrow(expect.objectContaining({ code: 'not-found' }) as QunshuError);
    archive.undo(report?.importId ?? '', NOW);
    expect(() => archive.undo(report?.importId ?? '', NOW)).toThrow(
      expect.objectContaining({ code: 'import-undone' }) as QunshuError,
    );
  });

  test('undoing either of two imports leaves what the other alone would have left', () => {
    const [left, right, both] = [openArchive(), openArchive(), openArchive()];
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(said, { minLength: 5, maxLength: 12 }),
        view,
        view,
        fc.boolean(),
        (unsorted, one, other, swap) => {
          const history = unsorted.toSorted((a, b) => a.second - b.second);
          const name = `群${++run}`;
          const exports = [one, other].map((each) => ({
            records: exportOf(history, each, name),
            options: formatOf(each),
          }));
          fc.pre(exports.every(({ records }) => records.length > 1));
          const [leftReport, rightReport] = exports.map(({ records, options }, index) => {
            importInto(index === 0 ? left : right, records, options);
            return importInto(both, records, options)[0]?.importId ?? '';
          });
          both.undo((swap ? leftReport : rightReport) ?? '', NOW);
          both.messages.forget();
          expect(seen(both, name)).toEqual(seen(swap ? right : left, name));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('undoing some of three imports leaves what the others would have left, each of their ids among it', () => {
    const [all, never, alone] = [openArchive(), openArchive(), openArchive()];
    const longer = fc.record({ from: fc.nat(4), to: fc.integer({ min: 5, max: 12 }) });
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    const undone = fc.shuffledSubarray([0, 1, 2], { minLength: 1, maxLength: 2 });
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(said, { minLength: 5, maxLength: 12 }),
        view,
        view,
        longer,
        order,
        undone,
        (unsorted, one, other, again, order, undone) => {
          // A minute to each: which of several messages an alignment takes for the same depends on what else is
          // there, also on what is undone later.
          const history = unsorted.map((each, index) => ({ ...each, second: index * 60 + (each.second % 60) }));
          const name = `群${++run}`;
          const exports = [one, other, { ...one, ...again }].map((each) => ({
            records: exportOf(history, each, name),
            options: formatOf(each),
          }));
          fc.pre(exports.every(({ records }) => records.length > 1));
          const importIds = new Map<number, string>();
          const ids: string[] = [];
          for (const index of order) {
            const { records = [], options } = exports[index] ?? {};
            importIds.set(index, importInto(all, records, options)[0]?.importId ?? '');
            if (!undone.includes(index)) {
              importInto(never, records, options);
              const [report] = importInto(alone, records, options);
              ids.push(...messagesIn(alone, name).map(({ id }) => id));
              alone.undo(report?.importId ?? '', NOW);
            }
          }
          for (const index of undone) {
            all.undo(importIds.get(index) ?? '', NOW);
          }
          all.messages.forget();
          expect(seen(all, name)).toEqual(seen(never, name));
          const found = (archive: typeof all) =>
            archive.messages.get(ids).map(({ message: { text, sentAt } }) => [text, sentAt]);
          expect(found(all)).toEqual(found(never));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The ids the messages of an export get where nothing else is. */
function idsGivenBy(records: readonly ParsedRecord[], options: { format: string }): string[] {
  const archive = openArchive();
  importInto(archive, records, options);
  return messagesIn(archive).map(({ id }) => id);
}

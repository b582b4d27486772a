import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QunshuError } from '../../../src-main/contract/index.ts';
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
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../src-main/engine/archive/index.ts';
import { exportOf, formatOf, said, seen, view } from './histories.ts';
import { chat, importInto, message, messagesIn, openArchive } from './support.ts';

const NOW = Date.UTC(2026, 3, 1);

let repeats = 0;

function repeat(archive: Archive, fingerprint: string, options: { chatName?: string; timezone?: string } = {}) {
  return archive.repeatImport(fingerprint, { importedAt: NOW, newId: () => `repeat-${++repeats}`, ...options });
}

describe('ARCHIVE-19 a file that was imported before is not read again', () => {
  const records = [chat, message('甲', 1, '一'), message('乙', 2, '二')];

  test('the report says of which import it is a repetition, every time', () => {
    const archive = openArchive();
    const [first] = importInto(archive, records, { fingerprint: 'same' });
    const again = repeat(archive, 'same');
    expect(again).toMatchObject([{ read: 2, added: 0, duplicates: 2, sameAs: first?.importedAt, importedAt: NOW }]);
    expect(repeat(archive, 'same')).toMatchObject([{ added: 0, sameAs: first?.importedAt }]);
    expect(archive.reports()).toHaveLength(3);
    expect(messagesIn(archive)).toHaveLength(2);
  });

  test('every chat of the file has its report', () => {
    const archive = openArchive();
    const other = { ...chat, name: '另一群' };
    importInto(archive, [...records, other, message('丙', 3, '三')], { fingerprint: 'same' });
    expect(repeat(archive, 'same')?.map((report) => [report.chat, report.duplicates])).toEqual([
      ['学习群', 2],
      ['另一群', 1],
    ]);
  });

  test('its skipped lines are those of the import before, also after that was undone', () => {
    const archive = openArchive();
    const skip = { type: 'skip', line: 7, reason: 'no time', text: '???' } as const;
    const [first] = importInto(archive, [...records, skip], { fingerprint: 'same' });
    const [again] = repeat(archive, 'same') ?? [];
    const { type: _type, ...line } = skip;
    for (const id of [first?.importId, again?.importId]) {
      expect(archive.skipped(id ?? '', undefined, 10)).toEqual({ total: 1, skipped: [line], next: null });
    }
    const [third] = repeat(archive, 'same') ?? [];
    for (const undone of [third, first]) {
      archive.undo(undone?.importId ?? '', NOW);
      for (const id of [first?.importId, again?.importId, third?.importId]) {
        expect(archive.skipped(id ?? '', undefined, 10).skipped).toEqual([line]);
      }
    }
  });

  test('it is read where the file is unknown, the import was undone, or the zone or the chat is another', () => {
    const archive = openArchive();
    const [first] = importInto(archive, records, { fingerprint: 'same' });
    expect(repeat(archive, 'other')).toBeNull();
    expect(repeat(archive, 'same', { timezone: 'Europe/Berlin' })).toBeNull();
    expect(repeat(archive, 'same', { chatName: '别的群' })).toBeNull();
    archive.undo(first?.importId ?? '', NOW);
    expect(repeat(archive, 'same')).toBeNull();
    expect(archive.reports()).toHaveLength(1);
  });

  test('an import that was not told by what it is known is always read', () => {
    const archive = openArchive();
    importInto(archive, records);
    expect(repeat(archive, '')).toBeNull();
  });

  test('what was repeated stays until the last repetition is undone', () => {
    const archive = openArchive();
    const [first] = importInto(archive, records, { fingerprint: 'same' });
    const [second] = repeat(archive, 'same') ?? [];
    const [third] = repeat(archive, 'same') ?? [];
    for (const report of [third, first]) {
      expect(archive.isRepeated(report?.importId ?? '')).toBe(true);
      archive.undo(report?.importId ?? '', NOW);
      archive.messages.forget();
      expect(messagesIn(archive)).toHaveLength(2);
    }
    expect(messagesIn(archive)[0]?.source.importId).toBe(second?.importId);
    expect(archive.isRepeated(second?.importId ?? '')).toBe(false);
    archive.undo(second?.importId ?? '', NOW);
    archive.messages.forget();
    expect(messagesIn(archive)).toEqual([]);
    expect(archive.chats()).toEqual([]);
  });

  test('undoing leaves what the imports that remain would have left alone, each read once', () => {
    const [alone, noted] = [openArchive(), openArchive()];
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(said, { minLength: 5, maxLength: 12 }),
        fc.tuple(view, view),
        fc.array(fc.nat(1), { minLength: 3, maxLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 4 }),
        (unsorted, views, order, undone) => {
          const history = unsorted.toSorted((one, other) => one.second - other.second);
          const name = `群${++run}`;
          const exports = views.map((each, place) => ({
            records: exportOf(history, each, name),
            options: { ...formatOf(each), fingerprint: `${name} ${place}` },
          }));
          fc.pre(exports.every(({ records }) => records.length > 1));
          const ids = order.map((place) => {
            const { records, options } = exports[place] ?? { records: [], options: { fingerprint: '' } };
            const reports = repeat(noted, options.fingerprint) ?? importInto(noted, records, options);
            return reports[0]?.importId ?? '';
          });
          const taken = new Set(undone.filter((place) => place < order.length));
          for (const place of taken) {
            noted.undo(ids[place] ?? '', NOW);
          }
          const remaining = order.filter((_, index) => !taken.has(index));
          // Which of several equal messages stands on which line depends on which import was first.
          for (const place of new Set(order.filter((each) => remaining.includes(each)))) {
            importInto(alone, exports[place]?.records ?? [], exports[place]?.options);
          }
          noted.messages.forget();
          expect(seen(noted, name)).toEqual(seen(alone, name));
        },
      ),
      { numRuns: 80 },
    );
  });
});

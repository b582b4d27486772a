import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job, ThreadDetail, ThreadPage } from '../../src-main/contract/index.ts';
import { threadFilterSchema } from '../../src-main/contract/index.ts';
import { readSegment, routes } from '../../src-renderer/app/routes.ts';
import { isWithin } from '../../src-renderer/app/shell/destinations.ts';
import { createStore } from '../../src-renderer/app/store.ts';
import { nextStatuses, nextStatusesOf } from '../../src-renderer/features/digests/status.ts';
import { lastWeeks, strengthOf } from '../../src-renderer/features/home/activity.ts';
import { threadFilter } from '../../src-renderer/features/inbox/inbox-filter.ts';
import { keptThreads } from '../../src-renderer/features/inbox/kept-threads.ts';
import { bestMatches, likelyHelpers, tellingWords } from '../../src-renderer/features/inbox/likely-helpers.ts';
import { oldestPage } from '../../src-renderer/features/inbox/oldest-first.ts';
import { snoozedUntil } from '../../src-renderer/features/inbox/snooze.ts';
import { withoutThreads } from '../../src-renderer/features/inbox/without-threads.ts';
import { endedJobs, shareDone, withJob } from '../../src-renderer/features/jobs/job-list.ts';
import { filterItems } from '../../src-renderer/ui/filter.ts';
import { splitHighlights } from '../../src-renderer/ui/highlight.ts';
import { movedIndex, neighbourOf } from '../../src-renderer/ui/list-movement.ts';
import { markedUpTo, noMarks, toggled } from '../../src-renderer/ui/marks.ts';
import { initialOf, SENDER_COLOURS, senderColour } from '../../src-renderer/ui/sender-colour.ts';

describe('movement in a list', () => {
  test('stops at the ends, and begins somewhere', () => {
    expect(movedIndex(-1, 5, 'next')).toBe(0);
    expect(movedIndex(-1, 5, 'previous')).toBe(4);
    expect(movedIndex(4, 5, 'next')).toBe(4);
    expect(movedIndex(0, 5, 'previous')).toBe(0);
    expect(movedIndex(2, 50, 'pageDown')).toBe(12);
    expect(movedIndex(2, 50, 'pageUp')).toBe(0);
    expect(movedIndex(2, 50, 'last')).toBe(49);
    expect(movedIndex(3, 0, 'next')).toBe(-1);
  });

  test('what is selected when something leaves', () => {
    const is = (wanted: string) => (item: string) => item === wanted;
    expect(neighbourOf(['a', 'b', 'c'], is('b'))).toBe('c');
    expect(neighbourOf(['a', 'b', 'c'], is('c'))).toBe('b');
    expect(neighbourOf(['a'], is('a'))).toBeNull();
    expect(neighbourOf(['a', 'b'], is('z'))).toBe('a');
    expect(neighbourOf(['a', 'b', 'c', 'd'], (item) => item === 'b' || item === 'c')).toBe('d');
    expect(neighbourOf(['a', 'b', 'c'], (item) => item !== 'a')).toBe('a');
  });
});

describe('marks', () => {
  test('come and go, and reach from the last to another', () => {
    expect([...toggled(toggled(noMarks, 'a'), 'b')]).toEqual(['a', 'b']);
    expect([...toggled(toggled(noMarks, 'a'), 'a')]).toEqual([]);
    const keys = ['a', 'b', 'c', 'd'];
    expect([...markedUpTo(noMarks, keys, 'c', 'a')].sort()).toEqual(['a', 'b', 'c']);
    expect([...markedUpTo(new Set(['d']), keys, null, 'b')].sort()).toEqual(['b', 'd']);
    expect([...markedUpTo(noMarks, keys, 'gone', 'b')]).toEqual(['b']);
    expect(markedUpTo(noMarks, keys, 'a', 'gone')).toBe(noMarks);
  });
});

describe('open questions', () => {
  test('the oldest of a list that comes newest first', () => {
    expect(oldestPage(500, 200)).toEqual({ offset: 300, limit: 200 });
    expect(oldestPage(7, 200)).toEqual({ offset: 0, limit: 7 });
    expect(oldestPage(0, 200)).toEqual({ offset: 0, limit: 1 });
  });

  test('a question is searched for word by word, whatever signs it has', () => {
    expect(tellingWords('复习："考试" -急？')).toEqual(['复习', '考试']);
    expect(tellingWords('a printer, "offline"; a printer')).toEqual(['printer', 'offline']);
    expect(tellingWords('？')).toEqual([]);
    expect(tellingWords(Array.from({ length: 50 }, (_, index) => `word${index}`).join(' '))).toHaveLength(12);
  });

  test('messages with more of its rare words come first', () => {
    const found = [
      { total: 100, hits: [{ id: 'common' }, { id: 'both' }] },
      { total: 2, hits: [{ id: 'rare' }, { id: 'both' }] },
    ];
    expect(bestMatches(found, 9)).toEqual(['both', 'rare', 'common']);
    expect(bestMatches(found, 1)).toEqual(['both']);
  });

  test('who answered like questions is likely to know; who asks is not asked', () => {
    const said = (id: string, sender: string) => ({ id, sender, senderId: `p-${sender}` });
    const thread = (id: string, messages: readonly ReturnType<typeof said>[], answerIds: readonly string[]) =>
      ({ id, chatId: 'c', messages, answerIds }) as unknown as ThreadDetail;
    const similar = [
      thread('own', [said('0', 'Zoe')], ['0']),
      thread('t1', [said('1', 'Ann'), said('2', 'Bob'), said('3', 'Bob')], ['2', '3']),
      thread('t2', [said('4', 'Cem'), said('5', 'Ann')], ['4', '5']),
      thread('t3', [said('6', 'Cem')], ['6']),
    ];
    const helpers = likelyHelpers(similar, { threadId: 'own', askers: ['Ann'] }, 5);
    expect(helpers.map(({ name, answered, threadId }) => [name, answered, threadId])).toEqual([
      ['Bob', 1, 't1'],
      ['Cem', 2, 't2'],
    ]);
    expect(likelyHelpers(similar, { threadId: 'own', askers: [] }, 1)).toHaveLength(1);
  });
});

describe('highlights', () => {
  test('in any order, overlapping, touching, beyond the text', () => {
    const lit = (text: string, ranges: readonly (readonly [number, number])[]) =>
      splitHighlights(text, ranges).map((piece) => (piece.lit ? `[${piece.text}]` : piece.text));
    expect(lit('hello world', [[6, 11]])).toEqual(['hello ', '[world]']);
    expect(
      lit('hello world', [
        [6, 99],
        [0, 5],
      ]),
    ).toEqual(['[hello]', ' ', '[world]']);
    expect(
      lit('abcdef', [
        [0, 3],
        [2, 4],
      ]),
    ).toEqual(['[abcd]', 'ef']);
    expect(
      lit('abcdef', [
        [0, 2],
        [2, 4],
      ]),
    ).toEqual(['[abcd]', 'ef']);
    expect(
      lit('abc', [
        [1, 1],
        [-4, 0],
        [5, 9],
      ]),
    ).toEqual(['abc']);
    expect(lit('', [[0, 3]])).toEqual([]);
  });

  test('the pieces are the text, and exactly the ranges are lit', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.tuple(fc.integer({ min: -5, max: 70 }), fc.integer({ min: -5, max: 70 }))),
        (text, ranges) => {
          const pieces = splitHighlights(text, ranges);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const piece of pieces) {
            expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text);
            for (let position = piece.start; position < piece.start + piece.text.length; position += 1) {
              expect(piece.lit).toBe(ranges.some(([start, end]) => position >= start && position < end));
            }
          }
        },
      ),
    );
  });
});

describe('finding by typing', () => {
  const names = ['老周（杭州）', 'Mia Chen', '陳柏宇', 'Kevin-前端'];
  const find = (query: string) => filterItems(names, query, (name) => [name]);

  test('by a single character, by letters in any case, with a small mistake', () => {
    expect(find('周')).toEqual(['老周（杭州）']);
    expect(find('mia')[0]).toBe('Mia Chen');
    expect(find('kevn')[0]).toBe('Kevin-前端');
    expect(find('zzzz')).toEqual([]);
  });

  test('nothing typed keeps the order', () => {
    expect(find('  ')).toBe(names);
  });
});

describe('the inbox', () => {
  test('its filter is a valid question', () => {
    for (const filter of [
      { state: 'open', chatId: null, questionsOnly: true },
      { state: 'digested', chatId: 'c', questionsOnly: false },
    ] as const) {
      expect(threadFilterSchema.safeParse(threadFilter(filter, 200)).success).toBe(true);
    }
  });

  test('judged threads leave the page, others change nothing', () => {
    const page = { total: 9, threads: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } as unknown as ThreadPage;
    expect(withoutThreads(page, new Set(['a', 'c']))).toEqual({ total: 7, threads: [{ id: 'b' }] });
    expect(withoutThreads(page, new Set(['z']))).toBe(page);
  });

  test('threads that did not change stay what they were, wherever they stand now', () => {
    const thread = (id: string, score = 1) => ({ id, score, askers: ['阿澈'] });
    const pageOf = (...threads: readonly unknown[]) => ({ total: threads.length, threads }) as unknown as ThreadPage;
    const before = pageOf(thread('a'), thread('b'), thread('c'));
    expect(keptThreads(undefined, before)).toEqual(before);
    expect(keptThreads(before, pageOf(thread('a'), thread('b'), thread('c')))).toBe(before);
    const after = keptThreads(before, pageOf(thread('b'), thread('c', 2), thread('d')));
    expect(after).toEqual(pageOf(thread('b'), thread('c', 2), thread('d')));
    expect(after.threads[0]).toBe(before.threads[1]);
    expect(keptThreads(before, { ...before, total: 9 }).total).toBe(9);
  });

  test('snoozed until eight in the morning', () => {
    const now = new Date(2026, 0, 31, 17, 30);
    expect(new Date(snoozedUntil('tomorrow', now))).toEqual(new Date(2026, 1, 1, 8));
    expect(new Date(snoozedUntil('nextWeek', now))).toEqual(new Date(2026, 1, 7, 8));
    expect(new Date(snoozedUntil('nextMonth', now))).toEqual(new Date(2026, 1, 28, 8));
  });

  test('statuses go the way the engine allows', () => {
    expect(nextStatuses).toEqual({
      draft: ['in-review'],
      'in-review': ['published', 'approved', 'changes-asked', 'draft'],
      'changes-asked': ['in-review', 'draft'],
      approved: ['published', 'changes-asked', 'draft'],
      published: ['archived', 'draft'],
      archived: ['published'],
    });
    const steps = (reviewer?: string) => nextStatusesOf({ status: 'in-review', ...(reviewer && { reviewer }) });
    expect(steps()[0]).toBe('published');
    expect(nextStatusesOf({ status: 'archived', supersededBy: 'd' })).toEqual([]);
    expect(steps('周亦安')).toEqual(['approved', 'published', 'changes-asked', 'draft']);
  });
});

describe('jobs', () => {
  const job = (id: string, state: Job['state'], progress: Job['progress'] = null): Job => ({
    id,
    kind: 'import',
    subject: '',
    state,
    progress,
    result: null,
    error: null,
    startedAt: 0,
    endedAt: null,
  });

  test('one is brought up to date, new ones come last', () => {
    const jobs = withJob(withJob([], job('a', 'running')), job('b', 'running'));
    expect(withJob(jobs, job('a', 'done')).map(({ id, state }) => `${id} ${state}`)).toEqual(['a done', 'b running']);
  });

  test('those that ended meanwhile', () => {
    const before = [job('a', 'running'), job('b', 'done'), job('c', 'running')];
    const after = [job('a', 'failed'), job('b', 'done'), job('c', 'running'), job('d', 'done')];
    expect(endedJobs(before, after).map(({ id }) => id)).toEqual(['a']);
  });

  test('how far', () => {
    expect(shareDone(job('a', 'running'))).toBeNull();
    expect(shareDone(job('a', 'running', { stage: 's', done: 5, total: 0, unit: 'items' }))).toBeNull();
    expect(shareDone(job('a', 'running', { stage: 's', done: 5, total: 10, unit: 'items' }))).toBe(0.5);
    expect(shareDone(job('a', 'running', { stage: 's', done: 12, total: 10, unit: 'items' }))).toBe(1);
    expect(shareDone(job('a', 'done'))).toBe(1);
  });
});

describe('activity', () => {
  test('weeks begin on Monday and end with the last message', () => {
    const weeks = lastWeeks(
      [
        { day: '2026-03-04', messages: 3, offset: 0 },
        { day: '2026-03-10', messages: 5, offset: 3 },
      ],
      3,
    );
    expect(weeks.map((week) => week.start)).toEqual(['2026-02-23', '2026-03-02', '2026-03-09']);
    expect(weeks[1]?.days).toEqual([0, 0, 3, 0, 0, 0, 0]);
    expect(weeks[2]?.days).toEqual([0, 5, 0, 0, 0, 0, 0]);
    expect(lastWeeks([], 3)).toEqual([]);
  });

  test('strength from nothing to all', () => {
    expect(strengthOf(0, 10)).toBe(0);
    expect(strengthOf(1, 1000)).toBe(1);
    expect(strengthOf(1000, 1000)).toBe(4);
    expect(strengthOf(3, 0)).toBe(0);
  });
});

describe('people', () => {
  test('a colour from the id alone', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(senderColour(id)).toBe(senderColour(id));
        expect(senderColour(id)).toBeGreaterThanOrEqual(0);
        expect(senderColour(id)).toBeLessThan(SENDER_COLOURS);
      }),
    );
  });

  test('the first sign of a name, whole', () => {
    expect(initialOf('林晓棠')).toBe('林');
    expect(initialOf(' mia')).toBe('M');
    expect(initialOf('👩‍💻 Ada')).toBe('👩‍💻');
    expect(initialOf('')).toBe('?');
  });
});

describe('addresses', () => {
  /** What the router makes of a segment before a screen sees it. */
  const routed = (segment: string) => readSegment(decodeURI(segment));

  test('any id and any query survives', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.isWellFormed()),
        (id) => {
          expect(routed(routes.search(id).slice('/search/'.length))).toBe(id);
        },
      ),
    );
  });

  test('the awkward ones', () => {
    for (const id of ['100%', 'a/b', 'a?b#c', '%2F', '乱码 编码', '..']) {
      expect(routed(routes.digests(id).slice('/digests/'.length))).toBe(id);
    }
    expect(readSegment(undefined)).toBeUndefined();
    expect(readSegment('%')).toBe('%');
  });

  test('which screen an address belongs to', () => {
    expect(isWithin('/digests/x', '/digests')).toBe(true);
    expect(isWithin('/digestsx', '/digests')).toBe(false);
    expect(isWithin('/digests', '/')).toBe(false);
    expect(isWithin('/', '/')).toBe(true);
  });
});

describe('a store', () => {
  test('tells those who listen, until they leave', () => {
    const store = createStore(1);
    const heard: number[] = [];
    const leave = store.subscribe(() => heard.push(store.get()));
    store.update((count) => count + 1);
    leave();
    store.update((count) => count + 1);
    expect(heard).toEqual([2]);
    expect(store.get()).toBe(3);
  });
});

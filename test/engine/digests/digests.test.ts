import { describe, expect, it } from 'vitest';
import type { DigestStatus } from '../../../src-main/contract/index.ts';
import { digestStatuses } from '../../../src-main/contract/index.ts';
import { ankiContent, content, minute, openDigests, passage, start } from './support.ts';

const origin = { chatIds: ['c'], threadIds: ['t'], seenMessageIds: ['msg-1'], discussedFrom: 1, discussedTo: 2 };

function withAsk(text: string) {
  return content('题', { sections: { ask: [passage(text)] } });
}

describe('DIGEST-1 a new digest is a draft', () => {
  it('by hand', () => {
    const { digests, reopened } = openDigests();
    const digest = digests.create('题');
    expect(digest).toMatchObject({ status: 'draft', version: 1, revisions: [], createdAt: start, publishedAt: null });
    expect(digest.content).toEqual(content('题'));
    expect(reopened().get(digest.id)).toEqual(digest);
  });

  it('drafted, with what it rests on', () => {
    const { digests, reopened } = openDigests();
    const digest = digests.addDrafted(ankiContent, origin);
    expect(digest).toMatchObject({ ...origin, status: 'draft', content: ankiContent });
    expect(reopened().get(digest.id)).toEqual(digest);
    expect(reopened().list()).toMatchObject([{ threadIds: ['t'], ask: '请问 Anki 新卡每天设多少合适啊' }]);
  });
});

describe('DIGEST-2 statuses change along their order', () => {
  const allowed = [
    'draft>in-review',
    'in-review>approved',
    'in-review>changes-asked',
    'in-review>published',
    'in-review>draft',
    'changes-asked>in-review',
    'changes-asked>draft',
    'approved>published',
    'approved>changes-asked',
    'approved>draft',
    'published>archived',
    'published>draft',
    'archived>published',
  ];
  const roads: Record<DigestStatus, DigestStatus[]> = {
    draft: [],
    'in-review': ['in-review'],
    'changes-asked': ['in-review', 'changes-asked'],
    approved: ['in-review', 'approved'],
    published: ['in-review', 'published'],
    archived: ['in-review', 'published', 'archived'],
  };
  const pairs = digestStatuses.flatMap((from) => digestStatuses.map((to) => [from, to] as const));

  it.each(pairs)('%s -> %s', (from, to) => {
    const { digests } = openDigests();
    let digest = digests.create('题');
    for (const status of roads[from]) {
      digest = digests.setStatus({ id: digest.id, expectedVersion: digest.version, status });
    }
    const change = () => digests.setStatus({ id: digest.id, expectedVersion: digest.version, status: to });
    if (allowed.includes(`${from}>${to}`)) {
      expect(change().status).toBe(to);
    } else {
      expect(change).toThrow(expect.objectContaining({ code: 'status-not-allowed', details: { from, to } }));
      expect(digests.get(digest.id)).toEqual(digest);
    }
  });
});

describe('DIGEST-3 a change names its version', () => {
  it('and is refused on another one', () => {
    const { digests } = openDigests();
    const { id } = digests.create('题');
    const saved = digests.save({ id, expectedVersion: 1, content: withAsk('一') });
    const conflict = expect.objectContaining({ code: 'revision-conflict' });
    expect(() => digests.save({ id, expectedVersion: 1, content: withAsk('二') })).toThrow(conflict);
    expect(() => digests.setStatus({ id, expectedVersion: 1, status: 'in-review' })).toThrow(conflict);
    expect(digests.get(id)).toEqual(saved);
  });

  it('of a digest that is there', () => {
    const { digests } = openDigests();
    const missing = expect.objectContaining({ code: 'not-found' });
    expect(() => digests.save({ id: 'x', expectedVersion: 1, content: withAsk('一') })).toThrow(missing);
    expect(() => digests.get('x')).toThrow(missing);
    expect(() => digests.delete('x')).toThrow(missing);
  });
});

describe('DIGEST-4 versions', () => {
  it('count up with changes, not with saves of the same', () => {
    const { digests, clock } = openDigests();
    const { id } = digests.create('题');
    clock.now += minute;
    const saved = digests.save({ id, expectedVersion: 1, content: withAsk('一') });
    expect(saved).toMatchObject({ version: 2, updatedAt: start + minute, createdAt: start });
    clock.now += minute;
    expect(digests.save({ id, expectedVersion: 2, content: withAsk('一'), note: '白费' })).toEqual(saved);
  });
});

describe('DIGEST-5 the time of publication', () => {
  it('is that of the last one', () => {
    const { digests, clock } = openDigests();
    let digest = digests.create('题');
    const become = (status: DigestStatus) => {
      clock.now += minute;
      digest = digests.setStatus({ id: digest.id, expectedVersion: digest.version, status });
      return digest.publishedAt;
    };
    expect(become('in-review')).toBeNull();
    expect(become('published')).toBe(start + 2 * minute);
    expect(become('archived')).toBe(start + 2 * minute);
    expect(become('published')).toBe(start + 2 * minute);
    expect(become('draft')).toBe(start + 2 * minute);
    expect(become('in-review')).toBe(start + 2 * minute);
    expect(become('published')).toBe(start + 7 * minute);
  });
});

describe('DIGEST-6 saves keep what they replace', () => {
  it('at first, with a note, and after ten minutes', () => {
    const { digests, clock } = openDigests();
    let digest = digests.addDrafted(withAsk('草稿'), origin);
    const save = (text: string, after: number, note?: string) => {
      clock.now += after;
      digest = digests.save({ id: digest.id, expectedVersion: digest.version, content: withAsk(text), note });
      return digest.revisions.map((revision) => revision.content.sections.ask?.[0]?.text);
    };
    expect(save('一', minute)).toEqual(['草稿']);
    expect(save('二', minute)).toEqual(['草稿']);
    expect(save('三', 8 * minute)).toEqual(['草稿']);
    expect(save('四', minute)).toEqual(['草稿', '三']);
    expect(save('五', minute, '换了说法')).toEqual(['草稿', '三', '四']);
    expect(digest.revisions.at(-1)?.note).toBe('换了说法');
    expect(save('六', 60 * minute)).toEqual(['草稿', '三', '四', '五']);
  });
});

describe('DIGEST-7 DIGEST-8 changing the status keeps the content', () => {
  it('with the status and time it had, numbered', () => {
    const { digests, clock, reopened } = openDigests();
    const draft = digests.addDrafted(ankiContent, origin);
    clock.now += minute;
    const inReview = digests.setStatus({ id: draft.id, expectedVersion: 1, status: 'in-review', note: '请看' });
    clock.now += minute;
    const published = digests.setStatus({ id: draft.id, expectedVersion: 2, status: 'published' });
    expect(inReview.revisions).toEqual([
      { number: 1, savedAt: start, note: '请看', status: 'draft', content: ankiContent },
    ]);
    expect(published.revisions).toEqual([
      ...inReview.revisions,
      { number: 2, savedAt: start + minute, note: '', status: 'in-review', content: ankiContent },
    ]);
    expect(reopened().get(draft.id)).toEqual(published);
  });
});

describe('DIGEST-9 the list', () => {
  function three() {
    const opened = openDigests();
    const { digests, clock } = opened;
    const anki = digests.addDrafted(ankiContent, origin);
    clock.now += minute;
    const notes = digests.addDrafted(
      content('笔记', { tags: ['Anki', 'Obsidian', 'Anki'], askers: ['m-chen'] }),
      origin,
    );
    clock.now += minute;
    const review = digests.setStatus({ id: anki.id, expectedVersion: 1, status: 'in-review' });
    return { ...opened, anki: review, notes };
  }

  it('gives the last changed first, and counts what the limit cuts off', () => {
    const { digests, anki, notes } = three();
    expect(digests.list().digests.map(({ id }) => id)).toEqual([anki.id, notes.id]);
    expect(digests.list({ limit: 1, offset: 1 })).toMatchObject({ total: 2, digests: [{ id: notes.id }] });
  });

  it('filters by status, tag and member', () => {
    const { digests, anki, notes } = three();
    const ids = (filter: Parameters<typeof digests.list>[0]) => digests.list(filter).digests.map(({ id }) => id);
    expect(ids({ statuses: ['in-review'] })).toEqual([anki.id]);
    expect(ids({ tag: 'Obsidian' })).toEqual([notes.id]);
    expect(ids({ memberId: 'm-chen' })).toEqual([anki.id, notes.id]);
    expect(ids({ memberId: 'm-lau' })).toEqual([anki.id]);
    expect(ids({ statuses: [] })).toEqual([]);
  });

  it('counts tags over digests', () => {
    const { digests } = three();
    expect(digests.tags()).toEqual([
      { tag: 'Anki', count: 2 },
      { tag: 'Obsidian', count: 1 },
      { tag: '复习', count: 1 },
    ]);
  });

  it('no longer has what was deleted', () => {
    const { digests, anki, notes, reopened } = three();
    digests.delete(anki.id);
    expect(digests.list().digests.map(({ id }) => id)).toEqual([notes.id]);
    expect(reopened().has(anki.id)).toBe(false);
  });
});

describe('DIGEST-25 a digest names its reviewer', () => {
  it('until it is a draft again', () => {
    const { digests } = openDigests();
    const { id } = digests.create('题');
    const become = (status: DigestStatus, reviewer?: string) => {
      const { version } = digests.get(id);
      return digests.setStatus({ id, expectedVersion: version, status, reviewer }).reviewer;
    };
    expect(become('in-review', ' 周亦安 ')).toBe('周亦安');
    expect(digests.list().digests).toMatchObject([{ reviewer: '周亦安' }]);
    expect(become('changes-asked')).toBe('周亦安');
    expect(become('in-review')).toBe('周亦安');
    expect(become('changes-asked', '何佳宁')).toBe('何佳宁');
    expect(become('in-review', '')).toBeUndefined();
    expect(become('draft', '周亦安')).toBeUndefined();
    expect(digests.get(id)).not.toHaveProperty('reviewer');
  });
});

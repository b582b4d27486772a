import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestContent } from '../../../src-main/contract/index.ts';
import { Reviews, reviewDocuments } from '../../../src-main/engine/digests/index.ts';
import { DocumentFolder } from '../../../src-main/engine/library/index.ts';
import { ankiContent, content, minute, openDigests, passage, start, temporaryFolder } from './support.ts';

function openReviews() {
  const opened = openDigests();
  const folder = temporaryFolder();
  const open = (readOnly: boolean) => new DocumentFolder({ ...reviewDocuments, folder, cache: null, readOnly });
  const reviews = new Reviews({ documents: open(false), clock: () => opened.clock.now, newId: opened.newId });
  const reopened = () => new Reviews({ documents: open(true), clock: () => 0, newId: () => '' });
  return { ...opened, reviews, reopened };
}

const missing = expect.objectContaining({ code: 'not-found' });

describe('REVIEW-1 comments lie beside the digest', () => {
  it('and change nothing of it', () => {
    const { digests, reviews } = openReviews();
    const digest = digests.add(ankiContent);
    const { id } = reviews.add(digest, { digestId: digest.id, text: '出处呢？' });
    reviews.resolve(digest, id, true);
    reviews.withdraw(digest.id, id);
    expect(digests.get(digest.id)).toEqual(digest);
    expect(reviews.comments(digest)).toEqual([]);
  });
});

describe('REVIEW-2 a comment says who and when', () => {
  it('keeps them over a restart, in the order of writing', () => {
    const { digests, reviews, reopened, clock } = openReviews();
    const digest = digests.add(ankiContent);
    const first = reviews.add(digest, { digestId: digest.id, section: 'ask', text: '太短', by: ' 周亦安 ' });
    clock.now += minute;
    reviews.add(digest, { digestId: digest.id, text: '标题再想想' });
    clock.now += minute;
    reviews.resolve(digest, first.id, true, '何佳宁');
    const [one, other] = reopened().comments(digest);
    expect(one).toMatchObject({ section: 'ask', text: '太短', by: '周亦安', writtenAt: start });
    expect(one?.resolved).toEqual({ by: '何佳宁', at: start + 2 * minute });
    expect(other).toMatchObject({ text: '标题再想想', by: '', writtenAt: start + minute, resolved: null });
    expect(other).not.toHaveProperty('section');
  });

  it('stays with whoever resolved it first, until it is opened again', () => {
    const { digests, reviews, clock } = openReviews();
    const digest = digests.add(ankiContent);
    const { id } = reviews.add(digest, { digestId: digest.id, text: '?' });
    const resolved = reviews.resolve(digest, id, true, '甲');
    clock.now += minute;
    expect(reviews.resolve(digest, id, true, '乙')).toEqual(resolved);
    expect(reviews.resolve(digest, id, false).resolved).toBeNull();
    expect(reviews.resolve(digest, id, true, '乙').resolved?.by).toBe('乙');
  });

  it('of comments that are there', () => {
    const { digests, reviews } = openReviews();
    const digest = digests.add(ankiContent);
    expect(() => reviews.resolve(digest, 'x', true)).toThrow(missing);
    expect(() => reviews.withdraw(digest.id, 'x')).toThrow(missing);
  });
});

describe('REVIEW-3 a quotation is found by its words', () => {
  const place = (written: DigestContent, section: string | undefined, quotation: string) => {
    const { digests, reviews } = openReviews();
    const digest = digests.add(written);
    const { passageId, passageChanged } = reviews.add(digest, {
      digestId: digest.id,
      ...(section !== undefined && { section }),
      quotation,
      text: '?',
    });
    return passageChanged ? 'changed' : passageId;
  };
  const sections = { ask: [passage('第一段，**很长**的\n一段'), passage('第二段')], background: [passage('别的')] };
  const written = content('题目在此', { sections, answers: ankiContent.answers });

  it.each([
    ['ask', '第二段', 'p-第二段'],
    ['ask', '很长的 一段', sections.ask[0]?.id],
    ['ask', '一段\n\n第二', sections.ask[0]?.id],
    ['ask', '别的', 'changed'],
    ['background', '别的', 'p-别的'],
    ['answers', '停新卡三天', ankiContent.answers[0]?.method[0]?.id],
    ['conclusion', '什么', 'changed'],
    ['title', '题目', null],
    ['title', '第二段', 'changed'],
    [undefined, '停新卡', ankiContent.answers[0]?.method[0]?.id],
  ])('in %s: %s', (section, quotation, found) => {
    expect(place(written, section, quotation)).toBe(found);
  });

  it('moves with its words, and finds them when they come back', () => {
    const { digests, reviews } = openReviews();
    const digest = digests.add(written);
    reviews.add(digest, { digestId: digest.id, section: 'ask', quotation: '第二段', text: '?' });
    const seen = (ask: string[]) => {
      const changed = { ...digest, content: content('题', { sections: { ask: ask.map((text) => passage(text)) } }) };
      const [comment] = reviews.comments(changed);
      return comment?.passageChanged ? 'changed' : comment?.passageId;
    };
    expect(seen(['这是第二段了', '第一段'])).toBe('p-这是第二段了');
    expect(seen(['第一段'])).toBe('changed');
    expect(seen(['第一段', '第二段'])).toBe('p-第二段');
  });

  it('whatever is quoted of a passage', () => {
    const word = fc.string({
      unit: fc.constantFrom('问', '答', 'a', ' ', '\n', '，', '。'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (texts, at, from, length) => {
          const chosen = texts[at % texts.length] ?? '';
          const start = from % chosen.length;
          const quotation = chosen.slice(start, start + 1 + (length % chosen.length));
          fc.pre(quotation.trim() !== '');
          const found = place(
            content('题', { sections: { ask: texts.map((text) => passage(text)) } }),
            'ask',
            quotation,
          );
          expect(found).not.toBe('changed');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('REVIEW-4 open comments are counted', () => {
  it('and gone with their digest', () => {
    const { digests, reviews, reopened } = openReviews();
    const digest = digests.add(ankiContent);
    expect(reviews.openCount(digest.id)).toBe(0);
    const { id } = reviews.add(digest, { digestId: digest.id, text: '一' });
    reviews.add(digest, { digestId: digest.id, text: '二' });
    expect(reopened().openCount(digest.id)).toBe(2);
    reviews.resolve(digest, id, true);
    expect(reopened().openCount(digest.id)).toBe(1);
    reviews.forget(digest.id);
    reviews.forget(digest.id);
    expect(reopened().comments(digest)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, DigestContent, Passage } from '../../../src-main/contract/index.ts';
import { ankiContent, answer, content, minute, openDigests, passage } from './support.ts';

const origin = (number: number) => ({
  chatIds: ['c', `c-${number}`],
  threadIds: [`t-${number}`],
  seenMessageIds: [`m-${number}`, `m-${number}-2`],
  discussedFrom: number * 100,
  discussedTo: number * 100 + 50,
});

function twoDigests() {
  const opened = openDigests();
  const { digests } = opened;
  const into = digests.addDrafted(ankiContent, origin(1));
  const other = content('新卡数量', {
    tags: ['anki', '新卡'],
    askers: ['m-lau', 'm-he'],
    sections: { ask: [passage('每天几张新卡好？', ['msg-9'])], own: [passage('只有这里有')] },
    answers: [answer(['m-wu'], '十张。', { id: 'a-1', method: [passage('先十张', ['msg-10'])] })],
  });
  const from = digests.addDrafted(other, origin(3));
  return { ...opened, into, from };
}

const textsOf = (passages: readonly Passage[] | undefined) =>
  (passages ?? []).map(({ text, sources }) => [text, sources]);
const withoutTimes = ({ updatedAt: _updatedAt, version: _version, revisions: _revisions, ...digest }: Digest) => digest;
const superseded = expect.objectContaining({ code: 'digest-superseded' });

describe('MERGE-1 what a digest says goes into the other', () => {
  it('with its sources, contributors and conversations', () => {
    const { digests, into, from } = twoDigests();
    const merged = digests.merge(from.id, into.id).into;
    expect(merged.content.title).toBe(into.content.title);
    expect(textsOf(merged.content.sections.ask)).toEqual([
      ['请问 Anki 新卡每天设多少合适啊', ['msg-1']],
      ['每天几张新卡好？', ['msg-9']],
    ]);
    expect(textsOf(merged.content.sections.own)).toEqual([['只有这里有', []]]);
    expect(merged.content.answers.map(({ contributors }) => contributors)).toEqual([
      ['m-zhou', 'm-chen'],
      ['m-lau'],
      ['m-wu'],
    ]);
    expect(textsOf(merged.content.answers[2]?.method)).toEqual([['先十张', ['msg-10']]]);
    expect(merged.content.tags).toEqual(['Anki', '复习', '新卡']);
    expect(merged.content.askers).toEqual(['m-he', 'm-lau']);
    expect(merged).toMatchObject({
      chatIds: ['c', 'c-1', 'c-3'],
      threadIds: ['t-1', 't-3'],
      seenMessageIds: ['m-1', 'm-1-2', 'm-3', 'm-3-2'],
      discussedFrom: 100,
      discussedTo: 350,
      status: 'draft',
    });
    const ids = merged.content.answers.flatMap(({ id, body, method }) => [
      id,
      ...[...body, ...method].map((one) => one.id),
    ]);
    expect(ids.filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id) && id.startsWith('id-'))).toEqual([]);
  });

  it('once', () => {
    const { digests, into } = twoDigests();
    const twin = digests.addDrafted(ankiContent, origin(1));
    expect(digests.merge(twin.id, into.id).into.content).toEqual(into.content);
  });
});

describe('MERGE-2 the digest that was merged', () => {
  it('is archived, names the other, and both keep what they were', () => {
    const { digests, reopened, into, from } = twoDigests();
    const { merged, into: enlarged } = digests.merge(from.id, into.id);
    expect(merged).toMatchObject({ status: 'archived', supersededBy: into.id, content: from.content });
    expect(reopened().get(from.id)).toEqual(merged);
    expect(merged.revisions.at(-1)).toMatchObject({ status: 'draft', content: from.content });
    expect(enlarged.revisions.at(-1)?.content).toEqual(into.content);
    expect(digests.list({ supersededBy: into.id }).digests.map(({ id }) => id)).toEqual([from.id]);
  });
});

describe('MERGE-3 what cannot be merged', () => {
  it('is itself, and what was merged before', () => {
    const { digests, into, from } = twoDigests();
    const third = digests.create('三');
    expect(() => digests.merge(into.id, into.id)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    const { merged } = digests.merge(from.id, into.id);
    expect(() => digests.merge(from.id, third.id)).toThrow(superseded);
    expect(() => digests.merge(third.id, from.id)).toThrow(superseded);
    expect(() => digests.merge(into.id, from.id)).toThrow(superseded);
    const publish = { id: from.id, expectedVersion: merged.version, status: 'published' } as const;
    expect(() => digests.setStatus(publish)).toThrow(superseded);
    digests.delete(into.id);
    expect(digests.canonicalOf(from.id)).toBe(from.id);
    expect(digests.unmerge(from.id)).toMatchObject({ digest: { status: 'draft' }, from: null });
  });
});

describe('MERGE-4 undoing', () => {
  it('takes out what was brought, wherever it stands, and nothing else', () => {
    const { digests, clock, into, from } = twoDigests();
    const { into: enlarged } = digests.merge(from.id, into.id);
    const { sections, answers } = enlarged.content;
    const [own, brought] = sections.ask ?? [];
    clock.now += minute;
    const rearranged: DigestContent = {
      ...enlarged.content,
      title: '另一个标题',
      sections: { ...sections, ask: own ? [own] : [], conclusion: brought ? [brought, passage('新写的')] : [] },
      answers: answers.toReversed(),
    };
    digests.save({ id: into.id, expectedVersion: enlarged.version, content: rearranged });
    const left = digests.unmerge(from.id).from?.content;
    expect(left?.title).toBe('另一个标题');
    expect(textsOf(left?.sections.conclusion)).toEqual([['新写的', []]]);
    expect(left?.sections.own).toBeUndefined();
    expect(left?.answers.map(({ id }) => id)).toEqual(['a-2', 'a-1']);
  });

  it('goes back the way it came', () => {
    const { digests, into, from } = twoDigests();
    const third = digests.create('三');
    digests.merge(from.id, into.id);
    digests.merge(into.id, third.id);
    expect(digests.canonicalOf(from.id)).toBe(third.id);
    expect(() => digests.unmerge(from.id)).toThrow(superseded);
    digests.unmerge(into.id);
    digests.unmerge(from.id);
    expect(withoutTimes(digests.get(into.id))).toEqual(withoutTimes(into));
    expect(withoutTimes(digests.get(third.id))).toEqual(withoutTimes(third));
    const alone = digests.get(from.id);
    expect(digests.unmerge(from.id)).toEqual({ digest: alone, from: null });
  });

  it('leaves what was before, of any two digests', () => {
    const word = fc.constantFrom('甲', '乙', '丙', '丁');
    const passages = fc
      .uniqueArray(word, { minLength: 1, maxLength: 3 })
      .map((texts) => texts.map((text) => passage(text, text === '丁' ? ['msg-4'] : [])));
    const answers = fc.uniqueArray(fc.record({ body: word, by: word, accepted: fc.boolean() }), {
      maxLength: 3,
      selector: ({ body }) => body,
    });
    const digest = fc.record({
      sections: fc.dictionary(fc.constantFrom('ask', 'background', 'own'), passages),
      answers: answers.map((all) =>
        all.map(({ body, by, accepted }) => answer([by], body, { id: `a-${body}`, accepted })),
      ),
      tags: fc.uniqueArray(word),
      askers: fc.uniqueArray(word),
    });
    const times = fc.record({
      discussedFrom: fc.option(fc.nat(9)),
      discussedTo: fc.option(fc.integer({ min: 10, max: 19 })),
      seenMessageIds: fc.uniqueArray(word),
      threadIds: fc.uniqueArray(word),
      chatIds: fc.uniqueArray(word),
    });
    const { digests } = openDigests();
    fc.assert(
      fc.property(digest, times, digest, times, (one, oneTimes, other, otherTimes) => {
        const into = digests.addDrafted(content('一', one), oneTimes);
        const from = digests.addDrafted(content('二', other), otherTimes);
        digests.merge(from.id, into.id);
        const undone = digests.unmerge(from.id);
        expect(undone.from && withoutTimes(undone.from)).toEqual(withoutTimes(into));
        expect(withoutTimes(undone.digest)).toEqual(withoutTimes(from));
      }),
      { numRuns: 40 },
    );
  });
});

describe('MERGE-6 a conversation that is answered already', () => {
  it('becomes what the digest rests on, and its content stays', () => {
    const { digests, into } = twoDigests();
    const enlarged = digests.addOrigin(into.id, origin(7));
    expect(enlarged).toMatchObject({ threadIds: ['t-1', 't-7'], discussedTo: 750, content: into.content });
    expect(enlarged.revisions).toEqual(into.revisions);
    expect(enlarged.version).toBe(into.version + 1);
    expect(withoutTimes(digests.setOrigin(into.id, origin(1)))).toEqual(withoutTimes(into));
  });
});

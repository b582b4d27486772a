import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membersFileSchema, type Participant, type QunshuError } from '../../../src-main/contract/index.ts';
import { DocumentFile } from '../../../src-main/engine/library/index.ts';
import { Members } from '../../../src-main/engine/members/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function participant(id: string, name: string, more: Partial<Participant> = {}): Participant {
  return { id, chatId: `chat-of-${id}`, name, formerNames: [], messageCount: 10, from: 0, to: 100, ...more };
}

function membersOf(participants: readonly Participant[], folder = temporaryFolder()) {
  const path = join(folder, 'members.json');
  const open = () =>
    new Members(new DocumentFile(path, membersFileSchema, { schemaVersion: 1, members: [] }), () => participants);
  return { members: open(), reopen: open };
}

const proposed = (members: Members) =>
  members
    .proposals((chatId) => (chatId.startsWith('wx') ? 'wechat' : 'qq'))
    .map(({ members: pair, reasons }) => [
      pair
        .map(({ id }) => id)
        .toSorted()
        .join('+'),
      reasons[0],
    ]);

describe('MEMBER-3 and MEMBER-4 joining and parting', () => {
  const people = [
    participant('p1', '阿澈', { messageCount: 30 }),
    participant('p2', '阿澈2', { messageCount: 20, formerNames: ['澈'] }),
    participant('p3', '王工'),
  ];

  test('joined members are one, under both ids, also after opening again', () => {
    const { members, reopen } = membersOf(people);
    members.update({ memberId: 'p2', credit: 'anonymous', bio: '答疑很多' });
    const joint = members.join(['p1', 'p2']);
    for (const each of [members, reopen()]) {
      expect(each.find('p1')).toEqual(joint);
      expect(each.find('p2')).toEqual(joint);
      expect(each.list()).toHaveLength(2);
    }
    expect(joint).toMatchObject({
      id: 'p1',
      name: '阿澈',
      aliases: ['阿澈2', '澈'],
      participantIds: ['p1', 'p2'],
      credit: 'anonymous',
      bio: '答疑很多',
      messageCount: 50,
    });
    expect(members.memberOf('p2')).toBe('p1');
    expect(
      members
        .underAllIds()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['p1', 'p2', 'p3']);
  });

  test('a join can be parted, and the wish not to be named stays with both', () => {
    const { members } = membersOf(people);
    members.update({ memberId: 'p1', credit: 'anonymous', name: '澈澈' });
    members.join(['p1', 'p2']);
    expect(members.part('p1', ['p2'])).toMatchObject({ id: 'p2', name: '阿澈2', credit: 'anonymous' });
    expect(members.find('p1')).toMatchObject({ name: '澈澈', participantIds: ['p1'], credit: 'anonymous' });
    expect(members.list()).toHaveLength(3);
  });

  test('who keeps the participant of the id keeps the id', () => {
    const { members } = membersOf(people);
    members.join(['p1', 'p2', 'p3']);
    expect(members.part('p1', ['p1'])).toMatchObject({ id: 'p1', participantIds: ['p1'] });
    expect(members.find('p2')).toMatchObject({ id: 'p2', participantIds: ['p2', 'p3'] });
    expect(members.memberOf('p3')).toBe('p2');
  });

  test('nobody, and all of somebody, cannot be parted', () => {
    const { members } = membersOf(people);
    members.join(['p1', 'p2']);
    for (const ids of [['p1', 'p2'], ['p3'], ['p1', 'p3']]) {
      expect(() => members.part('p1', ids)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as QunshuError);
    }
    expect(() => members.join(['p1', 'nobody'])).toThrow(expect.objectContaining({ code: 'not-found' }) as QunshuError);
  });

  test('whatever is joined and parted, every participant is exactly one person', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const step = fc.record({ join: fc.boolean(), which: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }) });
    const folder = temporaryFolder();
    let run = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { members } = membersOf(
          ids.map((id) => participant(id, id)),
          join(folder, `${++run}`),
        );
        for (const { join: isJoin, which } of steps) {
          const [first = 'a'] = which;
          const memberId = members.find(first)?.id ?? '';
          const own = members.find(first)?.participantIds ?? [];
          const leaving = which.filter((id) => own.includes(id));
          if (isJoin) {
            members.join(which);
          } else if (leaving.length < own.length) {
            members.part(memberId, leaving);
          }
          expect(
            members
              .list()
              .flatMap(({ participantIds }) => participantIds)
              .toSorted(),
          ).toEqual(ids);
          for (const { id, participantIds } of members.list()) {
            expect(participantIds).toContain(id);
            expect(participantIds.map((one) => members.memberOf(one))).toEqual(participantIds.map(() => id));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('MEMBER-5 proposals', () => {
  test('by account, name, alias and core of the name, the surest first', () => {
    const { members } = membersOf([
      participant('p1', '阿澈', { chatId: 'qq1', nativeId: '10001' }),
      participant('p2', '换了名字', { chatId: 'qq2', nativeId: '10001' }),
      participant('p3', '王工（北京）', { chatId: 'wx1' }),
      participant('p4', '王工', { chatId: 'wx2', nativeId: '10001' }),
      participant('p5', 'ＡＮＮ 陳', { chatId: 'qq1' }),
      participant('p6', 'ann 陈', { chatId: 'wx1' }),
      participant('p7', '老李', { chatId: 'qq1', formerNames: ['李雷'] }),
      participant('p8', '李雷', { chatId: 'wx1' }),
      participant('p9', '路人', { chatId: 'qq1' }),
    ]);
    expect(proposed(members)).toEqual([
      ['p1+p2', 'same-account'],
      ['p5+p6', 'same-name'],
      ['p7+p8', 'same-alias'],
      ['p3+p4', 'similar-name'],
    ]);
  });

  test('not by names of many, nor of people who talk with one another', () => {
    const { members } = membersOf([
      ...Array.from({ length: 9 }, (_, index) => participant(`m${index}`, '匿名用户')),
      participant('p1', '小明', { chatId: 'qq1', from: 0, to: 50 }),
      participant('p2', '小明', { chatId: 'qq1', from: 40, to: 90 }),
      participant('p3', '138 0000 0000', { chatId: 'qq1' }),
      participant('p4', '138 0000 0000', { chatId: 'qq2' }),
    ]);
    expect(proposed(members)).toEqual([]);
  });

  test('one who left and came back under another account is proposed', () => {
    const { members } = membersOf([
      participant('p1', '小明', { chatId: 'qq1', from: 0, to: 50 }),
      participant('p2', '小明', { chatId: 'qq1', from: 60, to: 90 }),
    ]);
    expect(proposed(members)).toEqual([['p1+p2', 'same-name']]);
  });

  test('what was refused is not proposed again, also after a join', () => {
    const { members, reopen } = membersOf([
      participant('p1', '小明', { chatId: 'qq1' }),
      participant('p2', '小明', { chatId: 'qq2' }),
      participant('p3', '小明明', { chatId: 'qq3' }),
    ]);
    members.refuse(['p1', 'p2']);
    expect(proposed(members)).toEqual([]);
    expect(proposed(reopen())).toEqual([]);
    members.join(['p3', 'p1']);
    expect(proposed(members)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { DigestContent, Member, Passage } from '../../src-main/contract/index.ts';
import { digestContentSchema } from '../../src-main/contract/index.ts';
import { keysOf } from '../../src-renderer/app/keyboard/shortcuts.ts';
import {
  changePassages,
  isSameContent,
  moved,
  newAnswer,
  newPassage,
  passagesAt,
  sourcesOf,
  tidied,
  withOrigin,
  withTag,
  writePassage,
} from '../../src-renderer/features/digests/content.ts';
import {
  contributorsOf,
  membersByParticipant,
  passagesFrom,
  pullIntoNewAnswer,
  pullIntoSection,
} from '../../src-renderer/features/digests/pull.ts';
import { pullShortcuts } from '../../src-renderer/features/digests/pull-shortcuts.ts';
import { keepUnsaved, readUnsaved, type TextStorage } from '../../src-renderer/features/digests/unsaved.ts';
import { usagesOf } from '../../src-renderer/features/digests/usage.ts';

function passage(id: string, text: string, sources: readonly string[] = []): Passage {
  return { id, text, sources: [...sources], origin: sources.length > 0 ? 'member' : 'moderator' };
}

const content: DigestContent = {
  title: 'T',
  templateId: 'standard',
  sections: { ask: [passage('p1', 'why?', ['m1'])], conclusion: [] },
  answers: [{ ...newAnswer('a1', ['member-1'], [passage('p2', 'so', ['m2', 'm3'])]), accepted: true }],
  tags: ['数据'],
  askers: ['member-2'],
};

function member(id: string, participantIds: readonly string[]): Member {
  return {
    id,
    name: id,
    aliases: [],
    participantIds,
    credit: 'name',
    alias: null,
    bio: '',
    messageCount: 1,
    from: null,
    to: null,
  };
}

function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `n${count}`;
  };
}

describe('EDIT-1 every change makes a new content', () => {
  test('of a section and of a part of an answer', () => {
    const before = JSON.stringify(content);
    const inSection = changePassages(content, { kind: 'section', key: 'nextSteps' }, () => [newPassage('n')]);
    expect(passagesAt(inSection, { kind: 'section', key: 'nextSteps' })).toHaveLength(1);
    const place = { kind: 'answer', answerId: 'a1', part: 'method' } as const;
    const inAnswer = changePassages(content, place, () => [passage('n', 'x')]);
    expect(passagesAt(inAnswer, place).map(({ text }) => text)).toEqual(['x']);
    expect(passagesAt(content, place)).toEqual([]);
    expect(JSON.stringify(content)).toBe(before);
    expect(digestContentSchema.safeParse(inAnswer).success).toBe(true);
  });

  test('a place that is not there has no passages', () => {
    expect(passagesAt(content, { kind: 'answer', answerId: 'nobody', part: 'body' })).toEqual([]);
  });
});

describe('EDIT-2 whose words they are', () => {
  test('a member’s words keep their sources when they are edited', () => {
    const [edited] = writePassage([passage('p', 'member words', ['m1'])], 'p', 'member words, shorter');
    expect(edited).toMatchObject({ text: 'member words, shorter', sources: ['m1'], origin: 'member' });
  });

  test('what is written into an empty, sourceless passage is the moderator’s', () => {
    const empty: Passage = { id: 'p', text: '', sources: [], origin: 'model' };
    expect(writePassage([empty], 'p', 'x')[0]?.origin).toBe('moderator');
    expect(writePassage([{ ...empty, text: 'generated' }], 'p', 'generated, mended')[0]?.origin).toBe('model');
  });
});

describe('EDIT-12 a model’s words taken over', () => {
  test('one passage, wherever it stands, becomes the moderator’s, and back', () => {
    const words = (id: string): Passage => ({ id, text: id, sources: [], origin: 'model' });
    const answer = { ...newAnswer('a', [], [words('p2'), words('p3')]), method: [words('p4')] };
    const before = { ...content, sections: { ask: [words('p1')] }, answers: [answer] };
    const after = withOrigin(withOrigin(before, 'p1', 'moderator'), 'p4', 'moderator');
    expect(after.sections.ask?.[0]?.origin).toBe('moderator');
    expect(after.answers[0]?.method[0]?.origin).toBe('moderator');
    expect(after.answers[0]?.body).toEqual(answer.body);
    expect(withOrigin(withOrigin(after, 'p1', 'model'), 'p4', 'model')).toEqual(before);
  });
});

describe('EDIT-3 pulling messages into a section', () => {
  const messages = [
    { id: 'm7', text: '先备份', senderId: 'p1' },
    { id: 'm8', text: '   ', senderId: 'p1' },
  ];

  test('one passage a message, with its source and the words unchanged', () => {
    const pulled = pullIntoSection(content, 'conclusion', messages, counter());
    expect(pulled.sections.conclusion).toEqual([{ id: 'n1', text: '先备份', sources: ['m7'], origin: 'member' }]);
    expect(digestContentSchema.safeParse(pulled).success).toBe(true);
  });

  test('into a section the digest did not have', () => {
    expect(pullIntoSection(content, 'discussion', messages, counter()).sections.discussion).toHaveLength(1);
  });

  test('messages without text are left out', () => {
    expect(passagesFrom(messages, counter())).toHaveLength(1);
  });

  test('pictures that were taken in come along, behind the words; other files do not', () => {
    const asset = (ending: string) => `assets/${'a'.repeat(64)}.${ending}`;
    const attachments = [
      { name: '课表 [1].jpg', asset: asset('jpg') },
      { name: '讲义.pdf', asset: asset('pdf') },
      { name: '没有收进来.png' },
    ];
    const picture = `![课表 1](${asset('jpg')})`;
    const spoken = { id: 'm1', text: '看这张', senderId: 'p1', attachments };
    const texts = passagesFrom([spoken, { ...spoken, text: '' }], counter()).map(({ text }) => text);
    expect(texts).toEqual([`看这张\n\n${picture}`, picture]);
  });
});

describe('EDIT-4 pulling messages into a new answer', () => {
  const people = membersByParticipant([member('member-a', ['p1', 'p2']), member('member-b', ['p3'])]);
  const messages = [
    { id: 'm1', text: 'short', senderId: 'p1' },
    { id: 'm2', text: 'a much longer explanation', senderId: 'p3' },
    { id: 'm3', text: 'again', senderId: 'p2' },
    { id: 'm4', text: 'notice', senderId: null },
  ];

  test('credits the senders by how much they wrote, each once', () => {
    expect(contributorsOf(messages, people)).toEqual(['member-b', 'member-a']);
    const pulled = pullIntoNewAnswer(content, messages, people, counter());
    expect(pulled.answers[1]).toMatchObject({ contributors: ['member-b', 'member-a'], accepted: false });
    expect(pulled.answers[1]?.body).toHaveLength(4);
  });

  test('a participant nobody knows is credited by id', () => {
    expect(contributorsOf([{ id: 'm', text: 'x', senderId: 'p9' }], people)).toEqual(['p9']);
  });

  test('messages without text make no answer', () => {
    expect(pullIntoNewAnswer(content, [{ id: 'm', text: '', senderId: 'p1' }], people, counter())).toBe(content);
  });
});

describe('EDIT-5 moving stops at the ends', () => {
  test('both ways', () => {
    const letters = ['a', 'b', 'c'];
    expect(moved(letters, 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(letters, 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(letters, 0, -1)).toBe(letters);
    expect(moved(letters, 2, 1)).toBe(letters);
    expect(moved(letters, -1, 1)).toBe(letters);
  });
});

describe('EDIT-6 tags', () => {
  test('trimmed, once, whatever the case of letters', () => {
    expect(withTag(['Docker'], '  运维 ')).toEqual(['Docker', '运维']);
    expect(withTag(['Docker'], 'docker')).toEqual(['Docker']);
    expect(withTag(['Docker'], '  ')).toEqual(['Docker']);
  });
});

describe('EDIT-7 what is not saved survives a reload', () => {
  function storage(): TextStorage {
    const values = new Map<string, string>();
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => values.set(key, value),
      removeItem: (key) => values.delete(key),
    };
  }

  test('kept, read back, and forgotten', () => {
    const kept = storage();
    const unsaved = { content: { ...content, title: 'mine' }, base: { content, version: 3 } };
    keepUnsaved(kept, 'd1', unsaved);
    expect(readUnsaved(kept, 'd1')).toEqual(unsaved);
    expect(readUnsaved(kept, 'd2')).toBeNull();
    keepUnsaved(kept, 'd1', null);
    expect(readUnsaved(kept, 'd1')).toBeNull();
  });

  test('a storage that is full or holds something else is no reason to fail', () => {
    const full: TextStorage = {
      getItem: () => 'not json',
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    expect(() => keepUnsaved(full, 'd1', { content, base: { content, version: 1 } })).not.toThrow();
    expect(readUnsaved(full, 'd1')).toBeNull();
  });
});

describe('EDIT-8 what is saved', () => {
  test('no empty passages, no empty answers, a trimmed title', () => {
    const messy: DigestContent = {
      ...content,
      title: ' T ',
      sections: { ask: [passage('p1', 'why?', ['m1']), newPassage('e')], conclusion: [newPassage('e2')] },
      answers: [...content.answers, newAnswer('a2', [], [newPassage('e3')])],
    };
    expect(tidied(messy)).toEqual(content);
    expect(tidied(content)).toEqual(content);
  });

  test('the same content in another order of keys is the same', () => {
    const { title, ...rest } = content;
    expect(isSameContent(content, { ...rest, title })).toBe(true);
    expect(isSameContent(content, { ...content, sections: { conclusion: [], ask: content.sections.ask ?? [] } })).toBe(
      true,
    );
    expect(isSameContent(content, { ...content, tags: [] })).toBe(false);
  });
});

describe('what a digest rests on', () => {
  test('each message once', () => {
    expect(sourcesOf(content)).toEqual(['m1', 'm2', 'm3']);
  });

  test('where each message is used', () => {
    const twice: DigestContent = {
      ...content,
      sections: {
        ask: [passage('p1', 'a', ['m1']), passage('p9', 'b', ['m1'])],
        discussion: [passage('p3', 'c', ['m2'])],
      },
    };
    const usages = usagesOf(twice);
    expect(usages.get('m1')).toEqual([{ section: 'ask' }]);
    expect(usages.get('m2')).toEqual([{ section: 'discussion' }, { answer: 1 }]);
    expect(usages.get('m9')).toBeUndefined();
  });
});

test('EDIT-11: the first section has the key 1, the ninth the key 9', () => {
  expect(pullShortcuts.map(keysOf)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

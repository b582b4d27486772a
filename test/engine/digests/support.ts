import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Answer, DigestContent, Member, Passage } from '../../../src-main/contract/index.ts';
import { type DigestSummary, Digests, digestDocuments } from '../../../src-main/engine/digests/index.ts';
import { DocumentFolder, standardTemplate } from '../../../src-main/engine/library/index.ts';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Files below a folder that show, with `/`, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function read(...path: string[]): string {
  return readFileSync(join(...path), 'utf8');
}

export const minute = 60_000;
export const start = Date.UTC(2026, 2, 2, 12);

/** Digests in real files, with a clock that only the test moves. */
export function openDigests(folder = temporaryFolder()) {
  const clock = { now: start };
  let ids = 0;
  const newId = () => `id-${++ids}`;
  const documents = new DocumentFolder({ ...digestDocuments, folder, cache: null, readOnly: false });
  const digests = new Digests({ documents, clock: () => clock.now, newId, templates: () => [standardTemplate] });
  const reopened = () =>
    new DocumentFolder<ReturnType<Digests['get']>, DigestSummary>({
      ...digestDocuments,
      folder,
      cache: null,
      readOnly: true,
    });
  return { digests, clock, newId, folder, reopened };
}

export function passage(text: string, sources: string[] = []): Passage {
  return { id: `p-${text.slice(0, 20)}`, text, sources, origin: sources.length > 0 ? 'member' : 'moderator' };
}

export function answer(contributors: string[], body: string, more: Partial<Answer> = {}): Answer {
  return { id: 'a', contributors, approach: [], method: [], body: [passage(body)], accepted: false, ...more };
}

export function content(title: string, more: Partial<DigestContent> = {}): DigestContent {
  return { title, templateId: 'standard', sections: {}, answers: [], tags: [], askers: [], ...more };
}

/** A digest with something in every section. */
export const ankiContent = content('Anki 新卡每天设多少合适？', {
  tags: ['Anki', '复习'],
  askers: ['m-he'],
  sections: {
    ask: [passage('请问 Anki 新卡每天设多少合适啊', ['msg-1'])],
    background: [passage('现在一天 50 张，复习量已经爆炸了 😭', ['msg-2'])],
    discussion: [passage('50 张，猛士', ['msg-7'])],
    conclusion: [passage('新卡每天 15 张左右。')],
    nextSteps: [passage('- 一周后再看复习量')],
  },
  answers: [
    answer(['m-zhou', 'm-chen'], '先别急着加新卡。', {
      id: 'a-1',
      accepted: true,
      approach: [passage('每天的复习量约为新卡数的 7 到 10 倍。', ['msg-4'])],
      method: [passage('1. 停新卡三天\n2. 调成 15 张', ['msg-5'])],
    }),
    answer(['m-lau'], 'I keep it at 20.', { id: 'a-2' }),
  ],
});

const names = new Map([
  ['m-he', '何佳宁'],
  ['m-zhou', '周亦安'],
  ['m-chen', '陈默言'],
  ['m-lau', 'Kevin, Lau'],
]);

export const nameOf = (memberId: string): string => names.get(memberId) ?? memberId;
export const memberNamed = (name: string): string | null =>
  Array.from(names).find(([, known]) => known === name)?.[0] ?? null;

export function member(id: string, name: string, more: Partial<Member> = {}): Member {
  return {
    ...{ id, name, aliases: [], participantIds: [id], credit: 'name', alias: null, bio: '' },
    ...{ messageCount: 0, from: null, to: null },
    ...more,
  };
}

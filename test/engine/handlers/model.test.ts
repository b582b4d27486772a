import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EngineEvent, Job, ModelDraft } from '../../../src-main/contract/index.ts';
import { createEngine } from '../../../src-main/engine/engine.ts';
import { hostNetwork } from '../../../src-main/hosts/network.ts';
import { testEnvironment } from '../../support/environment.ts';
import { eventOf, refuse, sayAtOnce, startModelServer } from '../../support/model-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KEY = 'sk-very-secret';
/** A busy machine is slow, not broken. */
const BUSY = { timeout: 20_000 };
const CHAT = `2026-03-01 10:00:00 张佳宁(1001)
大家好，请问Anki新卡每天设多少合适啊？

2026-03-01 10:00:20 张佳宁(1001)
我现在一天50张，复习量已经爆炸了

2026-03-01 10:01:00 李亦安(1002)
@张佳宁 那就每天15张，先把新卡停掉

2026-03-01 10:02:00 王默言(1003)
补充一下，佳宁可以先设成0，李亦安说的15张是后面的事

2026-03-01 10:03:00 张佳宁(1001)
谢谢@李亦安 ，解决了
`;
const ANSWER = '# Anki 新卡 [1]\n## 诉求\n提问者一天50张。[1,2]\n## 回答\n成员A建议15张。[3] 这句没有根据。\n';

async function openWithModel() {
  const server = await startModelServer(sayAtOnce(ANSWER));
  const folder = temporaryFolder();
  const engine = createEngine({ ...testEnvironment(folder), network: hostNetwork });
  onTestFinished(async () => {
    await engine.close();
    await server.close();
  });
  const { call } = engine;
  const events: EngineEvent[] = [];
  engine.subscribe((event) => events.push(event));
  const finish = async ({ jobId }: { jobId: string }): Promise<Job> => {
    await expect.poll(async () => (await call('jobs.get', { id: jobId })).state, BUSY).not.toBe('running');
    return call('jobs.get', { id: jobId });
  };
  const library = join(folder, 'library');
  await call('library.create', { path: library, timezone: 'Asia/Shanghai' });
  writeFileSync(join(folder, 'chat.txt'), CHAT);
  await finish(await call('importing.start', { paths: [join(folder, 'chat.txt')] }));
  await call('model.set', { enabled: true, address: server.address, model: 'small-model', key: KEY });
  const { threads } = await call('threads.list', { states: ['open', 'kept'] });
  const threadId = threads[0]?.id ?? '';
  return { server, call, events, finish, folder, library, threadId };
}

describe('MODEL-DRAFT-1 seen before it is sent', () => {
  it('sends the very string that was shown, and only after it was agreed to', async () => {
    const { server, call, finish, threadId } = await openWithModel();
    const request = await call('model.request', { threadId });
    expect(server.asked).toEqual([]);
    expect(request).toMatchObject({ model: 'small-model', withKey: true, messages: 5, leftOut: 0, pseudonyms: 3 });
    expect(request.address).toBe(`${server.address}/chat/completions`);
    await finish(await call('model.draft', { threadId, confirmation: request.confirmation }));
    expect(server.asked.map(({ body }) => body)).toEqual([request.body]);
    for (const name of ['佳宁', '亦安', '默言', '1001', '1002', KEY]) {
      expect(server.asked[0]?.body, name).not.toContain(name);
    }
  });

  it('sends nothing when the conversation or the settings changed', async () => {
    const { server, call, threadId } = await openWithModel();
    const { confirmation } = await call('model.request', { threadId });
    await call('model.set', { namesSent: true });
    await expect(call('model.draft', { threadId, confirmation })).rejects.toMatchObject({
      code: 'model-request-changed',
    });
    await call('model.set', { namesSent: false, address: 'https://elsewhere.example/v1' });
    await expect(call('model.draft', { threadId, confirmation })).rejects.toMatchObject({
      code: 'model-request-changed',
    });
    await call('model.set', { enabled: false });
    await expect(call('model.request', { threadId })).rejects.toMatchObject({ code: 'model-off' });
    expect(server.asked).toEqual([]);
  });

  it('sends nothing when the settings change between agreeing and sending', async () => {
    const { server, call, finish, threadId } = await openWithModel();
    const { confirmation } = await call('model.request', { threadId });
    const [started] = await Promise.all([
      call('model.draft', { threadId, confirmation }),
      call('model.set', { model: 'large-model' }),
    ]);
    expect((await finish(started)).error).toMatchObject({ code: 'model-request-changed' });
    expect(server.asked).toEqual([]);
  });
});

describe('MODEL-DRAFT-10 and MODEL-DRAFT-11 the draft', () => {
  it('is a digest with sources, after the extractive draft, which can be restored', async () => {
    const { call, events, finish, threadId } = await openWithModel();
    const { confirmation } = await call('model.request', { threadId });
    const job = await finish(await call('model.draft', { threadId, confirmation }));
    const result = job.result as ModelDraft;
    expect(result).toMatchObject({ uncited: 1, cut: false });
    const digest = await call('digests.get', { id: result.digestId });
    const { messageIds } = await call('threads.get', { id: threadId });
    expect(digest).toMatchObject({ status: 'draft', version: 2, threadIds: [threadId] });
    expect(digest.content.title).toBe('Anki 新卡');
    expect(digest.content.sections.ask?.[0]).toMatchObject({
      text: '张佳宁一天50张。',
      sources: messageIds.slice(0, 2),
      origin: 'model',
    });
    expect(digest.content.answers[0]?.body.map(({ text, sources }) => [text, sources])).toEqual([
      ['李亦安建议15张。', messageIds.slice(2, 3)],
      ['这句没有根据。', []],
    ]);
    const [extractive] = digest.revisions;
    expect(extractive?.note).toBe('small-model');
    const plain = (await call('digests.draft', { threadIds: [threadId] }))[0];
    expect(extractive?.content.title).toBe(plain?.content.title);
    const texts = (content = plain?.content) => content?.answers.map(({ body }) => body.map(({ text }) => text));
    expect(texts(extractive?.content)).toEqual(texts());
    expect(events.some((event) => event.type === 'changed' && event.rooms.includes('digests'))).toBe(true);
    const growth = events.flatMap((event) => (event.type === 'draft' ? [event] : []));
    expect(growth.every(({ jobId }) => jobId === job.id)).toBe(true);
    expect(growth.length).toBeGreaterThan(0);
  });

  it('is told while it grows, and nothing is kept when it is cancelled', async () => {
    const { server, call, events, finish, threadId } = await openWithModel();
    server.reply = (response) => void response.write(eventOf('## 诉求\n提问者一天50张。[1]'));
    const { confirmation } = await call('model.request', { threadId });
    const started = await call('model.draft', { threadId, confirmation });
    await expect.poll(() => events.filter(({ type }) => type === 'draft').length, BUSY).toBeGreaterThan(0);
    const growth = events.find((event) => event.type === 'draft');
    expect(growth?.content.sections.ask?.[0]?.text).toBe('张佳宁一天50张。');
    await call('jobs.cancel', { id: started.jobId });
    expect((await finish(started)).state).toBe('cancelled');
    await expect.poll(() => server.left, BUSY).toBe(1);
    expect((await call('digests.list', {})).total).toBe(0);
  });

  it('keeps nothing when the server fails, and says why without the key', async () => {
    const { server, call, finish, threadId, library } = await openWithModel();
    const { confirmation } = await call('model.request', { threadId });
    const broken = [
      [refuse(429, { error: { message: `quota of ${KEY} used up` } }), 'model-busy'],
      [sayAtOnce('  \n'), 'model-garbled'],
    ] as const;
    for (const [reply, code] of broken) {
      server.reply = reply;
      const job = await finish(await call('model.draft', { threadId, confirmation }));
      expect(job).toMatchObject({ state: 'failed', error: { code } });
      expect(JSON.stringify(job)).not.toContain(KEY);
    }
    expect((await call('digests.list', {})).total).toBe(0);
    for (const entry of readdirSync(library, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
      expect(readFileSync(join(entry.parentPath, entry.name)).includes(KEY), entry.name).toBe(false);
    }
  });
});

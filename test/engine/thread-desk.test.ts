import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { testEnvironment } from '../support/environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CHAT = `[10:00] <ana> how do I compress a picture below one megabyte?
[10:01] <bob> ana: open it in paint and save it as jpg with quality 70
[10:02] <ana> bob: thanks, that did it
[15:00] <cem> the printer is always offline, I restarted it twice. any idea?
[15:01] <dora> cem: choose the default printer again in the settings
`;

/** A library with one chat of two conversations. */
async function libraryOfTwo(): Promise<{ engine: Engine; folder: string }> {
  const folder = temporaryFolder();
  const engine = createEngine(testEnvironment(folder));
  await engine.call('library.create', { path: join(folder, 'library'), timezone: 'UTC' });
  const file = join(folder, '2026-03-01.log');
  writeFileSync(file, CHAT);
  const ended = Promise.withResolvers<void>();
  const stop = engine.subscribe((event) => {
    if (event.type === 'job' && event.job.state !== 'running') {
      ended.resolve();
    }
  });
  await engine.call('importing.start', { paths: [file], options: { format: 'irc', date: '2026-03-01' } });
  await ended.promise;
  stop();
  return { engine, folder };
}

describe('THREAD-13 corrections through the contract', () => {
  it('merges, splits and moves, remembers across openings, and forgets when told to', async () => {
    const { engine, folder } = await libraryOfTwo();
    const idsOf = async (): Promise<string[]> =>
      (await engine.call('threads.details', {})).threads
        .toSorted((one, other) => one.from - other.from)
        .map(({ id }) => id);
    const found = await idsOf();
    expect(found).toHaveLength(2);
    const merged = await engine.call('threads.merge', { threadIds: found });
    expect(merged.messageIds).toHaveLength(5);
    const asked = merged.messageIds.slice(3);
    const split = await engine.call('threads.split', { threadId: merged.id, messageIds: asked });
    expect(split.messageIds).toEqual(asked);
    const moved = await engine.call('threads.move', { messageId: merged.messageIds[2] ?? '', threadId: split.id });
    expect(moved.messageIds).toEqual(merged.messageIds.slice(2));
    expect(await engine.call('threads.learning', {})).toMatchObject({ merged: 1, split: 1, moved: 1, readiness: 0 });

    await engine.call('library.close', {});
    await engine.call('library.open', { path: join(folder, 'library') });
    expect((await engine.call('threads.get', { id: moved.id })).messageIds).toEqual(moved.messageIds);
    expect(await engine.call('threads.forgetLearning', {})).toMatchObject({ merged: 0, corrected: 0 });
    expect(await idsOf()).toEqual(found);
    await engine.close();
  });

  it('refuses what makes no sense and changes nothing', async () => {
    const { engine } = await libraryOfTwo();
    const [thread] = (await engine.call('threads.details', {})).threads;
    const id = thread?.id ?? '';
    const messageIds = [...(thread?.messageIds ?? [])];
    const refusals = [
      engine.call('threads.merge', { threadIds: [id, id] }),
      engine.call('threads.split', { threadId: id, messageIds }),
      engine.call('threads.split', { threadId: id, messageIds: ['m-elsewhere'] }),
      engine.call('threads.move', { messageId: messageIds[0] ?? '', threadId: id }),
    ];
    for (const refusal of refusals) {
      await expect(refusal).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(engine.call('threads.merge', { threadIds: [id, 't-gone'] })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await engine.call('threads.learning', {})).toMatchObject({ merged: 0, split: 0, moved: 0, corrected: 0 });
    await engine.close();
  });
});

describe('TOPIC-1 open questions', () => {
  it('lists those nobody answered, newest first, without those put away', async () => {
    const { engine } = await libraryOfTwo();
    expect(await engine.call('threads.openQuestions', {})).toMatchObject({ total: 0, threads: [] });
    const printer = (await engine.call('threads.details', {})).threads.find(({ title }) => title.includes('printer'));
    const messageIds = printer?.messageIds.slice(1) ?? [];
    await engine.call('threads.split', { threadId: printer?.id ?? '', messageIds });
    const open = await engine.call('threads.openQuestions', {});
    expect(open.threads.map(({ id }) => id)).toEqual([printer?.id]);
    await engine.call('threads.judge', { threadId: printer?.id ?? '', state: 'dismissed' });
    expect(await engine.call('threads.openQuestions', {})).toMatchObject({ total: 0, threads: [] });
    expect(await engine.call('threads.repeatedQuestions', {})).toEqual([]);
    await engine.close();
  });
});

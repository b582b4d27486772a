import { describe, expect, test } from 'vitest';
import type { ImportsDone } from '../../src-main/contract/index.ts';
import {
  addToThread,
  gatherThread,
  mergeThreads,
  restoreDivision,
  splitThread,
} from '../../src-renderer/features/threads/correcting.ts';
import { openEngine } from '../support/engine.ts';

const CHAT = `[10:00] <ana> how do I compress a picture below one megabyte?
[10:01] <bob> ana: open it in paint and save it as jpg with quality 70
[10:02] <ana> bob: thanks, that did it
[15:00] <cem> the printer is always offline, I restarted it twice. any idea?
[15:01] <dora> cem: choose the default printer again in the settings
[20:00] <eva> which bus goes to the library on sundays?
[20:01] <finn> eva: the 12, every half hour
`;

/** The real engine with a chat of three conversations, and what they look like at any time. */
async function engineOfThree() {
  const engine = await openEngine();
  const file = engine.file('2026-03-01.log', CHAT);
  await engine.finish<ImportsDone>(
    engine.call('importing.start', { paths: [file], options: { format: 'irc', date: '2026-03-01' } }),
  );
  const threads = async () =>
    (await engine.call('threads.details', {})).threads.toSorted((one, other) => one.from - other.from);
  return {
    call: engine.call,
    ids: async () => (await threads()).map(({ id }) => id),
    division: async () => (await threads()).map(({ messageIds }) => messageIds),
  };
}

describe('corrections of conversations, and back', () => {
  test('merging', async () => {
    const { call, ids, division } = await engineOfThree();
    const before = await division();
    expect(before.map(({ length }) => length)).toEqual([3, 2, 2]);
    const merged = await mergeThreads(call, await ids());
    expect(merged.thread.messageIds).toEqual(before.flat());
    await restoreDivision(call, merged.before);
    expect(await division()).toEqual(before);
  });

  test('splitting', async () => {
    const { call, ids, division } = await engineOfThree();
    const before = await division();
    const [first = ''] = await ids();
    const split = await splitThread(call, first, before[0]?.slice(1) ?? []);
    expect(split.thread.messageIds).toEqual(before[0]?.slice(1));
    await restoreDivision(call, split.before);
    expect(await division()).toEqual(before);
  });

  test('adding one message, a part and a whole of others', async () => {
    const { call, ids, division } = await engineOfThree();
    const before = await division();
    const [picture = [], printer = [], bus = []] = before;
    const [, , busId = ''] = await ids();
    const added = [...picture.slice(1), ...printer];
    const { thread, before: kept } = await addToThread(call, busId, added);
    expect(thread.messageIds).toEqual([...added, ...bus]);
    expect(await division()).toEqual([picture.slice(0, 1), [...added, ...bus]]);
    await restoreDivision(call, kept);
    expect(await division()).toEqual(before);
    const one = await addToThread(call, (await ids())[2] ?? '', printer.slice(1));
    expect(one.thread.messageIds).toEqual([...printer.slice(1), ...bus]);
    await restoreDivision(call, one.before);
    expect(await division()).toEqual(before);
  });

  test('a new conversation out of several', async () => {
    const { call, division } = await engineOfThree();
    const before = await division();
    const [picture = [], printer = []] = before;
    const chosen = [...picture.slice(2), ...printer.slice(1)];
    const gathered = await gatherThread(call, chosen);
    expect(gathered.thread.messageIds).toEqual(chosen);
    await restoreDivision(call, gathered.before);
    expect(await division()).toEqual(before);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedChat, ParsedRecord } from '../../../src-main/contract/index.ts';
import { chatByChat } from '../../../src-main/engine/importing/chat-shelves.ts';

const chat = (name: string): ParsedChat => ({ type: 'chat', platform: 'other', kind: 'group', name });
const warning = (text: string): ParsedRecord => ({ type: 'warning', text });

async function sorted(batches: readonly (readonly ParsedRecord[])[], options = {}, mostHeld?: number) {
  async function* feed() {
    yield* batches;
  }
  const records: ParsedRecord[] = [];
  for await (const batch of chatByChat(feed(), options, mostHeld)) {
    records.push(...batch);
  }
  return records;
}

describe('IMPORTING-18 mixed chats', () => {
  test('come one after the other, each in its order, whether or not they fit into memory', async () => {
    const record = fc.oneof(fc.constantFrom('a', 'b', 'c').map(chat), fc.string().map(warning));
    const batches = fc.array(fc.array(record, { maxLength: 6 }), { maxLength: 12 });
    const property = fc.asyncProperty(batches, fc.integer({ min: 0, max: 9 }), async (given, mostHeld) => {
      const fed = [[chat('a')], ...given];
      const expected = new Map<string, ParsedRecord[]>();
      let current = 'a';
      for (const one of given.flat()) {
        if (one.type === 'chat') {
          current = one.name;
        } else {
          expected.set(current, [...(expected.get(current) ?? []), one]);
        }
      }
      const kept: [string, ParsedRecord[]][] = expected.size === 0 ? [['a', []]] : [...expected];
      const wanted = kept.flatMap(([name, records]) => [chat(name), ...records]);
      expect(await sorted(fed, {}, mostHeld)).toEqual(wanted);
      const chosen = wanted.slice(0, wanted.findIndex((one, index) => index > 0 && one.type === 'chat') >>> 0);
      expect(await sorted(fed, { chat: kept[0]?.[0] }, mostHeld)).toEqual(chosen);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('the only one takes the name of the user, of several that name picks', async () => {
    const one = [chat('a'), warning('1')];
    expect(await sorted([one], { chat: 'x' })).toEqual([chat('x'), warning('1')]);
    expect(await sorted([one, [chat('b'), warning('2')]], { chat: 'b' })).toEqual([chat('b'), warning('2')]);
  });
});

import { describe, expect, test } from 'vitest';
import type { MessageWindow, PlacedMessage } from '../../src-main/contract/index.ts';
import {
  MAX_PAGES,
  MessageCache,
  type MessageSource,
  PAGE_SIZE,
} from '../../src-renderer/features/reader/message-cache.ts';

function message(index: number, replyTo: string | null = null): PlacedMessage {
  return {
    id: `m${index}`,
    chatId: 'chat',
    senderId: 'p',
    sender: 'P',
    sentAt: index,
    kind: 'text',
    text: `message ${index}`,
    replyTo,
    source: { importId: 'i', line: index },
    threadId: null,
    parentId: null,
  };
}

interface Asked {
  readonly offset: number;
  readonly answer: () => void;
  readonly fail: () => void;
}

/** A chat whose answers come when the test says so. */
function slowChat(total: number, replyTo: (index: number) => string | null = () => null) {
  const asked: Asked[] = [];
  const askedIds: (readonly string[])[] = [];
  const windowAt = (offset: number, limit: number): MessageWindow => {
    const count = Math.max(0, Math.min(limit, total - offset));
    const messages = Array.from({ length: count }, (_, step) => message(offset + step, replyTo(offset + step)));
    return { chatId: 'chat', total, offset, messages };
  };
  const source: MessageSource = {
    window: (offset, limit) =>
      new Promise<MessageWindow>((resolve, reject) => {
        asked.push({
          offset,
          answer: () => resolve(windowAt(offset, limit)),
          fail: () => reject(new Error('no')),
        });
      }),
    windowOf: async (id, limit) => {
      const position = Number(id.slice(1));
      if (position >= total) throw new Error('no');
      askedIds.push([id]);
      return windowAt(position - (position % limit), limit);
    },
    get: async (ids) => {
      askedIds.push(ids);
      return ids.filter((id) => id !== 'm999999').map((id) => message(Number(id.slice(1))));
    },
  };
  return { asked, askedIds, source, offsets: () => asked.map(({ offset }) => offset / PAGE_SIZE) };
}

async function turn(): Promise<void> {
  for (let step = 0; step < 10; step += 1) await Promise.resolve();
}

async function answerAll(asked: readonly Asked[]): Promise<void> {
  for (let index = 0; index < asked.length; index += 1) {
    asked[index]?.answer();
    await turn();
  }
}

describe('READER-1 pages of 200, at most 40 of them', () => {
  test('the pages in view, and what they hold', async () => {
    const { source, asked } = slowChat(1000);
    const cache = new MessageCache(source);
    expect(cache.total).toBeNull();
    cache.want(190, 210);
    await answerAll(asked);
    expect(cache.total).toBe(1000);
    expect(cache.at(205)?.text).toBe('message 205');
    expect(cache.at(999)).toBeUndefined();
  });

  test('those farthest from the view are dropped first', async () => {
    const { source, asked } = slowChat(PAGE_SIZE * 60);
    const cache = new MessageCache(source);
    for (let page = 0; page < 60; page += 1) {
      cache.want(page * PAGE_SIZE, page * PAGE_SIZE + 10);
      await answerAll(asked.splice(0));
      await answerAll(asked.splice(0));
    }
    const kept = Array.from({ length: 60 }, (_, page) => cache.at(page * PAGE_SIZE) !== undefined);
    expect(kept.filter(Boolean)).toHaveLength(MAX_PAGES);
    expect(kept.indexOf(true)).toBe(20);
  });
});

describe('READER-2 two requests at once, none for what was left behind', () => {
  test('a fast jump', async () => {
    const { source, asked, offsets } = slowChat(1_000_000);
    const cache = new MessageCache(source);
    cache.want(0, 10);
    cache.want(40_000, 40_010);
    cache.want(800_000, 800_010);
    expect(offsets()).toEqual([0, 1]);
    await answerAll(asked);
    expect(offsets()).toEqual([0, 1, 4000, 4001, 3999]);
  });
});

describe('READER-3 neighbours are fetched ahead, after those in view', () => {
  test('below before above', async () => {
    const { source, asked, offsets } = slowChat(10_000);
    new MessageCache(source).want(1990, 2010);
    await answerAll(asked);
    expect(offsets()).toEqual([9, 10, 11, 8]);
  });

  test('not beyond the ends', async () => {
    const { source, asked, offsets } = slowChat(150);
    new MessageCache(source).want(0, 149);
    asked[0]?.answer();
    await turn();
    asked[1]?.answer();
    await turn();
    expect(offsets().filter((page) => page > 1)).toEqual([]);
  });
});

describe('READER-15 where a message stands, and its page with it', () => {
  test('one question; none for what is there', async () => {
    const { source, askedIds, offsets } = slowChat(10_000);
    const cache = new MessageCache(source);
    expect(await cache.find('m4321')).toBe(4321);
    expect(cache.total).toBe(10_000);
    expect(cache.at(4399)?.text).toBe('message 4399');
    expect(await cache.find('m4200')).toBe(4200);
    cache.want(4300, 4330);
    expect(askedIds).toEqual([['m4321']]);
    expect(offsets()).toEqual([22, 20]);
  });

  test('asked again once the chat has changed', async () => {
    const { source, askedIds } = slowChat(1000);
    const cache = new MessageCache(source);
    await cache.find('m10');
    cache.forget();
    expect(await cache.find('m10')).toBe(10);
    expect(askedIds).toEqual([['m10'], ['m10']]);
  });

  test('one that the chat does not have', async () => {
    const { source } = slowChat(100);
    await expect(new MessageCache(source).find('m100')).rejects.toThrow('no');
  });
});

describe('READER-4 replies to messages that are not there', () => {
  test('one question for all of a page, each once', async () => {
    const { source, asked, askedIds } = slowChat(400, (index) => (index === 5 || index === 6 ? 'm350' : null));
    const cache = new MessageCache(source);
    cache.want(0, 10);
    asked[0]?.answer();
    await turn();
    expect(askedIds).toEqual([['m350']]);
    expect(cache.replied('m350')?.text).toBe('message 350');
  });

  test('one that the library does not have is known not to be there', async () => {
    const { source, asked } = slowChat(400, (index) => (index === 5 ? 'm999999' : null));
    const cache = new MessageCache(source);
    cache.want(0, 10);
    expect(cache.replied('m999999')).toBeUndefined();
    asked[0]?.answer();
    await turn();
    expect(cache.replied('m999999')).toBeNull();
  });

  test('one that is kept anyway is not asked for', async () => {
    const { source, asked, askedIds } = slowChat(200, (index) => (index === 5 ? 'm3' : null));
    const cache = new MessageCache(source);
    cache.want(0, 10);
    asked[0]?.answer();
    await turn();
    expect(askedIds).toEqual([]);
    expect(cache.replied('m3')?.text).toBe('message 3');
  });
});

describe('READER-5 a chat that changed', () => {
  test('shows what it has until the new pages are there', async () => {
    const { source, asked } = slowChat(200);
    const cache = new MessageCache(source);
    cache.want(0, 10);
    await answerAll(asked);
    const before = asked.length;
    cache.forget();
    expect(cache.at(0)?.text).toBe('message 0');
    expect(asked.length).toBeGreaterThan(before);
  });

  test('a page that was under way meanwhile is asked for again', async () => {
    const { source, asked, offsets } = slowChat(100);
    const cache = new MessageCache(source);
    cache.want(0, 10);
    cache.forget();
    await answerAll(asked);
    expect(offsets().filter((page) => page === 0)).toHaveLength(2);
  });
});

describe('READER-6 a page that failed', () => {
  test('is known, not retried by itself, and asked for again when wanted', async () => {
    const { source, asked } = slowChat(100);
    const cache = new MessageCache(source);
    cache.want(0, 10);
    asked[0]?.fail();
    await turn();
    expect(cache.error).toBeInstanceOf(Error);
    const before = asked.filter(({ offset }) => offset === 0).length;
    expect(before).toBe(1);
    cache.want(0, 10);
    expect(asked.filter(({ offset }) => offset === 0)).toHaveLength(2);
    await answerAll(asked);
    expect(cache.error).toBeNull();
    expect(cache.at(0)).toBeDefined();
  });

  test('listeners hear of answers and of failures', async () => {
    const { source, asked } = slowChat(100);
    const cache = new MessageCache(source);
    let heard = 0;
    const leave = cache.subscribe(() => {
      heard += 1;
    });
    cache.want(0, 10);
    asked[0]?.fail();
    await turn();
    expect(heard).toBe(1);
    expect(cache.version()).toBe(1);
    leave();
  });
});

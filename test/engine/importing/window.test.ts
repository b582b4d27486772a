import { describe, expect, test } from 'vitest';
import type { ExportSource } from '../../../src-main/engine/importing/format.ts';
import { chatlabJsonl } from '../../../src-main/engine/importing/formats/chatlab/jsonl.ts';
import { telegramJson } from '../../../src-main/engine/importing/formats/telegram-json/index.ts';

const CHUNK = 64 << 10;
const MESSAGES = 20_000;
const text = 'What stands in a message. '.repeat(8);

/** An export that is made up while it is read: `handedOut` tells how many of its messages were, to the end. */
class MadeUpSource implements ExportSource {
  readonly name = 'result.json';
  readonly entry = 'result.json';
  readonly path = 'result.json';
  readonly archive = null;
  readonly modifiedAt = 0;
  readonly isAlone = true;
  readonly totalBytes = 0;
  handedOut = 0;
  readonly #before: string;
  readonly #message: (index: number) => string;
  readonly #after: string;

  constructor(before: string, message: (index: number) => string, after: string) {
    this.#before = before;
    this.#message = message;
    this.#after = after;
  }

  bytesRead(): number {
    return 0;
  }

  around(): readonly ExportSource[] {
    return [this];
  }

  async *chunks(): AsyncGenerator<Buffer> {
    this.handedOut = 0;
    let waiting = this.#before;
    for (let index = 0; index < MESSAGES; index++) {
      waiting += this.#message(index);
      if (waiting.length >= CHUNK) {
        // All that is complete in this chunk: its last message may end in the next one.
        this.handedOut = index;
        yield Buffer.from(waiting.slice(0, CHUNK));
        waiting = waiting.slice(CHUNK);
      }
    }
    yield Buffer.from(waiting + this.#after);
  }
}

describe('IMPORTING-6 a reader holds the chunk it reads and the record that is not complete, and no more', () => {
  test.each([
    [
      telegramJson,
      '{"name":"c","type":"private_group","id":1,"messages":[',
      (index: number) =>
        `${index === 0 ? '' : ','}{"id":${index},"type":"message","date":"2024-01-02T03:04:05","from":"Ann","from_id":"user1","text":"${text}"}`,
      ']}',
    ],
    [
      chatlabJsonl,
      '{"_type":"header","chatlab":{"version":"0.0.2"},"meta":{"name":"c","platform":"qq","type":"group"}}\n',
      (index: number) =>
        `{"_type":"message","sender":"1","accountName":"Ann","timestamp":${1_704_000_000 + index},"type":0,"content":"${text}"}\n`,
      '',
    ],
  ] as const)('$id', async (format, before, message, after) => {
    const source = new MadeUpSource(before, message, after);
    let messages = 0;
    let batches = 0;
    for await (const batch of format.parse(source, {})) {
      messages += batch.filter(({ type }) => type === 'message').length;
      batches++;
      expect(messages).toBeGreaterThanOrEqual(source.handedOut - 1);
    }
    expect(messages).toBe(MESSAGES);
    expect(batches).toBeGreaterThan(50);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStreamReader } from '../../../src-main/engine/model/event-stream.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function readAll(pieces: readonly Uint8Array[]): string[] {
  const reader = new EventStreamReader();
  return pieces.flatMap((piece) => reader.read(piece));
}

/** The bytes cut at the given places. */
function cutAt(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const borders = [0, ...places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return borders.slice(1).map((end, index) => whole.slice(borders[index], end));
}

describe('MODEL-5 server-sent events', () => {
  it('gives the data of complete events, whatever else the stream holds', () => {
    const stream =
      '\uFEFF: hello\nevent: message\ndata: a\nid: 1\ndata: b\n\ndata:c\r\rretry: 5\r\n\r\ndata\n\ndata: open';
    expect(readAll([bytes(stream)])).toEqual(['a\nb', 'c', '']);
  });

  it('takes one space away behind the colon, not two, and keeps colons in the data', () => {
    expect(readAll([bytes('data:  {"a": "b: c"}\n\n')])).toEqual([' {"a": "b: c"}']);
  });

  it('reads the same from pieces of any size, with any of the three line ends', () => {
    const data = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\uFEFF]/g, ' '));
    const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
    fc.assert(
      fc.property(
        fc.array(fc.array(data, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        lineEnd,
        fc.array(fc.nat(5000), { maxLength: 12 }),
        (events, end, places) => {
          const stream = events
            .map((lines) => `: note${end}${lines.map((line) => `data: ${line}${end}`).join('')}${end}`)
            .join('');
          const expected = events.map((lines) => lines.join('\n'));
          expect(readAll(cutAt(bytes(stream), places))).toEqual(expected);
          expect(readAll(Array.from(bytes(stream), (byte) => Uint8Array.of(byte)))).toEqual(expected);
        },
      ),
    );
  });

  it('refuses an event without end', () => {
    const reader = new EventStreamReader();
    const piece = bytes(`data: ${'x'.repeat(300_000)}`);
    expect(() => {
      for (let count = 0; count < 5; count++) reader.read(piece);
    }).toThrow(RangeError);
  });
});

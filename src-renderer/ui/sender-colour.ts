/** Number of sender colours in tokens.css. */
export const SENDER_COLOURS = 10;

/**
 * The colour a sender has everywhere, 0 to 9, from the id alone: the same on every machine.
 * FNV-1a over the id's UTF-16 units (Fowler, Noll, Vo: http://www.isthe.com/chongo/tech/comp/fnv/).
 */
export function senderColour(senderId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < senderId.length; index += 1) {
    hash = Math.imul(hash ^ senderId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % SENDER_COLOURS;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The sign that stands for a name: its first letter, character or emoji, whole. */
export function initialOf(name: string): string {
  for (const { segment } of segmenter.segment(name.trim())) return segment.toUpperCase();
  return '?';
}

import type { DigestDocument } from '../../src-main/engine/search/index.ts';
import type { MessageStore } from '../support/message-store.ts';
import { chatTexts } from './chat-texts.ts';

const FIRST_MOMENT = 1_600_000_000_000;
const PAUSE = 100_000;
const AT_ONCE = 100_000;

/** Fills an archive with made-up messages of about 30 characters, half of them Chinese; the same on every run. */
export function addMessages(store: MessageStore, count: number): void {
  const next = chatTexts(1);
  for (let made = 0; made < count; made += AT_ONCE) {
    store.add(
      Array.from({ length: Math.min(AT_ONCE, count - made) }, (_, index) => ({
        text: next(),
        at: FIRST_MOMENT + (made + index) * PAUSE,
      })),
    );
  }
}

/** Made-up digests of about 20 sentences each, the same on every run. */
export function digestDocuments(count: number): DigestDocument[] {
  const next = chatTexts(2);
  const text = (sentences: number) => Array.from({ length: sentences }, next).join('\n');
  return Array.from({ length: count }, (_, number) => ({
    ...emptyDigest(`d${number}`),
    title: next(),
    ask: text(2),
    background: text(2),
    answers: text(8),
    discussion: text(4),
    conclusion: text(2),
    tags: [next().slice(0, 4), next().slice(0, 4)],
    contributors: ['Li', 'Wang'],
    updatedAt: 1_700_000_000_000 + number,
  }));
}

/** A digest that says nothing. */
export function emptyDigest(id: string): DigestDocument {
  return {
    id,
    title: '',
    ask: '',
    background: '',
    answers: '',
    discussion: '',
    conclusion: '',
    tags: [],
    contributors: [],
    updatedAt: 0,
    status: 'published',
    chatIds: [],
    discussedFrom: null,
    discussedTo: null,
    holds: [],
  };
}

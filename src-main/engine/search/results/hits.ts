import type { SearchHit } from '../../../contract/index.ts';
import type { StoredDigest } from '../digests/digest-texts.ts';
import type { Leaf } from '../query/tree.ts';
import type { DigestField } from '../schema.ts';
import type { FoundMessage } from '../source.ts';
import { LitText } from './snippet.ts';

/** Score at which a hit has half of what it can get. */
const HALF_SCORE = 10;

/** Fields of a digest that make a snippet, in order of preference; title and tags are shown anyway. */
const SNIPPET_FIELDS: readonly DigestField[] = [
  'ask',
  'conclusion',
  'answers',
  'background',
  'discussion',
  'contributors',
  'tags',
];

export function hitOfMessage(message: FoundMessage, score: number, leaves: readonly Leaf[]): SearchHit {
  const snippet = new LitText(message.text, leaves).snippet();
  return {
    kind: 'message',
    id: message.id,
    title: '',
    snippet: snippet.text,
    highlights: snippet.highlights,
    titleHighlights: [],
    score: score / (score + HALF_SCORE),
    sender: message.sender,
    chatId: message.chatId,
    chatName: message.chatName,
    at: message.sentAt,
  };
}

/** Digests score between 1 and 2, messages between 0 and 1: a digest comes first (SEARCH-14). */
export function hitOfDigest(digest: StoredDigest, score: number, leaves: readonly Leaf[]): SearchHit {
  const snippet = bestField(digest, leaves).snippet();
  return {
    kind: 'digest',
    id: digest.id,
    ...(digest.external_id === null ? {} : { externalId: digest.external_id }),
    title: digest.title,
    snippet: snippet.text,
    highlights: snippet.highlights,
    titleHighlights: new LitText(digest.title, leaves).highlights,
    score: 1 + score / (score + HALF_SCORE),
    sender: null,
    chatId: null,
    chatName: null,
    at: digest.updated_at,
  };
}

/** The field in which most leaves stand; the first with any text when none does. */
function bestField(digest: StoredDigest, leaves: readonly Leaf[]): LitText {
  const filled = SNIPPET_FIELDS.filter((field) => digest[field] !== '');
  let best: LitText | null = null;
  for (const field of filled) {
    const text = new LitText(digest[field], leaves);
    if (best === null || text.found > best.found) {
      best = text;
      if (text.found === leaves.length) {
        break;
      }
    }
  }
  return best ?? new LitText('', leaves);
}

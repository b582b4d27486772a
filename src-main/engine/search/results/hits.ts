import type { SearchHit } from '../../../contract/index.ts';
import { foldText } from '../../text/index.ts';
import type { StoredDigest } from '../digests/digest-index.ts';
import { SearchedText } from '../query/match.ts';
import type { Leaf } from '../query/tree.ts';
import type { DigestField } from '../schema.ts';
import type { FoundMessage } from '../source.ts';
import { lightUp, snippetOf } from './snippet.ts';

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
  const snippet = snippetOf(message.text, leaves);
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
  const title = lightUp(digest.title, leaves);
  const snippet = snippetOf(digest[snippetField(digest, leaves)], leaves);
  return {
    kind: 'digest',
    id: digest.id,
    ...(digest.external_id === null ? {} : { externalId: digest.external_id }),
    title: digest.title,
    snippet: snippet.text,
    highlights: snippet.highlights,
    titleHighlights: title.highlights,
    score: 1 + score / (score + HALF_SCORE),
    sender: null,
    chatId: null,
    chatName: null,
    at: digest.updated_at,
  };
}

/** The field in which most leaves stand; the first with any text when none does. */
function snippetField(digest: StoredDigest, leaves: readonly Leaf[]): DigestField {
  const filled = SNIPPET_FIELDS.filter((field) => digest[field] !== '');
  let best = filled[0] ?? 'ask';
  let most = 0;
  for (const field of filled) {
    const count = countFound(digest[field], leaves);
    if (count > most) {
      best = field;
      most = count;
    }
  }
  return best;
}

function countFound(text: string, leaves: readonly Leaf[]): number {
  const searched = new SearchedText(foldText(text));
  return leaves.filter((leaf) => searched.places(leaf).length > 0).length;
}

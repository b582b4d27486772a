import { emojiOf } from './emoji.ts';

/** Who and what the ids in a text stand for. */
export interface SlackNames {
  /** Name of a user; undefined for one nobody knows. */
  userName(id: string): string | undefined;
  channelName(id: string): string | undefined;
}

/** A text as people read it, and whom it mentions. */
export interface RenderedText {
  readonly text: string;
  /** Names without the `@`, in order, each once. */
  readonly mentions: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();
const SPECIAL = /[<&:`]/;
/** Code, which keeps its colons; a token; an entity; an emoji with its skin. */
const PIECES = /```[\s\S]*?```|`[^`\n]+`|<([^<>]+)>|&(amp|lt|gt);|:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g;
const CODE_PIECES = /<([^<>]+)>|&(amp|lt|gt);/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
/** Slack's tokens, and the parameters of its addresses that hold one. */
const TOKENS = /[?&](?:t|token|pub_secret)=xox[^&#\s>|)"\\]*|\bxox[a-z](?:\.xox[a-z])?-[\w-]{8,}/g;

/**
 * Makes plain text of mrkdwn. What Slack marks with `*`, `_`, `~` and backquotes is left: it reads the same
 * in Markdown.
 */
export function renderMrkdwn(written: string, names: SlackNames): RenderedText {
  if (!SPECIAL.test(written)) {
    return { text: withoutTokens(written), mentions: NOBODY };
  }
  const mentions = new Set<string>();
  const renderPiece = (token: string | undefined, entity: string | undefined, piece: string): string =>
    token === undefined ? (ENTITIES[entity ?? ''] ?? piece) : renderToken(token, names, mentions);
  const text = written.replace(PIECES, (piece, token, entity, emoji) => {
    if (emoji !== undefined) {
      return emojiOf(emoji) ?? piece;
    }
    return piece.startsWith('`')
      ? piece.replace(CODE_PIECES, (inner, innerToken, innerEntity) => renderPiece(innerToken, innerEntity, inner))
      : renderPiece(token, entity, piece);
  });
  return { text: withoutTokens(text), mentions };
}

/** The text without anything that would open a Slack workspace. */
export function withoutTokens(text: string): string {
  return text.includes('xox') ? text.replace(TOKENS, '') : text;
}

/** Characters for the entities that Slack writes; each is decoded once. */
export function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, entity) => ENTITIES[entity] ?? '');
}

function renderToken(token: string, names: SlackNames, mentions: Set<string>): string {
  const bar = token.indexOf('|');
  const target = bar === -1 ? token : token.slice(0, bar);
  const label = decodeEntities(bar === -1 ? '' : token.slice(bar + 1));
  const id = target.slice(1);
  switch (target[0]) {
    case '@':
      return mention(names.userName(id) ?? (label.replace(/^@/, '') || id), mentions);
    case '#':
      return `#${label.replace(/^#/, '') || (names.channelName(id) ?? id)}`;
    case '!':
      return renderCommand(id, label, mentions);
    default:
      return renderLink(decodeEntities(target), label);
  }
}

function mention(name: string, mentions: Set<string>): string {
  mentions.add(name);
  return `@${name}`;
}

/** `!here`, `!subteam^S1`, `!date^1700000000^{date}^link`. */
function renderCommand(command: string, label: string, mentions: Set<string>): string {
  const [kind = '', value = ''] = command.split('^');
  return kind === 'date' ? label : mention(label.replace(/^@/, '') || value || kind, mentions);
}

function renderLink(url: string, label: string): string {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    return label === '' ? `<${url}>` : label;
  }
  const isSame = label === '' || url === label || url.replace(/^(?:https?:\/\/|mailto:|tel:)/, '') === label;
  if (url.startsWith('mailto:') || url.startsWith('tel:')) {
    return label === '' ? url.slice(url.indexOf(':') + 1) : label;
  }
  return isSame ? withoutTokens(url) : `[${label}](${withoutTokens(url)})`;
}

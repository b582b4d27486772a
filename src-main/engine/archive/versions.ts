import type { Database } from '../library/index.ts';
import { noteChangedMessage } from './changes.ts';
import { kindOf, type MessageExtra, parseExtra, stringifyExtra } from './rows.ts';

/** What one import said of a message: a row of `message_version` with what its import knows of time. */
export interface Version {
  readonly import: number;
  readonly at: number;
  readonly sender: number | null;
  readonly kind: number;
  readonly text: string;
  readonly reply_high: number | null;
  readonly reply_low: number | null;
  readonly extra: string | null;
  readonly mark: number | null;
  /** Time of the last message of its import, epoch milliseconds: how late the export was made. */
  readonly to_at: number;
  /** Milliseconds its times are whole multiples of. */
  readonly precision: number;
}

/** What is shown of a message that several imports said something different of. */
export interface Composed {
  readonly at: number;
  readonly sender: number | null;
  readonly kind: number;
  readonly text: string;
  readonly replyHigh: number | null;
  readonly replyLow: number | null;
  readonly extra: string | null;
}

const COLUMNS =
  'seq, import, line, at, sender, kind, text, key_high, key_low, reply_high, reply_low, extra, mark' as const;

/** Kinds whose content an export may leave out. */
const OMITTABLE: ReadonlySet<string> = new Set([
  'image',
  'file',
  'sticker',
  'voice',
  'video',
  'location',
  'contact',
  'other',
]);

/** Whether the export says no more than that there was something. */
export function isPlaceholder(kind: number, text: string, extra: MessageExtra | null): boolean {
  return (
    text === '' &&
    OMITTABLE.has(kindOf(kind)) &&
    !(extra?.attachments ?? []).some((attachment) => attachment.missing !== true)
  );
}

/** Keeps a row of `message` as the version of its import, unless it has versions: then it is what they say together. */
export function keepAsVersion(database: Database, seq: number): void {
  database.run(
    `INSERT INTO message_version (${COLUMNS}) SELECT ${COLUMNS} FROM message
     WHERE seq = ?1 AND NOT EXISTS (SELECT 1 FROM message_version WHERE seq = ?1)`,
    seq,
  );
}

/** Turns the row `from` into the version that its import has of the message `seq`. */
export function moveToVersion(database: Database, from: number, seq: number): void {
  database.run(
    `INSERT OR IGNORE INTO message_version (${COLUMNS})
     SELECT ?, ${COLUMNS.slice('seq, '.length)} FROM message WHERE seq = ?`,
    seq,
    from,
  );
  database.run('DELETE FROM message WHERE seq = ?', from);
  // It may have been indexed while it was imported.
  noteChangedMessage(database, from);
}

export function versionsOf(database: Database, seq: number): Version[] {
  return database.all<Version>(
    `SELECT version.import, at, sender, kind, text, reply_high, reply_low, extra, mark, to_at, precision
     FROM message_version AS version JOIN import ON import.number = version.import WHERE seq = ?`,
    seq,
  );
}

/**
 * Puts versions together (ARCHIVE-13): who wrote it and when is taken from the version that knows best, the
 * words from the latest. The result depends on the set of versions alone, not on the order of imports.
 *
 * @param isNamed whether a participant is known by a name only
 */
export function compose(versions: readonly Version[], isNamed: (participant: number) => boolean): Composed {
  const ranked = versions
    .map((version) => ({ version, extra: parseExtra(version.extra) }))
    .map((one) => ({ ...one, rank: rankOf(one.version, one.extra) }))
    .sort((one, other) => compareRanks(one.rank, other.rank))
    .reverse();
  const [best] = ranked;
  if (best === undefined) {
    throw new RangeError('a message has at least one version');
  }
  const { version } = best;
  const clearest =
    versions.toSorted((one, other) => one.precision - other.precision || one.at - other.at)[0] ?? version;
  const identified = ranked.find((one) => one.version.sender !== null && !isNamed(one.version.sender));
  const replying = ranked.find((one) => one.version.reply_high !== null)?.version;
  const earlierTexts = ranked
    .map((one) => one.version.text)
    .filter((text, place, all) => text !== '' && text !== version.text && all.indexOf(text) === place)
    .reverse();
  return {
    at: clearest.at,
    sender: identified?.version.sender ?? version.sender,
    kind: version.kind,
    text: version.text,
    replyHigh: replying?.reply_high ?? null,
    replyLow: replying?.reply_low ?? null,
    extra: stringifyExtra({
      ...composeExtras(ranked.map(({ extra }) => extra ?? {})),
      mentions: ranked.find((one) => one.version.text === version.text && one.extra?.mentions)?.extra?.mentions,
      deletedAt: deletionTime(versions),
      earlierTexts: earlierTexts.length > 0 ? earlierTexts : undefined,
    }),
  };
}

/** @param extras of the versions, the best first */
function composeExtras(extras: readonly MessageExtra[]): MessageExtra {
  const attached = extras.filter(({ attachments }) => attachments !== undefined);
  const present = attached.find(({ attachments }) => attachments?.some(({ missing }) => missing !== true));
  const edits = extras.flatMap(({ editedAt }) => editedAt ?? []);
  return {
    nativeId: extras.find(({ nativeId }) => nativeId !== undefined)?.nativeId,
    reactions: extras.find(({ reactions }) => reactions)?.reactions,
    attachments: (present ?? attached[0])?.attachments,
    quotation: extras.find(({ quotation }) => quotation)?.quotation,
    topic: extras.find(({ topic }) => topic !== undefined)?.topic,
    editedAt: edits.length > 0 ? Math.max(...edits) : undefined,
  };
}

/** By when a message that others still had was deleted; undefined when it was not, or nobody had it. */
function deletionTime(versions: readonly Version[]): number | undefined {
  const deleted = versions.filter((version) => kindOf(version.kind) === 'recalled');
  if (deleted.length === 0 || deleted.length === versions.length) {
    return undefined;
  }
  return Math.min(...deleted.map((version) => parseExtra(version.extra)?.editedAt ?? version.to_at));
}

/** Later says more: a deletion is the last word, something is more than a placeholder, then time decides. */
function rankOf(version: Version, extra: MessageExtra | null): readonly (number | string)[] {
  const kind = kindOf(version.kind);
  const placeholder = isPlaceholder(version.kind, version.text, extra);
  return [
    kind === 'recalled' ? 1 : 0,
    placeholder ? (kind === 'other' ? 0 : 1) : 2,
    extra?.editedAt ?? 0,
    version.to_at,
    version.text,
    kind,
    version.extra ?? '',
  ];
}

function compareRanks(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [place, value] of one.entries()) {
    const against = other[place] ?? 0;
    if (value !== against) {
      return value < against ? -1 : 1;
    }
  }
  return 0;
}

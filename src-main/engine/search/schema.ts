import type { Database } from '../library/index.ts';

/** Version of the tables below; another one found in the file means: drop them and index anew. */
export const SEARCH_VERSION = 6;

/** Weighted fields of a digest in the order of the full-text table's columns. */
export const digestFields = [
  'title',
  'ask',
  'tags',
  'conclusion',
  'answers',
  'background',
  'discussion',
  'contributors',
] as const;
export type DigestField = (typeof digestFields)[number];

const tables = `
  CREATE TABLE search_state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

  -- A segment is an inverted index over the messages of one or more imports; it is never changed,
  -- only merged with a neighbour into a new one. base, last: first and last seq in it.
  -- seqs: differences as in the postings; lengths: terms a message, one byte; days: since 1970, two bytes;
  -- each deflated.
  -- staged: 1 while its messages are being imported; nobody reads it before they are in the archive.
  CREATE TABLE message_segment (
    id INTEGER PRIMARY KEY,
    base INTEGER NOT NULL,
    last INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    staged INTEGER NOT NULL DEFAULT 0,
    seqs BLOB NOT NULL,
    lengths BLOB NOT NULL,
    days BLOB NOT NULL
  );
  CREATE TABLE message_terms (
    id INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL,
    first TEXT NOT NULL,
    data BLOB NOT NULL
  );
  CREATE UNIQUE INDEX message_terms_first ON message_terms (segment, first);
  CREATE TABLE message_removed (seq INTEGER PRIMARY KEY);
  -- What filters need of messages, copied from the archive; see messages/stored-columns.ts.
  CREATE TABLE message_columns (piece INTEGER PRIMARY KEY, data BLOB NOT NULL);

  -- texts: the other fields, see digests/digest-texts.ts.
  CREATE TABLE digest_text (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    external_id TEXT,
    updated_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    tags TEXT NOT NULL,
    texts BLOB NOT NULL
  );
  CREATE INDEX digest_text_updated ON digest_text (updated_at);
  -- What filters, facets and ranking need of every digest; narrow, so that it is read at once.
  -- changed: the generation that wrote the row, so that only news are read again.
  -- length: terms in all fields, each weighted by its field. chats, tags, people: JSON lists.
  CREATE TABLE digest_fact (
    number INTEGER PRIMARY KEY,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    terms INTEGER NOT NULL,
    length REAL NOT NULL,
    status TEXT NOT NULL,
    from_at INTEGER,
    to_at INTEGER,
    content INTEGER NOT NULL,
    chats TEXT NOT NULL,
    tags TEXT NOT NULL,
    people TEXT NOT NULL
  );
  CREATE INDEX digest_fact_changed ON digest_fact (changed);
  CREATE TABLE digest_removed (number INTEGER PRIMARY KEY, changed INTEGER NOT NULL);

  CREATE VIRTUAL TABLE digest_terms USING fts5(
    ${digestFields.join(', ')},
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_.-/\\:@+#''&=%~'"
  );
  -- Every character of unspaced writing once. As the beginning of a gram, a frequent one would have
  -- thousands of terms to join.
  CREATE VIRTUAL TABLE digest_characters USING fts5(
    characters,
    content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '~'"
  );
  CREATE VIRTUAL TABLE digest_character_vocabulary USING fts5vocab(digest_characters, row);
  CREATE VIRTUAL TABLE digest_vocabulary USING fts5vocab(digest_terms, row);
  CREATE VIRTUAL TABLE digest_occurrences USING fts5vocab(digest_terms, instance);
`;

const names = [
  'digest_occurrences',
  'digest_vocabulary',
  'digest_character_vocabulary',
  'digest_characters',
  'digest_terms',
  'digest_text',
  'digest_fact',
  'digest_removed',
  'message_removed',
  'message_columns',
  'message_terms',
  'message_segment',
  'search_state',
];

/**
 * Makes the tables where they are missing or of another version.
 *
 * @returns false when the database can only be read and does not hold them
 */
export function prepareSchema(database: Database): boolean {
  const found = database.get("SELECT 1 FROM sqlite_schema WHERE name = 'search_state'");
  if (found !== undefined && readState(database, 'version') === SEARCH_VERSION) {
    return true;
  }
  if (database.readOnly) {
    return false;
  }
  database.transaction(() => makeAnew(database));
  return true;
}

/** Drops whatever was indexed. */
export function makeAnew(database: Database): void {
  for (const name of names) {
    database.exec(`DROP TABLE IF EXISTS ${name}`);
  }
  database.exec(tables);
  writeState(database, 'version', SEARCH_VERSION);
}

export function readState(database: Database, key: string): number {
  return database.get<{ value: number }>('SELECT value FROM search_state WHERE key = ?', key)?.value ?? 0;
}

export function writeState(database: Database, key: string, value: number): void {
  database.run('INSERT OR REPLACE INTO search_state (key, value) VALUES (?, ?)', key, value);
}

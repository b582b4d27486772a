/** The archive's schema: SQL from each version to the next. Append; never change what was released. */
export const archiveMigrations: readonly string[] = [
  `
  CREATE TABLE chat (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    message_count INTEGER NOT NULL DEFAULT 0,
    from_at INTEGER,
    to_at INTEGER
  );
  CREATE TABLE participant (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chat INTEGER NOT NULL,
    message_count INTEGER NOT NULL DEFAULT 0,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL
  );
  CREATE INDEX participant_chat ON participant (chat);
  CREATE TABLE participant_name (
    participant INTEGER NOT NULL,
    name TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    PRIMARY KEY (participant, name)
  ) WITHOUT ROWID;
  CREATE TABLE import (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chat INTEGER NOT NULL,
    report TEXT NOT NULL
  );
  CREATE TABLE import_skip (
    import INTEGER NOT NULL,
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX import_skip_import ON import_skip (import);
  -- kind: position in the contract's list of message kinds. key, reply: 64 bits in two halves.
  -- extra: JSON of what few messages have.
  CREATE TABLE message (
    seq INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sender INTEGER,
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    key_high INTEGER NOT NULL,
    key_low INTEGER NOT NULL,
    reply_high INTEGER,
    reply_low INTEGER,
    import INTEGER NOT NULL,
    line INTEGER NOT NULL,
    extra TEXT
  );
  CREATE INDEX message_time ON message (chat, at);
  CREATE INDEX message_key ON message (key_low);
  CREATE TABLE judgement (
    thread TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    reason TEXT,
    until INTEGER,
    judged_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
];

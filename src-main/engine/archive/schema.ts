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
  `
  -- What imports say of the same message differently, and what each import saw, so that it can be undone.
  -- mark: a hash of what an export said of the message; null in rows of the first version.
  ALTER TABLE message ADD COLUMN mark INTEGER;
  -- The platform's own ids; null where no export gave one, or none since version 1.
  ALTER TABLE chat ADD COLUMN native_id TEXT;
  ALTER TABLE participant ADD COLUMN native_id TEXT;
  -- precision: 60000 for a file whose times are all whole minutes, 1000 for whole seconds, else 1.
  ALTER TABLE import ADD COLUMN precision INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE import ADD COLUMN format TEXT NOT NULL DEFAULT '';
  ALTER TABLE import ADD COLUMN to_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE import ADD COLUMN undone_at INTEGER;
  ALTER TABLE import ADD COLUMN lists_seen INTEGER NOT NULL DEFAULT 0;
  UPDATE import SET format = coalesce(report ->> '$.format', ''), to_at = coalesce(report ->> '$.to', 0);
  UPDATE import SET precision = found.precision FROM (
    SELECT import, min(CASE WHEN at % 60000 = 0 THEN 60000 WHEN at % 1000 = 0 THEN 1000 ELSE 1 END) AS precision
    FROM message GROUP BY import
  ) AS found WHERE found.import = import.number;
  CREATE TABLE message_version (
    seq INTEGER NOT NULL,
    import INTEGER NOT NULL,
    line INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sender INTEGER,
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    key_high INTEGER NOT NULL,
    key_low INTEGER NOT NULL,
    reply_high INTEGER,
    reply_low INTEGER,
    extra TEXT,
    mark INTEGER,
    PRIMARY KEY (seq, import)
  ) WITHOUT ROWID;
  CREATE INDEX message_version_key ON message_version (key_low);
  CREATE INDEX message_version_import ON message_version (import);
  -- Messages an import found already there: pairs of steps (seq, line), see seen-list.ts.
  CREATE TABLE import_seen (import INTEGER NOT NULL, steps BLOB NOT NULL);
  CREATE INDEX import_seen_import ON import_seen (import);
  -- Import 0 stands for all those before names were kept by import.
  CREATE TABLE name_seen (
    import INTEGER NOT NULL,
    participant INTEGER NOT NULL,
    name TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    PRIMARY KEY (import, participant, name)
  ) WITHOUT ROWID;
  INSERT INTO name_seen SELECT 0, participant, name, from_at, to_at FROM participant_name;
  -- What changed after it was indexed: the index is told, then the row goes.
  CREATE TABLE changed_message (seq INTEGER PRIMARY KEY);
  CREATE TABLE changed_chat (chat INTEGER PRIMARY KEY, times INTEGER NOT NULL);
  -- Numbers are never used again, because the index knows messages by them.
  CREATE TABLE numbers_given (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
  `,
  `
  -- What decided how the file was read, where that was the file alone; the first import of the same file (of
  -- another chat of it); the import that said all this one says, while that is not undone: see repeat.ts.
  ALTER TABLE import ADD COLUMN fingerprint TEXT;
  ALTER TABLE import ADD COLUMN session INTEGER;
  ALTER TABLE import ADD COLUMN repeats INTEGER;
  CREATE INDEX import_fingerprint ON import (fingerprint);
  `,
  `
  -- Whether the steps of a piece also tell what the import said of each message: see seen-list.ts.
  ALTER TABLE import_seen ADD COLUMN tells_said INTEGER NOT NULL DEFAULT 0;
  `,
];

import type { Database } from '../library/index.ts';

/**
 * Replies name their target by its platform id. Where the target came first from an export without ids, its
 * own id is another: such replies are made to name that one (ARCHIVE-11).
 */
export function pointRepliesAtShownIds(database: Database, chat: number): void {
  const hasOtherIds = database.get(
    `SELECT 1 FROM message_version AS version JOIN message ON message.seq = version.seq
     WHERE message.chat = ? AND (version.key_low <> message.key_low OR version.key_high <> message.key_high) LIMIT 1`,
    chat,
  );
  if (hasOtherIds === undefined) {
    return;
  }
  database.run(
    `UPDATE message SET (reply_high, reply_low) = (target.key_high, target.key_low)
     FROM message_version AS version JOIN message AS target ON target.seq = version.seq
     WHERE message.chat = ? AND message.reply_low IS NOT NULL
       AND version.key_low = message.reply_low AND version.key_high = message.reply_high`,
    chat,
  );
}

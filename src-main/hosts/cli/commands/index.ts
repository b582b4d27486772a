import type { Command } from '../command.ts';
import { bookCommand } from './book.ts';
import { digestsCommand, draftCommand } from './digests.ts';
import { detectCommand, formatsCommand, importCommand } from './importing.ts';
import { backupCommand, doctorCommand, initCommand, restoreCommand, statsCommand } from './library.ts';
import { mcpCommand } from './mcp.ts';
import { messagesCommand } from './messages.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { threadsCommand } from './threads.ts';

/** Every command of the terminal, in the order of the work. */
export const commands: Readonly<Record<string, Command>> = {
  init: initCommand,
  formats: formatsCommand,
  detect: detectCommand,
  import: importCommand,
  messages: messagesCommand,
  threads: threadsCommand,
  draft: draftCommand,
  digests: digestsCommand,
  search: searchCommand,
  book: bookCommand,
  stats: statsCommand,
  doctor: doctorCommand,
  backup: backupCommand,
  restore: restoreCommand,
  serve: serveCommand,
  mcp: mcpCommand,
};

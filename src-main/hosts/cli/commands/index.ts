import type { Command } from '../command.ts';
import { bookCommand } from './book.ts';
import { digestsCommand, draftCommand } from './digests.ts';
import { exportCommand } from './export.ts';
import {
  columnsCommand,
  detectCommand,
  formatsCommand,
  importCommand,
  importsCommand,
  undoCommand,
} from './importing.ts';
import { backupCommand, doctorCommand, initCommand, restoreCommand, statsCommand } from './library.ts';
import { mcpCommand } from './mcp.ts';
import { messagesCommand } from './messages.ts';
import { peopleCommand } from './people.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { bulletinCommand, shareCommand } from './sharing.ts';
import { siteCommand } from './site.ts';
import { threadsCommand } from './threads.ts';

/** Every command of the terminal, in the order of the work. */
export const commands: Readonly<Record<string, Command>> = {
  init: initCommand,
  formats: formatsCommand,
  detect: detectCommand,
  columns: columnsCommand,
  import: importCommand,
  imports: importsCommand,
  undo: undoCommand,
  messages: messagesCommand,
  export: exportCommand,
  people: peopleCommand,
  threads: threadsCommand,
  draft: draftCommand,
  digests: digestsCommand,
  search: searchCommand,
  share: shareCommand,
  bulletin: bulletinCommand,
  book: bookCommand,
  site: siteCommand,
  stats: statsCommand,
  doctor: doctorCommand,
  backup: backupCommand,
  restore: restoreCommand,
  serve: serveCommand,
  mcp: mcpCommand,
};

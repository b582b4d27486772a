import type { Command } from '../command.ts';
import { bookCommand } from './book.ts';
import { digestsCommand, draftCommand } from './digests.ts';
import { exportCommand } from './export.ts';
import { detectCommand, formatsCommand, importCommand, importsCommand, undoCommand } from './importing.ts';
import { backupCommand, doctorCommand, initCommand, restoreCommand, statsCommand } from './library.ts';
import { messagesCommand } from './messages.ts';
import { peopleCommand } from './people.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { threadsCommand } from './threads.ts';

/** Every command of the terminal, in the order of the work. */
export const commands: Readonly<Record<string, Command>> = {
  init: initCommand,
  formats: formatsCommand,
  detect: detectCommand,
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
  book: bookCommand,
  stats: statsCommand,
  doctor: doctorCommand,
  backup: backupCommand,
  restore: restoreCommand,
  serve: serveCommand,
};

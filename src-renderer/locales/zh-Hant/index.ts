import type { Messages } from '../messages.ts';
import app from './app.json' with { type: 'json' };
import books from './books.json' with { type: 'json' };
import digests from './digests.json' with { type: 'json' };
import engine from './engine.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import inbox from './inbox.json' with { type: 'json' };
import jobs from './jobs.json' with { type: 'json' };
import libraries from './libraries.json' with { type: 'json' };
import members from './members.json' with { type: 'json' };
import model from './model.json' with { type: 'json' };
import palette from './palette.json' with { type: 'json' };
import reader from './reader.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import search from './search.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import sharing from './sharing.json' with { type: 'json' };
import shortcuts from './shortcuts.json' with { type: 'json' };
import templates from './templates.json' with { type: 'json' };
import threads from './threads.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };

/** 繁體中文, in the words of Taiwan. */
export const messages: Messages = {
  app,
  books,
  digests,
  engine,
  errors,
  home,
  imports,
  inbox,
  jobs,
  libraries,
  members,
  model,
  palette,
  reader,
  review,
  search,
  settings,
  sharing,
  shortcuts,
  templates,
  threads,
  ui,
};

import { resolve } from 'node:path';
import type { Book, BookOutline, BookPiece, BookSource, Locale, ParsedInput } from '../../contract/index.ts';
import {
  type BookPlan,
  bookCredits,
  buildBook,
  changedEntries,
  chapterAlone,
  compileManuscript,
  loadScriptConverter,
  previewPiece,
} from '../books/index.ts';
import type { Workplace } from '../workplace.ts';
import { languageOf } from './digests.ts';

/** Books: outlined, built. */
export function bookHandlers(workplace: Workplace) {
  const saved = (book: Book): Book => {
    workplace.changed('books');
    return book;
  };

  /** How a book is proposed from a source; searches that had to give up a word have found nothing. */
  const planOf = (source: BookSource | undefined): BookPlan | undefined => {
    const { search, digests } = workplace.library;
    const limit = digests.summaries().length;
    const find = (query: string) => {
      const { hits, relaxed } = search.query({ query, in: 'digests', limit });
      return new Set(hits.flatMap(({ kind, id }) => (kind === 'digest' && relaxed.length === 0 ? [id] : [])));
    };
    return source === undefined ? undefined : { source, find };
  };

  /** @param open the library as it is now: another may be open before a job ends */
  const manuscriptOf = async (book: Book, open = workplace.library, chaptersBefore?: number) =>
    compileManuscript(book, {
      chaptersBefore,
      digestOf: (id) => open.desk.withPersons(open.digests.get(id)),
      members: open.members.underAllIds(),
      templates: open.templates,
      convert: await loadScriptConverter(book.outline.script),
    });

  return {
    'books.list': () => workplace.library.books.list(),
    'books.get': ({ id }: { id: string }) => workplace.library.books.get(id),
    'books.create': ({ title, language }: { title: string; language?: Locale | undefined }) =>
      saved(workplace.library.books.create(title, language ?? languageOf(workplace))),
    'books.createAuto': ({ title, language = languageOf(workplace), source }: ParsedInput<'books.createAuto'>) => {
      const open = workplace.library;
      return saved(open.books.createAuto(open.digests.summaries(), language, title, planOf(source)));
    },
    'books.save': (input: { id: string; expectedVersion: number; outline: BookOutline }) =>
      saved(workplace.library.books.save(input)),
    'books.delete': ({ id }: { id: string }) => {
      workplace.library.books.delete(id);
      workplace.changed('books');
      return null;
    },
    'books.changes': ({ id }: { id: string }) => {
      const open = workplace.library;
      return changedEntries(
        open.books.get(id),
        (digestId) => open.digests.get(digestId),
        (digestId) => open.digests.canonicalOf(digestId),
      );
    },
    'books.credits': async ({ id }: { id: string }) =>
      bookCredits(workplace.library.books.get(id), (book) => manuscriptOf(book)),
    'books.preview': async ({ id, piece }: { id: string; piece: BookPiece }) => {
      const open = workplace.library;
      const whole = open.books.get(id);
      if (typeof piece === 'string') {
        return previewPiece(await manuscriptOf(whole), piece, open.path);
      }
      const { book, chaptersBefore } = chapterAlone(whole, piece.chapterId);
      return previewPiece(await manuscriptOf(book, open, chaptersBefore), 'chapters', open.path);
    },
    'books.build': (input: ParsedInput<'books.build'>) => {
      const open = workplace.library;
      const language = input.language ?? languageOf(workplace);
      const whole =
        input.id === undefined
          ? open.books.propose(open.digests.summaries(), language, input.title, planOf(input.source))
          : open.books.get(input.id);
      const { book, chaptersBefore } =
        input.chapterId === undefined ? { book: whole, chaptersBefore: 0 } : chapterAlone(whole, input.chapterId);
      return workplace.jobs.start('book', book.outline.title, async (context) => {
        context.progress({ stage: 'book', done: 0, total: 0, unit: 'items' });
        await context.breathe();
        const manuscript = await manuscriptOf(book, open, chaptersBefore);
        return buildBook(manuscript, input.format, resolve(input.out), {
          libraryFolder: open.path,
          signal: context.signal,
          printer: workplace.environment.printer ?? null,
        });
      });
    },
  };
}

import { type Book, type BookCredits, QunshuError } from '../../contract/index.ts';
import type { Manuscript } from './manuscript.ts';

/** Who will be named in the book and who will not (BOOK-33). A book that holds nothing yet names nobody. */
export async function bookCredits(book: Book, compile: (book: Book) => Promise<Manuscript>): Promise<BookCredits> {
  try {
    const { contributors, unnamedContributors } = await compile(book);
    const named = contributors.map(({ name, answered, asked }) => ({
      name,
      answered: answered.length,
      asked: asked.length,
    }));
    return { named, unnamed: unnamedContributors };
  } catch (error) {
    if (error instanceof QunshuError && error.code === 'book-empty') {
      return { named: [], unnamed: 0 };
    }
    throw error;
  }
}

import {
  type AssistantSearch,
  type Book,
  type Digest,
  type OpenQuestion,
  QunshuError,
  type SearchRequest,
} from '../../contract/index.ts';
import { compileManuscript } from '../books/index.ts';
import { Credits, contributorsOf, digestMarkdown, mapTexts, templateOf } from '../digests/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { Workplace } from '../workplace.ts';
import { languageOf } from './digests.ts';

/** The library as assistants see it: what they read has passed the same gate as what is exported. */
export function assistantHandlers(workplace: Workplace) {
  const gateFor = (open: OpenLibrary, digests: readonly Digest[] = []): Credits =>
    new Credits({
      members: open.members.underAllIds(),
      strangers: digests.flatMap(({ content }) => [...contributorsOf(content), ...content.askers]),
      policy: 'as-chosen',
      language: languageOf(workplace),
    });

  return {
    'assistant.search': (request: SearchRequest): AssistantSearch => {
      const open = workplace.library;
      const gate = gateFor(open);
      // A name that is hidden must not find what its owner wrote.
      const result = open.search.query({ ...request, query: gate.hideInText(request.query) });
      const messages = open.archive.messages.get(
        result.hits.filter(({ kind }) => kind === 'message').map(({ id }) => id),
      );
      const placed = new Map(open.place(messages).map((message) => [message.id, message]));
      const hits = result.hits.map((hit) => {
        const message = placed.get(hit.id);
        const senderId = message?.senderId ?? null;
        return {
          kind: hit.kind,
          id: hit.id,
          title: gate.hideInText(hit.title),
          snippet: gate.hideInText(hit.snippet),
          by: senderId === null ? null : gate.nameOf(open.members.memberOf(senderId)),
          chat: hit.chatName === null ? null : gate.hideInText(hit.chatName),
          at: hit.at,
          conversationId: message?.threadId ?? null,
        };
      });
      const { total, suggestion, complete } = result;
      return { total, hits, suggestion: suggestion === null ? null : gate.hideInText(suggestion), complete };
    },
    'assistant.digest': ({ id }: { id: string }) => {
      const open = workplace.library;
      const digest = open.digests.get(id);
      const gate = gateFor(open, [digest]);
      const content = mapTexts(digest.content, { markdown: gate.hideInMarkdown, plain: gate.hideInText });
      const template = templateOf(open.templates, content);
      const markdown = digestMarkdown(content, { language: languageOf(workplace), names: gate.nameOf, template });
      return { markdown, status: digest.status };
    },
    'assistant.conversation': ({ id }: { id: string }) => {
      const open = workplace.library;
      const gate = gateFor(open);
      const { messages } = open.conversations.detail(id);
      return {
        messages: messages.map((message) => ({
          by: message.senderId === null ? null : gate.nameOf(open.members.memberOf(message.senderId)),
          at: message.sentAt,
          role: message.role,
          text: gate.hideInText(message.text),
        })),
      };
    },
    'assistant.books': () => {
      const gate = gateFor(workplace.library);
      const books = workplace.library.books.list();
      return { books: books.map(({ id, title }) => ({ id, title: gate.hideInText(title) })) };
    },
    'assistant.chapter': ({ bookId, chapterId }: { bookId: string; chapterId?: string | undefined }) => {
      const open = workplace.library;
      const manuscript = compileManuscript(forReading(open.books.get(bookId), open), {
        digestOf: (digestId) => open.desk.withPersons(open.digests.get(digestId)),
        members: open.members.underAllIds(),
        templates: open.templates,
      });
      const chapters = manuscript.parts.flatMap((part) => part.chapters);
      const contents = chapters.map(({ id, title }) => ({ id, title }));
      if (chapterId === undefined) {
        const markdown = manuscript.front.find(({ kind }) => kind === 'preface')?.markdown ?? '';
        return { title: manuscript.title, contents, markdown };
      }
      const chapter = chapters.find(({ id }) => id === chapterId);
      if (chapter === undefined) {
        throw new QunshuError('not-found', { what: 'chapter', id: chapterId });
      }
      const markdown = chapter.entries
        .map((entry) => (entry.kind === 'digest' ? `## ${entry.title}\n\n${entry.markdown}` : entry.markdown))
        .join('\n\n');
      return { title: chapter.title, contents, markdown };
    },
    'assistant.questions': ({ limit }: { limit: number }): { questions: OpenQuestion[] } => {
      const open = workplace.library;
      const gate = gateFor(open);
      const { threads } = open.conversations.cards({ questions: true });
      const questions = threads.filter(({ answerCount }) => answerCount === 0).slice(0, limit);
      return {
        questions: questions.map((thread) => ({
          conversationId: thread.id,
          question: gate.hideInText(thread.ask === '' ? thread.title : thread.ask),
          chat: gate.hideInText(thread.chatName),
          at: thread.from,
          messages: thread.messageCount,
        })),
      };
    },
  };
}

/** A digest that was deleted since leaves a gap in the book, not an error. */
function forReading(book: Book, open: OpenLibrary): Book {
  const known = new Set(open.digests.summaries().map(({ id }) => id));
  const parts = book.outline.parts.map((part) => ({
    ...part,
    chapters: part.chapters.map((chapter) => ({
      ...chapter,
      entries: chapter.entries.filter((entry) => entry.kind === 'text' || known.has(entry.digestId)),
    })),
  }));
  return { ...book, outline: { ...book.outline, parts } };
}

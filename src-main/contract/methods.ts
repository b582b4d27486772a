import { z } from 'zod';
import { assetMethods } from './asset-methods.ts';
import type { AssistantSearch, OpenQuestion } from './entities/assistant.ts';
import type { Chat, DayCount, MessageWindow, Participant, PlacedMessage } from './entities/chat.ts';
import { chatExportFormats, messageRangeSchema } from './entities/chat.ts';
import type { MappingProfile, TableSample } from './entities/column-mapping.ts';
import { mappingProfileSchema } from './entities/column-mapping.ts';
import type { Digest, DigestCard, DigestStatus, DigestTemplate } from './entities/digest.ts';
import { digestContentSchema, digestFilterSchema, digestStatuses, templateChangeSchema } from './entities/digest.ts';
import type { Detection, FormatInfo, ImportReport, SkippedPage } from './entities/importing.ts';
import { importOptionsSchema } from './entities/importing.ts';
import type { Job } from './entities/job.ts';
import type { DoctorReport, LibraryInfo, LibraryStats, Preferences } from './entities/library.ts';
import { locales } from './entities/library.ts';
import type { Member, MemberProposal } from './entities/member.ts';
import { memberChangeSchema } from './entities/member.ts';
import type { ModelRequest, ModelSettings, ModelTest } from './entities/model.ts';
import { modelChangeSchema } from './entities/model.ts';
import type {
  MissedSearch,
  ParsedQuery,
  QueryCompletion,
  SavedSearch,
  SearchHit,
  SearchResult,
} from './entities/search.ts';
import { searchRequestSchema } from './entities/search.ts';
import type {
  MessageRole,
  RepeatedQuestion,
  Thread,
  ThreadDetail,
  ThreadLearning,
  ThreadPage,
} from './entities/thread.ts';
import {
  openQuestionFilterSchema,
  repeatedQuestionFilterSchema,
  threadFilterSchema,
  threadJudgementSchema,
} from './entities/thread.ts';
import { byId, type JobStarted, type Method, method, nothing } from './method.ts';
import { publishingMethods } from './publishing-methods.ts';
import { reviewMethods } from './review-methods.ts';

export interface DirectoryListing {
  readonly path: string;
  readonly parent: string | null;
  readonly entries: readonly {
    readonly name: string;
    readonly path: string;
    readonly kind: 'folder' | 'file';
    readonly library: boolean;
  }[];
}

/**
 * The contract: everything anyone may ask of the engine, by name. Each method has a schema for its
 * input, checked at the engine's door, and a type for its output, trusted outside. IPC, HTTP, the
 * CLI and the test doubles are all derived from this one map.
 */
export const methods = {
  'preferences.get': method(nothing).returns<Preferences>(),
  'preferences.set': method(
    z.strictObject({
      locale: z.enum(locales).nullable().optional(),
      theme: z.enum(['system', 'light', 'dark']).optional(),
    }),
  ).returns<Preferences>(),
  'preferences.forgetLibrary': method(z.strictObject({ path: z.string() })).returns<Preferences>(),

  'library.create': method(
    z.strictObject({
      path: z.string().min(1),
      name: z.string().min(1).max(200).optional(),
      timezone: z.string().optional(),
    }),
  ).returns<LibraryInfo>(),
  'library.open': method(
    z.strictObject({ path: z.string().min(1), readOnly: z.boolean().optional() }),
  ).returns<LibraryInfo>(),
  'library.close': method(nothing).returns<null>(),
  /** The library that is open, or null. */
  'library.current': method(nothing).returns<LibraryInfo | null>(),
  /** Where a new library would be put when the user does not say. */
  'library.suggestPath': method(z.strictObject({ name: z.string() })).returns<{ path: string }>(),
  'library.update': method(
    z.strictObject({ name: z.string().min(1).max(200).optional(), timezone: z.string().optional() }),
  ).returns<LibraryInfo>(),
  'library.stats': method(nothing).returns<LibraryStats>(),
  /** Verifies the library at `path`, or the one that is open; works on one too damaged to open. */
  'library.doctor': method(
    z.strictObject({ path: z.string().optional(), repair: z.boolean().optional() }),
  ).returns<DoctorReport>(),
  /** Job; its result is `BackupWritten`. */
  'library.backup': method(z.strictObject({ out: z.string().optional() })).returns<JobStarted>(),
  /** Job; restores a backup file into a new folder; its result is `BackupRestored`. */
  'library.restore': method(z.strictObject({ file: z.string(), path: z.string() })).returns<JobStarted>(),
  /** Job; makes a library of the bundled sample community and opens it; its result is `LibraryInfo`. */
  'library.openSample': method(z.strictObject({ path: z.string().optional() })).returns<JobStarted>(),

  'files.list': method(z.strictObject({ path: z.string().optional() })).returns<DirectoryListing>(),

  'formats.list': method(nothing).returns<readonly FormatInfo[]>(),
  'importing.detect': method(z.strictObject({ path: z.string() })).returns<Detection>(),
  /** The columns of a table of messages (CSV, JSON, JSONL) and a guess at what they hold. */
  'importing.columns': method(
    z.strictObject({ path: z.string(), array: z.string().max(500).optional() }),
  ).returns<TableSample>(),
  /** The mappings kept under a name, by their names. */
  'importing.profiles': method(nothing).returns<readonly MappingProfile[]>(),
  /** Keeps a mapping, in place of the one of the same name. */
  'importing.saveProfile': method(mappingProfileSchema).returns<readonly MappingProfile[]>(),
  'importing.deleteProfile': method(z.strictObject({ name: z.string() })).returns<readonly MappingProfile[]>(),
  /** Job; its result is `ImportsDone`. */
  'importing.start': method(
    z.strictObject({ paths: z.array(z.string()).min(1), options: importOptionsSchema.optional() }),
  ).returns<JobStarted>(),
  /** Job; says what importing a file would do, and does nothing of it. Its result is the `ImportPreview`. */
  'importing.preview': method(
    z.strictObject({ path: z.string(), options: importOptionsSchema.optional() }),
  ).returns<JobStarted>(),
  'importing.reports': method(nothing).returns<readonly ImportReport[]>(),
  /** A page of the lines an import skipped; `after` is the cursor of the page before. */
  'importing.skipped': method(
    z.strictObject({
      importId: z.string(),
      after: z.string().optional(),
      limit: z.int().min(1).max(10_000).optional(),
    }),
  ).returns<SkippedPage>(),
  /** Job; takes back what an import brought, and nothing else. Its result is the `ImportReport`, marked. */
  'importing.undo': method(z.strictObject({ importId: z.string() })).returns<JobStarted>(),

  'chats.list': method(nothing).returns<readonly Chat[]>(),
  'chats.rename': method(z.strictObject({ id: z.string(), name: z.string().min(1).max(200) })).returns<Chat>(),
  /** Job; writes a chat or a part of it to a file that is not there yet. Its result is `ChatExported`. */
  'chats.export': method(
    z.strictObject({
      chatId: z.string(),
      format: z.enum(chatExportFormats),
      out: z.string().min(1),
      /** Epoch milliseconds, inclusive and exclusive. */
      from: z.number().optional(),
      to: z.number().optional(),
    }),
  ).returns<JobStarted>(),
  'chats.participants': method(byId).returns<readonly Participant[]>(),
  'chats.days': method(byId).returns<readonly DayCount[]>(),
  'messages.window': method(
    z.strictObject({ chatId: z.string(), offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
  ).returns<MessageWindow>(),
  /** The window at a multiple of `limit` that holds a message: where it stands, and what is to be seen there, at once. */
  'messages.windowOf': method(
    z.strictObject({ id: z.string(), limit: z.int().min(1).max(1000) }),
  ).returns<MessageWindow>(),
  /** Position of a message in its chat. */
  'messages.locate': method(byId).returns<{ chatId: string; offset: number }>(),
  'messages.get': method(z.strictObject({ ids: z.array(z.string()).max(10_000) })).returns<readonly PlacedMessage[]>(),
  /** A page of messages in order; `after` is the cursor of the page before. */
  'messages.page': method(
    messageRangeSchema.extend({ after: z.string().optional(), limit: z.int().min(1).max(10_000) }),
  ).returns<{ messages: readonly PlacedMessage[]; next: string | null }>(),

  'members.list': method(nothing).returns<readonly Member[]>(),
  'members.update': method(memberChangeSchema).returns<Member>(),
  /** Pairs of members who may be one person, the surest first; those that were refused are left out. */
  'members.proposals': method(nothing).returns<readonly MemberProposal[]>(),
  /** Makes members one person, under the id of the first. */
  'members.join': method(z.strictObject({ memberIds: z.array(z.string()).min(2).max(100) })).returns<Member>(),
  /** Makes some participants of a member a person of their own, and gives that person. */
  'members.part': method(
    z.strictObject({ memberId: z.string(), participantIds: z.array(z.string()).min(1) }),
  ).returns<Member>(),
  /** Remembers that two members are two people: they are not proposed again. */
  'members.refuse': method(z.strictObject({ memberIds: z.tuple([z.string(), z.string()]) })).returns<null>(),

  'threads.list': method(threadFilterSchema).returns<ThreadPage>(),
  /** The same with message lists and without names: what the CLI prints. */
  'threads.details': method(threadFilterSchema).returns<{ total: number; threads: readonly Thread[] }>(),
  /** Questions nobody has answered, newest first; those put away are left out. */
  'threads.openQuestions': method(openQuestionFilterSchema).returns<ThreadPage>(),
  /** Questions that were asked more than once, most often asked first. */
  'threads.repeatedQuestions': method(repeatedQuestionFilterSchema).returns<readonly RepeatedQuestion[]>(),
  'threads.get': method(byId).returns<ThreadDetail>(),
  'threads.judge': method(threadJudgementSchema).returns<ThreadDetail>(),
  /** Makes one conversation of several of one chat. */
  'threads.merge': method(z.strictObject({ threadIds: z.array(z.string()).min(2).max(100) })).returns<ThreadDetail>(),
  /** Makes a conversation of its own of some messages of another; returns the new one. */
  'threads.split': method(
    z.strictObject({ threadId: z.string(), messageIds: z.array(z.string()).min(1).max(10_000) }),
  ).returns<ThreadDetail>(),
  /** Puts a message into another conversation of its chat; returns that one. */
  'threads.move': method(z.strictObject({ messageId: z.string(), threadId: z.string() })).returns<ThreadDetail>(),
  /** What the library learnt from merging, splitting and moving. */
  'threads.learning': method(nothing).returns<ThreadLearning>(),
  /** Forgets it, corrections included, and finds all conversations anew. */
  'threads.forgetLearning': method(nothing).returns<ThreadLearning>(),

  'digests.list': method(digestFilterSchema).returns<{ total: number; digests: readonly DigestCard[] }>(),
  'digests.get': method(byId).returns<Digest>(),
  /** With the library's default template where none is named. */
  'digests.create': method(
    z.strictObject({ title: z.string().max(500), templateId: z.string().optional() }),
  ).returns<Digest>(),
  'digests.draft': method(z.strictObject({ threadIds: z.array(z.string()).min(1).max(1000) })).returns<
    readonly Digest[]
  >(),
  /** Drafts the threads with the highest scores that have no digest yet. */
  'digests.draftTop': method(z.strictObject({ count: z.int().min(1).max(1000) })).returns<readonly Digest[]>(),
  /** Refuses with `revision-conflict` when the digest is no longer at `expectedVersion`. */
  'digests.save': method(
    z.strictObject({
      id: z.string(),
      expectedVersion: z.int(),
      content: digestContentSchema,
      note: z.string().max(500).optional(),
    }),
  ).returns<Digest>(),
  'digests.setStatus': method(
    z.strictObject({
      id: z.string(),
      expectedVersion: z.int(),
      status: z.enum(digestStatuses),
      note: z.string().max(500).optional(),
      /** Who is asked, where it goes to review; empty for nobody. Without it the reviewer stays. */
      reviewer: z.string().max(200).optional(),
    }),
  ).returns<Digest>(),
  /** Puts what a digest says into another, which then supersedes it; it is archived. Gives that other one. */
  'digests.merge': method(z.strictObject({ id: z.string(), into: z.string() })).returns<Digest>(),
  /** Undoes that: gives the digest that stands by itself again. */
  'digests.unmerge': method(byId).returns<Digest>(),
  /** Makes a conversation's messages further sources of a digest that answers it already. */
  'digests.addConversation': method(z.strictObject({ id: z.string(), threadId: z.string() })).returns<Digest>(),
  /** Undoes that; sources of its passages stay. */
  'digests.removeConversation': method(z.strictObject({ id: z.string(), threadId: z.string() })).returns<Digest>(),
  'digests.delete': method(byId).returns<null>(),
  /** Sanitised HTML of a digest as it is stored, and its Markdown. */
  'digests.render': method(z.strictObject({ id: z.string(), language: z.enum(locales).optional() })).returns<{
    html: string;
    markdown: string;
  }>(),
  'digests.import': method(z.strictObject({ paths: z.array(z.string()).min(1) })).returns<{
    digests: readonly DigestCard[];
    failed: readonly { file: string; reason: string }[];
  }>(),
  'digests.export': method(
    z.strictObject({
      out: z.string(),
      format: z.enum(['markdown', 'json', 'jsonl', 'html']),
      ids: z.array(z.string()).optional(),
    }),
  ).returns<{ out: string; files: number; bytes: number }>(),
  /** Keeps a template; `library.current` tells them all, the default first. */
  'templates.save': method(templateChangeSchema).returns<readonly DigestTemplate[]>(),
  /** Changes no digest: those of the template take the default's sections and keep every passage. */
  'templates.delete': method(byId).returns<readonly DigestTemplate[]>(),
  /** New digests take this template from now on. */
  'templates.makeDefault': method(byId).returns<readonly DigestTemplate[]>(),
  'markdown.render': method(z.strictObject({ markdown: z.string().max(1_000_000) })).returns<{ html: string }>(),

  'search.query': method(searchRequestSchema).returns<SearchResult>(),
  /** How a query is understood: chips, what is wrong with them, the link to it. */
  'search.parse': method(z.strictObject({ query: z.string().max(20_000) })).returns<ParsedQuery>(),
  'search.complete': method(
    z.strictObject({ text: z.string().max(20_000), position: z.int().min(0) }),
  ).returns<QueryCompletion>(),
  /** A message with those before and after it in its chat. */
  'search.context': method(
    z.strictObject({ id: z.string(), before: z.int().min(0).max(50), after: z.int().min(0).max(50) }),
  ).returns<readonly PlacedMessage[]>(),
  /** Digests like a digest, or like a text. */
  'search.similar': method(
    z.union([
      z.strictObject({ digestId: z.string(), limit: z.int().min(1).max(100).optional() }),
      z.strictObject({ text: z.string().max(100_000), limit: z.int().min(1).max(100).optional() }),
    ]),
  ).returns<readonly SearchHit[]>(),
  'search.saved': method(nothing).returns<readonly SavedSearch[]>(),
  'search.save': method(
    z.strictObject({ name: z.string().min(1).max(200), query: z.string().max(20_000) }),
  ).returns<SavedSearch>(),
  'search.forget': method(byId).returns<null>(),
  /** Searches that found nothing, the most frequent first; empty unless they are kept. */
  'search.misses': method(nothing).returns<{ kept: boolean; misses: readonly MissedSearch[] }>(),
  /** Keeps such searches from now on, or forgets them all. */
  'search.keepMisses': method(z.strictObject({ keep: z.boolean() })).returns<null>(),
  /** The same library for assistants: `assistant.*` tells names only as their owners agreed. */
  'assistant.search': method(searchRequestSchema).returns<AssistantSearch>(),
  'assistant.digest': method(byId).returns<{ markdown: string; status: DigestStatus }>(),
  'assistant.conversation': method(byId).returns<{
    messages: readonly { by: string | null; at: number; role: MessageRole; text: string }[];
  }>(),
  'assistant.books': method(nothing).returns<{ books: readonly { id: string; title: string }[] }>(),
  /** A chapter as Markdown; without `chapterId` the preface and the contents. */
  'assistant.chapter': method(z.strictObject({ bookId: z.string(), chapterId: z.string().optional() })).returns<{
    title: string;
    contents: readonly { id: string; title: string }[];
    markdown: string;
  }>(),
  /** Questions without an answer, the most worthwhile first. */
  'assistant.questions': method(z.strictObject({ limit: z.int().min(1).max(1000) })).returns<{
    questions: readonly OpenQuestion[];
  }>(),
  'tags.list': method(nothing).returns<readonly { tag: string; count: number }[]>(),

  'model.get': method(nothing).returns<ModelSettings>(),
  /** A key belongs to the server it was given for: an address on another one forgets it. */
  'model.set': method(modelChangeSchema).returns<ModelSettings>(),
  /** Asks the server for its models, and the model that is set up for a word. */
  'model.test': method(nothing).returns<ModelTest>(),
  /** What would be sent to have a conversation drafted; sends nothing. */
  'model.request': method(z.strictObject({ threadId: z.string() })).returns<ModelRequest>(),
  /** Job; sends the request that `confirmation` names, and no other. Its result is the `ModelDraft`. */
  'model.draft': method(z.strictObject({ threadId: z.string(), confirmation: z.string() })).returns<JobStarted>(),

  ...assetMethods,
  ...reviewMethods,
  ...publishingMethods,

  'jobs.list': method(nothing).returns<readonly Job[]>(),
  'jobs.get': method(byId).returns<Job>(),
  'jobs.cancel': method(byId).returns<Job>(),
} as const;

export type MethodName = keyof typeof methods;
export type MethodInput<Name extends MethodName> = z.input<(typeof methods)[Name]['input']>;
export type ParsedInput<Name extends MethodName> = z.output<(typeof methods)[Name]['input']>;
export type MethodOutput<Name extends MethodName> =
  (typeof methods)[Name] extends Method<z.ZodType, infer Output> ? Output : never;

/** Calls a method of the engine; rejects with a `QunshuError`. */
export type Call = <Name extends MethodName>(name: Name, input: MethodInput<Name>) => Promise<MethodOutput<Name>>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

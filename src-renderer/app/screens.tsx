import { type ComponentType, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { loadable } from '../ui/loadable.tsx';
import { Loading } from '../ui/loading.tsx';
import { MarkdownEditor } from '../ui/markdown-editor/lazy-markdown-editor.tsx';
import { whenIdle } from '../ui/when-idle.ts';
import { readSegment, routePatterns, routes } from './routes.ts';

/** Each screen is its own chunk, or shares one with those of the daily work; Today comes with the page. */
const Home = loadable(() => import('../features/home/home-screen.tsx').then((m) => m.HomeScreen));
const Inbox = loadable(() => import('../features/inbox/inbox-screen.tsx').then((m) => m.InboxScreen));
const Reader = loadable(() => import('../features/reader/reader-screen.tsx').then((m) => m.ReaderScreen));
const Digests = loadable(() => import('../features/digests/digests-screen.tsx').then((m) => m.DigestsScreen));
const Search = loadable(() => import('../features/search/search-screen.tsx').then((m) => m.SearchScreen));
const Books = loadable(() => import('../features/books/books-screen.tsx').then((m) => m.BooksScreen));
const Members = loadable(() => import('../features/members/members-screen.tsx').then((m) => m.MembersScreen));
const Imports = loadable(() => import('../features/imports/imports-screen.tsx').then((m) => m.ImportsScreen));
const Settings = loadable(() => import('../features/settings/settings-screen.tsx').then((m) => m.SettingsScreen));

// Most begin with Today: it is there before the engine has said in which language.
if (window.location.hash.length <= 2) Home.load().catch(() => undefined);

/** Has the screens of the daily work ready before a key asks for them: once the first one leaves the machine alone. */
export function useScreensAhead(): void {
  useEffect(() => {
    const load = async () => {
      for (const screen of [Inbox, Reader, Digests]) await screen.load();
      await MarkdownEditor.load();
    };
    // A screen that cannot be fetched now says so when it is asked for.
    return whenIdle(() => void load().catch(() => undefined));
  }, []);
}

/** Which screen an address shows. */
export function Screens() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path={routePatterns.home} component={Home} />
        <Route path={routePatterns.openQuestions}>
          {({ threadId }) => <Inbox view="questions" threadId={readSegment(threadId)} />}
        </Route>
        <Route path={routePatterns.repeatedQuestions}>
          {({ threadId }) => <Inbox view="repeated" threadId={readSegment(threadId)} />}
        </Route>
        <Route path={routePatterns.inbox}>
          {({ threadId }) => <Inbox view="triage" threadId={readSegment(threadId)} />}
        </Route>
        <Route path={routePatterns.readerMessage}>
          {({ chatId, messageId }) => <ReaderAt chatId={chatId} messageId={messageId} />}
        </Route>
        <Route path={routePatterns.readerThread}>
          {({ chatId, threadId }) => <ReaderAt chatId={chatId} threadId={threadId} />}
        </Route>
        <Route path={routePatterns.reader}>{({ chatId }) => <ReaderAt chatId={chatId} />}</Route>
        <Route path={routePatterns.digests}>{({ digestId }) => <Digests digestId={readSegment(digestId)} />}</Route>
        <Route path={routePatterns.search}>{({ query }) => <Search query={readSegment(query)} />}</Route>
        <Route path={routePatterns.books}>{({ bookId }) => <Books bookId={readSegment(bookId)} />}</Route>
        <Route path={routePatterns.members}>{({ memberId }) => <Members memberId={readSegment(memberId)} />}</Route>
        <Route path={routePatterns.imports} component={Imports as ComponentType} />
        <Route path={routePatterns.settings} component={Settings as ComponentType} />
        <Route>
          <Redirect to={routes.home()} replace />
        </Route>
      </Switch>
    </Suspense>
  );
}

function ReaderAt(segments: { chatId?: string; messageId?: string; threadId?: string }) {
  return (
    <Reader
      chatId={readSegment(segments.chatId)}
      messageId={readSegment(segments.messageId)}
      threadId={readSegment(segments.threadId)}
    />
  );
}

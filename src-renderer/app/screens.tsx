import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from '../ui/loading.tsx';
import { loadMarkdownEditor } from '../ui/markdown-editor/lazy-markdown-editor.tsx';
import { readSegment, routePatterns, routes } from './routes.ts';

const loadHome = () => import('../features/home/home-screen.tsx').then((m) => ({ default: m.HomeScreen }));
const loadInbox = () => import('../features/inbox/inbox-screen.tsx').then((m) => ({ default: m.InboxScreen }));
const loadReader = () => import('../features/reader/reader-screen.tsx').then((m) => ({ default: m.ReaderScreen }));
const loadDigests = () => import('../features/digests/digests-screen.tsx').then((m) => ({ default: m.DigestsScreen }));

/** Each screen is its own chunk; the first one to show is all that is loaded at first. */
const Home = lazy(loadHome);
const Inbox = lazy(loadInbox);
const Reader = lazy(loadReader);
const Digests = lazy(loadDigests);
const Search = lazy(() => import('../features/search/search-screen.tsx').then((m) => ({ default: m.SearchScreen })));
const Books = lazy(() => import('../features/books/books-screen.tsx').then((m) => ({ default: m.BooksScreen })));
const Members = lazy(() =>
  import('../features/members/members-screen.tsx').then((m) => ({ default: m.MembersScreen })),
);
const Imports = lazy(() =>
  import('../features/imports/imports-screen.tsx').then((m) => ({ default: m.ImportsScreen })),
);
const Settings = lazy(() =>
  import('../features/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
);

// Most begin with Today: it comes while the engine is asked for the language.
if (window.location.hash.length <= 2) loadHome().catch(() => undefined);

/** Milliseconds in which the first screen has the machine for itself. */
const AHEAD_AFTER = 1500;

/** Has the screens of the daily work ready before a key asks for them. */
export function useScreensAhead(): void {
  useEffect(() => {
    const load = () => Promise.all([loadInbox(), loadReader(), loadDigests(), loadMarkdownEditor()]);
    // A screen that cannot be fetched now says so when it is asked for.
    const timer = window.setTimeout(() => void load().catch(() => undefined), AHEAD_AFTER);
    return () => window.clearTimeout(timer);
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

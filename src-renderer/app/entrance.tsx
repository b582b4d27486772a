import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/queries.ts';
import { JobWatch } from '../features/jobs/job-watch.tsx';
import { FolderBrowser } from '../features/libraries/folder-browser.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { loadable } from '../ui/loadable.tsx';
import { Loading } from '../ui/loading.tsx';
import { useKeyboard } from './keyboard/use-shortcuts.ts';
import { useEngineEvents } from './use-engine-events.ts';
import { usePreferences } from './use-preferences.ts';
import { Workbench } from './workbench.tsx';

const StartScreen = loadable(() =>
  import('../features/libraries/start-screen.tsx').then((module) => module.StartScreen),
);

/** The first decision: with a library open the workbench, without one the start screen. */
export function Entrance() {
  const { i18n } = useTranslation();
  useEngineEvents();
  useKeyboard();
  usePreferences();
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <>
      <Suspense fallback={<Loading />}>
        <CurrentLibrary />
      </Suspense>
      <FolderBrowser />
      <JobWatch />
    </>
  );
}

function CurrentLibrary() {
  const current = useAnswer('library.current', {});
  if (current.error) return <ErrorNotice error={current.error} onRetry={() => void current.refetch()} />;
  if (current.data === undefined) return <Loading />;
  return current.data ? <Workbench key={current.data.libraryId} library={current.data} /> : <StartScreen />;
}

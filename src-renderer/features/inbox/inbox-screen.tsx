import type { InboxView } from './inbox-tabs.tsx';
import { OpenQuestions } from './open-questions.tsx';
import { RepeatedQuestions } from './repeated-questions.tsx';
import { TriageScreen } from './triage-screen.tsx';

export interface InboxScreenProps {
  readonly view: InboxView;
  readonly threadId: string | undefined;
}

/** Conversations waiting for a moderator, in three views. */
export function InboxScreen({ view, threadId }: InboxScreenProps) {
  if (view === 'questions') return <OpenQuestions threadId={threadId} />;
  if (view === 'repeated') return <RepeatedQuestions threadId={threadId} />;
  return <TriageScreen threadId={threadId} />;
}

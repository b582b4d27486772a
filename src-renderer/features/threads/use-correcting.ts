import { useTranslation } from 'react-i18next';
import type { Call } from '../../../src-main/contract/index.ts';
import { useCommands } from '../../api/queries.ts';
import { showUndoToast } from '../../ui/toast.ts';
import {
  addToThread,
  type Corrected,
  gatherThread,
  mergeThreads,
  restoreDivision,
  splitThread,
  takeOutOfThread,
} from './correcting.ts';

export type Correction =
  | { readonly kind: 'merge'; readonly threadIds: readonly string[] }
  | { readonly kind: 'split'; readonly threadId: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'takeOut'; readonly threadId: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'add'; readonly threadId: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'gather'; readonly messageIds: readonly string[] };

export interface Correcting {
  readonly correct: (correction: Correction) => void;
  /** Conversations are being numbered anew: those shown are not to be asked for by id meanwhile. */
  readonly correcting: boolean;
}

export interface CorrectingHandlers {
  /** The conversation that came of it is to be shown. */
  readonly onCorrected: (threadId: string) => void;
  /** A correction was taken back while the view is still there. */
  readonly onRestored: (threadId: string) => void;
}

/** Merges, splits and rearranges conversations; every correction can be undone. */
export function useCorrecting(handlers: CorrectingHandlers): Correcting {
  const { t } = useTranslation();
  const { mutate: restore, isPending: restoring } = useCommands(restoreDivision, () => undefined);
  const { mutate, isPending } = useCommands(run, (corrected, correction: Correction) => {
    handlers.onCorrected(corrected.thread.id);
    const count = correction.kind === 'merge' ? correction.threadIds.length : correction.messageIds.length;
    showUndoToast(
      { title: t(`threads.corrected.${correction.kind}`, { count }), description: corrected.thread.title },
      t('ui.undo'),
      () => restore(corrected.before, { onSuccess: handlers.onRestored }),
    );
  });
  return { correct: mutate, correcting: isPending || restoring };
}

function run(call: Call, correction: Correction): Promise<Corrected> {
  switch (correction.kind) {
    case 'merge':
      return mergeThreads(call, correction.threadIds);
    case 'split':
      return splitThread(call, correction.threadId, correction.messageIds);
    case 'takeOut':
      return takeOutOfThread(call, correction.threadId, correction.messageIds);
    case 'add':
      return addToThread(call, correction.threadId, correction.messageIds);
    case 'gather':
      return gatherThread(call, correction.messageIds);
  }
}

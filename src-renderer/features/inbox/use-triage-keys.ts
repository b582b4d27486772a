import type { ThreadCard } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import type { Marking } from '../../ui/use-marks.ts';
import type { Triage } from './use-triage.ts';

export interface TriageKeys {
  readonly threads: readonly ThreadCard[];
  readonly selected: ThreadCard | null;
  /** The conversation beside the list, which need not be in it: a link may lead to any. */
  readonly shownId: string | undefined;
  readonly marked: readonly ThreadCard[];
  readonly marking: Marking;
  readonly triage: Triage;
  readonly select: (thread: ThreadCard) => void;
  /** Null where nothing can be merged. */
  readonly merge: (() => void) | null;
}

/** The keys of the inbox: what is marked is judged as one, else the conversation that is selected. */
export function useTriageKeys(keys: TriageKeys): void {
  const { threads, selected, shownId, marked, marking, triage, select, merge } = keys;
  const go = useGo();
  const { library } = useWorkbench();
  const acted = marked.length > 0 ? marked : selected ? [selected] : [];
  const drafted = marked.length > 0 ? marked.map(({ id }) => id) : shownId ? [shownId] : [];
  const neighbour = (step: 1 | -1) => {
    const index = threads.findIndex((thread) => thread.id === selected?.id);
    return threads[Math.max(0, Math.min(threads.length - 1, index + step))];
  };
  const move = (step: 1 | -1) => {
    const next = neighbour(step);
    if (next) select(next);
  };
  const markOn = (step: 1 | -1) => {
    const next = neighbour(step);
    if (!next || !selected) return;
    if (!marking.marks.has(selected.id)) marking.toggle(selected.id);
    if (next.id !== selected.id && !marking.marks.has(next.id)) marking.toggle(next.id);
    select(next);
  };
  useShortcuts(
    {
      'inbox.next': () => move(1),
      'inbox.previous': () => move(-1),
      'inbox.open': () => selected && go.readerThread(selected.chatId, selected.id),
      'inbox.mark': () => selected && marking.toggle(selected.id),
      'inbox.markNext': () => markOn(1),
      'inbox.markPrevious': () => markOn(-1),
    },
    threads.length > 0,
  );
  useShortcuts({ 'inbox.clearMarks': marking.clear }, marked.length > 0);
  useShortcuts(
    {
      'inbox.keep': () => triage.keep(acted),
      'inbox.dismiss': () => triage.dismiss(acted),
      'inbox.snooze': () => triage.snooze(acted, 'tomorrow'),
    },
    acted.length > 0 && !library.readOnly,
  );
  useShortcuts({ 'inbox.draft': () => triage.draft(drafted) }, drafted.length > 0 && !library.readOnly);
  useShortcuts({ 'inbox.merge': () => merge?.() }, merge !== null && !library.readOnly);
}

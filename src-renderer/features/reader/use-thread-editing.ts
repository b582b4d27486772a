import type { PlacedMessage, ThreadDetail } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import type { Marking } from '../../ui/use-marks.ts';
import type { Correcting } from '../threads/use-correcting.ts';
import { type CorrectionName, type PossibleCorrections, possibleCorrections } from './possible-corrections.ts';

export interface ThreadEditing {
  readonly possible: PossibleCorrections;
  readonly run: (name: CorrectionName) => void;
  readonly correcting: boolean;
}

/** Corrects conversations while reading: by key, by menu and by what is marked. */
export function useThreadEditing(
  lit: ThreadDetail | undefined,
  marking: Marking,
  selected: PlacedMessage | undefined,
  { correct, correcting }: Correcting,
): ThreadEditing {
  const { library } = useWorkbench();
  const possible = possibleCorrections(lit, [...marking.marks], selected);
  const run = (name: CorrectionName) => {
    const correction = possible[name];
    if (correction && !correcting && !library.readOnly) correct(correction);
  };
  useShortcuts(
    {
      'reader.add': () => run('add'),
      'reader.takeOut': () => run('takeOut'),
      'reader.newThread': () => run('gather'),
      'reader.split': () => run('split'),
      'reader.merge': () => run('merge'),
    },
    !library.readOnly,
  );
  return { possible, run, correcting };
}

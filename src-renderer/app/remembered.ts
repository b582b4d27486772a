import { useCallback, useState } from 'react';

/** A choice of the user about this window (a pane shown or hidden), kept in the browser's storage. */
export function useRemembered(name: string, initial: boolean): readonly [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => read(name) ?? initial);
  const remember = useCallback(
    (next: boolean) => {
      setValue(next);
      try {
        window.localStorage.setItem(storageKey(name), String(next));
      } catch {
        // Storage is full or forbidden: the choice lasts as long as the page.
      }
    },
    [name],
  );
  return [value, remember];
}

function storageKey(name: string): string {
  return `qunshu.${name}`;
}

function read(name: string): boolean | null {
  try {
    const stored = window.localStorage.getItem(storageKey(name));
    return stored === null ? null : stored === 'true';
  } catch {
    return null;
  }
}

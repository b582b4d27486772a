import { useCallback, useState } from 'react';

const KEY = 'qunshu.own-name';

/** What the one who reviews calls themselves, kept in the browser's storage (REMARK-5). */
export function useOwnName(): readonly [string, (name: string) => void] {
  const [name, setName] = useState(() => readName(window.localStorage));
  const remember = useCallback((next: string) => {
    setName(next);
    try {
      window.localStorage.setItem(KEY, next);
    } catch {
      // Storage is full or forbidden: the name lasts as long as the page.
    }
  }, []);
  return [name, remember];
}

function readName(storage: Storage): string {
  try {
    return storage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

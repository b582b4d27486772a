import { createContext, useContext, useEffect, useRef } from 'react';
import { type PlacedKeyPress, ShortcutDispatcher, type ShortcutHandlers } from './dispatcher.ts';
import type { ShortcutId } from './shortcuts.ts';

export const isMac: boolean = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** The one dispatcher of the page. */
export const DispatcherContext = createContext<ShortcutDispatcher>(new ShortcutDispatcher(isMac));

const POPUP = '[role="dialog"],[role="alertdialog"],[role="menu"],[data-popup]';
const CONTROL = 'button,a[href],summary,input,[role="button"],[role="slider"]';
const TEXT_FIELD =
  'input:not([type="checkbox"],[type="radio"],[type="button"]),textarea,select,[contenteditable="true"]';

function placed(event: KeyboardEvent): PlacedKeyPress {
  // The whole way from the element, because a shadow root hides what is in it from `closest`.
  const path = event.composedPath();
  const isIn = (selector: string) => path.some((node) => node instanceof Element && node.matches(selector));
  return {
    key: event.key,
    code: event.code,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    repeat: event.repeat,
    // Some input methods say so with the old key code 229 alone.
    composing: event.isComposing || event.keyCode === 229,
    inTextField: isIn(TEXT_FIELD),
    inPopup: isIn(POPUP),
    onControl: isIn(CONTROL),
  };
}

/** Feeds the page's key presses to the dispatcher; used once, at the root. */
export function useKeyboard(): void {
  const dispatcher = useContext(DispatcherContext);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (dispatcher.press(placed(event), event.timeStamp)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [dispatcher]);
}

/** Handles shortcuts while the component is mounted and `active`. */
export function useShortcuts(handlers: ShortcutHandlers, active = true): void {
  const dispatcher = useContext(DispatcherContext);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).join(' ');
  useEffect(() => {
    if (!active || ids === '') return;
    const stable: Record<string, () => void> = {};
    for (const id of ids.split(' ')) stable[id] = () => latest.current[id as ShortcutId]?.();
    return dispatcher.add(stable as ShortcutHandlers);
  }, [dispatcher, ids, active]);
}

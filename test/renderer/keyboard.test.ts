import { describe, expect, test } from 'vitest';
import { isChord, type KeyPress, parseShortcut, shortcutLabels } from '../../src-renderer/app/keyboard/chord.ts';
import { type PlacedKeyPress, ShortcutDispatcher } from '../../src-renderer/app/keyboard/dispatcher.ts';
import { keysOf, repeatable, type ShortcutId, shortcuts } from '../../src-renderer/app/keyboard/shortcuts.ts';

function press(key: string, change: Partial<PlacedKeyPress> = {}): PlacedKeyPress {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    composing: false,
    inTextField: false,
    inPopup: false,
    onControl: false,
    ...change,
  };
}

/** A dispatcher that notes which shortcuts were called. */
function dispatcherOf(ids: readonly ShortcutId[], mac = false) {
  const dispatcher = new ShortcutDispatcher(mac);
  const called: ShortcutId[] = [];
  dispatcher.add(Object.fromEntries(ids.map((id) => [id, () => called.push(id)])));
  return { dispatcher, called };
}

describe('KEY-1 one chord, or two keys in a row', () => {
  test('a sequence within a second', () => {
    const { dispatcher, called } = dispatcherOf(['go.inbox', 'general.help']);
    expect(dispatcher.press(press('g'), 0)).toBe(false);
    expect(dispatcher.press(press('i'), 900)).toBe(true);
    expect(called).toEqual(['go.inbox']);
  });

  test('too late, it is two keys', () => {
    const { dispatcher, called } = dispatcherOf(['go.inbox']);
    dispatcher.press(press('g'), 0);
    expect(dispatcher.press(press('i'), 1001)).toBe(false);
    expect(called).toEqual([]);
  });

  test('a key between breaks it', () => {
    const { dispatcher, called } = dispatcherOf(['go.inbox']);
    for (const [index, key] of ['g', 'x', 'i'].entries()) dispatcher.press(press(key), index * 10);
    expect(called).toEqual([]);
  });

  test('Shift alone does not break it', () => {
    const { dispatcher, called } = dispatcherOf(['go.inbox']);
    for (const [index, key] of ['g', 'Shift', 'i'].entries()) dispatcher.press(press(key), index * 10);
    expect(called).toEqual(['go.inbox']);
  });

  test('the second key of a sequence goes before its own meaning', () => {
    const { dispatcher, called } = dispatcherOf(['inbox.draft', 'go.digests']);
    dispatcher.press(press('g'), 0);
    dispatcher.press(press('d'), 10);
    dispatcher.press(press('d'), 20);
    expect(called).toEqual(['go.digests', 'inbox.draft']);
  });
});

describe('KEY-2 Mod is Command on a Mac, Control elsewhere', () => {
  const [palette] = parseShortcut('Mod+K');
  const pressed = (change: Partial<KeyPress>, mac: boolean) => palette && isChord(palette, press('k', change), mac);

  test('elsewhere', () => {
    expect(pressed({ ctrlKey: true }, false)).toBe(true);
    expect(pressed({ metaKey: true }, false)).toBe(false);
    expect(pressed({ ctrlKey: true, metaKey: true }, false)).toBe(false);
  });

  test('on a Mac', () => {
    expect(pressed({ metaKey: true }, true)).toBe(true);
    expect(pressed({ ctrlKey: true }, true)).toBe(false);
  });

  test('other modifiers make it another chord', () => {
    expect(pressed({ ctrlKey: true, shiftKey: true }, false)).toBe(false);
    expect(pressed({ ctrlKey: true, altKey: true }, false)).toBe(false);
  });
});

describe('KEY-3 to KEY-5 what is no shortcut', () => {
  const ids: readonly ShortcutId[] = ['inbox.next', 'general.save', 'general.help', 'books.rename'];

  test('KEY-3 composing with an input method', () => {
    const { dispatcher, called } = dispatcherOf(ids);
    dispatcher.press(press('j', { composing: true }), 0);
    dispatcher.press(press('s', { composing: true, ctrlKey: true }), 1);
    expect(called).toEqual([]);
  });

  test('KEY-4 in a text field only Mod chords and function keys', () => {
    const { dispatcher, called } = dispatcherOf(ids);
    const inTextField = { inTextField: true };
    dispatcher.press(press('j', inTextField), 0);
    dispatcher.press(press('?', { ...inTextField, shiftKey: true }), 1);
    dispatcher.press(press('s', { ...inTextField, ctrlKey: true }), 2);
    dispatcher.press(press('F2', inTextField), 3);
    expect(called).toEqual(['general.save', 'books.rename']);
  });

  test('KEY-4 a sequence does not begin in a text field', () => {
    const { dispatcher, called } = dispatcherOf(['go.inbox']);
    dispatcher.press(press('g', { inTextField: true }), 0);
    dispatcher.press(press('i'), 10);
    expect(called).toEqual([]);
  });

  test('KEY-5 in a popup', () => {
    const { dispatcher, called } = dispatcherOf(ids);
    dispatcher.press(press('j', { inPopup: true }), 0);
    expect(called).toEqual([]);
  });
});

describe('KEY-6 letters on every layout', () => {
  const [next] = parseShortcut('J');

  test('by place where the layout has no Latin letter there', () => {
    expect(next && isChord(next, press('о', { code: 'KeyJ' }), false)).toBe(true);
  });

  test('by letter where it has one elsewhere', () => {
    expect(next && isChord(next, press('j', { code: 'KeyC' }), false)).toBe(true);
    expect(next && isChord(next, press('h', { code: 'KeyJ' }), false)).toBe(false);
  });

  test('capital letters without Shift held are the letter', () => {
    expect(next && isChord(next, press('J'), false)).toBe(true);
  });

  test('signs with and without Shift', () => {
    const [help] = parseShortcut('?');
    expect(help && isChord(help, press('?', { shiftKey: true }), false)).toBe(true);
    expect(help && isChord(help, press('?'), false)).toBe(true);
  });
});

describe('KEY-7 the part mounted last gets the shortcut', () => {
  test('and when it goes, the one before', () => {
    const dispatcher = new ShortcutDispatcher(false);
    const called: string[] = [];
    dispatcher.add({ 'general.import': () => called.push('anywhere') });
    const leave = dispatcher.add({ 'general.import': () => called.push('here') });
    dispatcher.press(press('i', { ctrlKey: true }), 0);
    leave();
    dispatcher.press(press('i', { ctrlKey: true }), 10);
    expect(called).toEqual(['here', 'anywhere']);
  });
});

describe('KEY-8 the list of shortcuts', () => {
  test('within a scope, and against those that work everywhere, no two are the same', () => {
    const everywhere = { ...shortcuts.general, ...shortcuts.go };
    for (const scope of Object.values(shortcuts)) {
      const all = Object.entries({ ...everywhere, ...scope });
      const keys = all.map(([, written]) => written);
      expect(new Set(keys).size, JSON.stringify(all)).toBe(keys.length);
    }
  });

  test('no shortcut hides the beginning of a sequence', () => {
    const firsts = new Set(
      Object.values(shortcuts.go).flatMap((written) => (written.includes(' ') ? [written.split(' ')[0]] : [])),
    );
    for (const scope of Object.values(shortcuts)) {
      for (const written of Object.values(scope)) expect(firsts.has(written)).toBe(false);
    }
  });

  test('labels', () => {
    expect(shortcutLabels(keysOf('general.palette'), true)).toEqual(['⌘', 'K']);
    expect(shortcutLabels(keysOf('general.palette'), false)).toEqual(['Ctrl', 'K']);
    expect(shortcutLabels(keysOf('go.inbox'), false)).toEqual(['G', 'I']);
    expect(shortcutLabels(keysOf('books.moveUp'), true)).toEqual(['⌥', '↑']);
  });
});

describe('KEY-9 a held key repeats movement only', () => {
  test('next repeats, draft does not but is not handed on either', () => {
    const { dispatcher, called } = dispatcherOf(['inbox.next', 'inbox.draft']);
    dispatcher.press(press('j', { repeat: true }), 0);
    expect(dispatcher.press(press('d', { repeat: true }), 10)).toBe(true);
    expect(called).toEqual(['inbox.next']);
    expect(repeatable.has('inbox.draft')).toBe(false);
  });
});

describe('KEY-10 Space', () => {
  test('is a shortcut, but presses buttons and links', () => {
    const { dispatcher, called } = dispatcherOf(['inbox.mark']);
    expect(dispatcher.press(press(' ', { code: 'Space', onControl: true }), 0)).toBe(false);
    expect(dispatcher.press(press(' ', { code: 'Space' }), 10)).toBe(true);
    expect(called).toEqual(['inbox.mark']);
  });
});

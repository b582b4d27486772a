/** A key with its modifiers, as a shortcut names it. */
export interface Chord {
  /** `a`, `?`, `Enter`, `ArrowUp`, `Space`: letters in lower case. */
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  /** Undefined for signs such as `?`, which need Shift on some layouts and not on others. */
  readonly shift: boolean | undefined;
}

/** The parts of a `KeyboardEvent` that shortcuts look at. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Reads `Mod+Shift+K`; two keys in a row are two chords with a blank between (`G I`). */
export function parseShortcut(shortcut: string): readonly Chord[] {
  return shortcut.split(' ').map(parseChord);
}

function parseChord(written: string): Chord {
  const names = written.split('+');
  const name = names.at(-1) ?? '';
  const key = name.length === 1 ? name.toLowerCase() : name;
  const sign = key.length === 1 && !/[a-z0-9]/.test(key);
  return {
    key,
    mod: names.includes('Mod'),
    alt: names.includes('Alt'),
    shift: names.includes('Shift') || (sign ? undefined : false),
  };
}

/** Whether a key press is this chord (KEY-2, KEY-6). */
export function isChord(chord: Chord, press: KeyPress, mac: boolean): boolean {
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (otherMod || mod !== chord.mod || press.altKey !== chord.alt) return false;
  if (chord.shift !== undefined && press.shiftKey !== chord.shift) return false;
  return keyOf(press) === chord.key;
}

function keyOf(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (press.key === ' ') return 'Space';
  // Alt gives letters another face on a Mac; a Cyrillic or Greek layout has no Latin ones at all.
  if (letter && (press.altKey || !/^[a-z]$/i.test(press.key))) return letter.toLowerCase();
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const otherSigns: Readonly<Record<string, string>> = { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
const keySigns: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The keys of a shortcut as a person reads them, one label a key cap. */
export function shortcutLabels(shortcut: string, mac: boolean): readonly string[] {
  const signs = mac ? macSigns : otherSigns;
  return shortcut
    .split(' ')
    .flatMap((written) => written.split('+').map((name) => signs[name] ?? keySigns[name] ?? name));
}

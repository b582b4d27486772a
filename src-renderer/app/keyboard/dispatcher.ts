import { type Chord, isChord, type KeyPress, parseShortcut } from './chord.ts';
import { keysOf, repeatable, type ShortcutId } from './shortcuts.ts';

export type ShortcutHandlers = { readonly [Id in ShortcutId]?: () => void };

/** A key press and what is known about where it happened. */
export interface PlacedKeyPress extends KeyPress {
  readonly repeat: boolean;
  /** An input method is composing. */
  readonly composing: boolean;
  readonly inTextField: boolean;
  readonly inPopup: boolean;
  /** On something that Space presses: a button, a link, a box to tick. */
  readonly onControl: boolean;
}

/** Two keys in a row belong together when they are at most this far apart, in milliseconds. */
const SEQUENCE_MS = 1000;

/** Finds the shortcut a key press means and calls its handler. Rules: SPEC.md in this folder. */
export class ShortcutDispatcher {
  readonly #mac: boolean;
  readonly #layers: ShortcutHandlers[] = [];
  #first: { readonly press: KeyPress; readonly at: number } | null = null;

  constructor(mac: boolean) {
    this.#mac = mac;
  }

  /** Adds handlers on top of those there are; returns what takes them away. */
  add(handlers: ShortcutHandlers): () => void {
    this.#layers.push(handlers);
    return () => {
      const index = this.#layers.indexOf(handlers);
      if (index >= 0) this.#layers.splice(index, 1);
    };
  }

  /**
   * Handles a key press at `at` milliseconds (any clock that only goes forward). True when it was
   * a shortcut and has been dealt with.
   */
  press(press: PlacedKeyPress, at: number): boolean {
    if (press.composing || press.inPopup || isModifier(press.key)) return false;
    if (press.onControl && press.key === ' ') return false;
    const first = this.#first && at - this.#first.at <= SEQUENCE_MS ? this.#first.press : null;
    this.#first = null;
    const found = (first && this.#find([first, press], press)) ?? this.#find([press], press);
    if (found) {
      if (press.repeat && !repeatable.has(found.id)) return true;
      found.run();
      return true;
    }
    if (!press.inTextField && this.#startsSequence(press)) this.#first = { press, at };
    return false;
  }

  #find(presses: readonly KeyPress[], last: PlacedKeyPress): { id: ShortcutId; run: () => void } | null {
    for (const [id, run] of this.#handlers()) {
      const chords = parseShortcut(keysOf(id));
      if (last.inTextField && !worksInTextField(chords)) continue;
      if (this.#areChords(chords, presses)) return { id, run };
    }
    return null;
  }

  #areChords(chords: readonly Chord[], presses: readonly KeyPress[]): boolean {
    return (
      chords.length === presses.length &&
      chords.every((chord, index) => {
        const press = presses[index];
        return press !== undefined && isChord(chord, press, this.#mac);
      })
    );
  }

  #startsSequence(press: KeyPress): boolean {
    for (const [id] of this.#handlers()) {
      const [first, second] = parseShortcut(keysOf(id));
      if (first && second && isChord(first, press, this.#mac)) return true;
    }
    return false;
  }

  /** All handlers, those mounted last first. */
  *#handlers(): Generator<[ShortcutId, () => void]> {
    for (const layer of this.#layers.toReversed()) {
      yield* Object.entries(layer) as [ShortcutId, () => void][];
    }
  }
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}

function worksInTextField(chords: readonly Chord[]): boolean {
  return chords.every((chord) => chord.mod || /^F\d+$/.test(chord.key));
}

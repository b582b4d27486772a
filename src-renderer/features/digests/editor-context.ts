import { createContext, useContext } from 'react';
import type { DigestContent, Member, PlacedMessage } from '../../../src-main/contract/index.ts';
import type { ContentChange } from './use-digest-editing.ts';

/** A member as shown in the editor. */
export interface Person {
  /** Says so where nobody knows the member any more. */
  readonly name: string;
  /** Decides the colour: the same as that of the person's messages. */
  readonly colourId: string;
}

/** What the parts of the editor share. */
export interface DigestEditorState {
  readonly content: DigestContent;
  readonly change: (change: ContentChange) => void;
  readonly readOnly: boolean;
  /** Passages are shown as members will read them, beside what is being written. */
  readonly livePreview: boolean;
  /** The messages the digest rests on, by id. */
  readonly messages: ReadonlyMap<string, PlacedMessage>;
  readonly members: readonly Member[];
  readonly personOf: (memberId: string) => Person;
  /** The zone of the chat the digest comes from; the machine's where it comes from none. */
  readonly timezone: string | undefined;
  /** Lights messages in the source pane and scrolls to the first. */
  readonly showSources: (messageIds: readonly string[]) => void;
}

export const DigestEditorContext = createContext<DigestEditorState | null>(null);

export function useDigestEditor(): DigestEditorState {
  const state = useContext(DigestEditorContext);
  if (!state) throw new Error('useDigestEditor outside of DigestEditorContext');
  return state;
}

/** A fresh id for a passage or an answer. */
export function newId(): string {
  return crypto.randomUUID();
}

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

/** What the parts of the editor share, and what stays the same from key to key. */
export interface DigestFrame {
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

export const DigestFrameContext = createContext<DigestFrame | null>(null);
export const DigestContentContext = createContext<DigestContent | null>(null);

/** For parts that need not render anew with every key: they take what they show of the content as properties. */
export function useDigestFrame(): DigestFrame {
  const frame = useContext(DigestFrameContext);
  if (!frame) throw new Error('useDigestFrame outside of DigestFrameContext');
  return frame;
}

export function useDigestEditor(): DigestFrame & { readonly content: DigestContent } {
  const frame = useDigestFrame();
  const content = useContext(DigestContentContext);
  if (!content) throw new Error('useDigestEditor outside of DigestContentContext');
  return { ...frame, content };
}

/** A fresh id for a passage or an answer. */
export function newId(): string {
  return crypto.randomUUID();
}

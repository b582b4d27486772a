import { type DragEvent, useState } from 'react';
import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { useDigestFrame } from './editor-context.ts';

/** Ours alone: a text field that messages are dragged over does not take them for text. */
const TYPE = 'application/x-qunshu-messages';

/** Begins to drag messages of the source pane, by their ids. */
export function dragMessages(event: DragEvent, messageIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(messageIds));
  event.dataTransfer.effectAllowed = 'copy';
}

export interface MessageDrop {
  /** Messages are being dragged over the element. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Lets messages of the source pane be dropped on an element, in the order they were sent (EDIT-10). */
export function useMessageDrop(onDrop: (messages: readonly PlacedMessage[]) => void): MessageDrop {
  const { messages, readOnly } = useDigestFrame();
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent) => !readOnly && event.dataTransfer.types.includes(TYPE);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!takes(event)) return;
        // What is inside and takes them has them.
        setOver(!event.defaultPrevented);
        event.preventDefault();
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!takes(event) || event.defaultPrevented) return;
        event.preventDefault();
        const ids: readonly string[] = JSON.parse(event.dataTransfer.getData(TYPE));
        const dropped = ids.flatMap((id) => messages.get(id) ?? []);
        onDrop(dropped.toSorted((a, b) => a.sentAt - b.sentAt));
      },
    },
  };
}

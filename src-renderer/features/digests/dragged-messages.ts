import type { DragEvent } from 'react';
import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { type DropArea, useDropArea } from './drop-area.ts';
import { useDigestFrame } from './editor-context.ts';

/** Ours alone: a text field that messages are dragged over does not take them for text. */
const TYPE = 'application/x-qunshu-messages';

/** Begins to drag messages of the source pane, by their ids. */
export function dragMessages(event: DragEvent, messageIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(messageIds));
  event.dataTransfer.effectAllowed = 'copy';
}

/** Lets messages of the source pane be dropped on an element, in the order they were sent (EDIT-10). */
export function useMessageDrop(onDrop: (messages: readonly PlacedMessage[]) => void): DropArea {
  const { messages, readOnly } = useDigestFrame();
  return useDropArea(
    (dragged) => !readOnly && dragged.types.includes(TYPE),
    (dropped) => {
      const ids: readonly string[] = JSON.parse(dropped.getData(TYPE));
      onDrop(ids.flatMap((id) => messages.get(id) ?? []).toSorted((one, other) => one.sentAt - other.sentAt));
    },
  );
}

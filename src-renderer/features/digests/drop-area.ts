import { type DragEvent, useState } from 'react';

/** An element on which something can be dropped. */
export interface DropArea {
  /** Something it takes is being dragged over it, and nothing inside takes it. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/**
 * Lets something be dropped on an element and goes no further with it; what is inside and takes it has it.
 *
 * @param takes whether it is for this element: while it is dragged only its types are known
 * @param onDrop called with what was dropped
 */
export function useDropArea(
  takes: (dragged: DataTransfer) => boolean,
  onDrop: (dropped: DataTransfer) => void,
): DropArea {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!takes(event.dataTransfer)) return;
        setOver(!event.defaultPrevented);
        event.preventDefault();
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (event.defaultPrevented || !takes(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        onDrop(event.dataTransfer);
      },
    },
  };
}

import { type DragEvent, useState } from 'react';
import { dragsPictures, pictureMarkdown, picturesDropped } from '../../ui/markdown-editor/picture-files.ts';
import { useDigestFrame } from './editor-context.ts';
import { usePictures } from './pictures.ts';

export interface PictureDrop {
  /** Pictures are being dragged over the element. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Lets pictures be dropped beside the texts of an element; gives each that was kept, as Markdown (EDIT-13). */
export function usePictureDrop(onPicture: (markdown: string) => void): PictureDrop {
  const { readOnly } = useDigestFrame();
  const pictures = usePictures();
  const [over, setOver] = useState(false);
  const keep = async (dropped: readonly File[]) => {
    for (const picture of dropped) {
      const address = await pictures.keep(picture);
      if (address !== null) onPicture(pictureMarkdown(pictures.nameOf(picture), address));
    }
  };
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (readOnly || !dragsPictures(event.dataTransfer)) return;
        // What is inside and takes them has them.
        setOver(!event.defaultPrevented);
        event.preventDefault();
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        const dropped = picturesDropped(event.dataTransfer);
        if (readOnly || dropped.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void keep(dropped);
      },
    },
  };
}

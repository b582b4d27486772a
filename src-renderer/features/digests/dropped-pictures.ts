import { dragsPictures, pictureMarkdown, picturesDropped } from '../../ui/markdown-editor/picture-files.ts';
import { type DropArea, useDropArea } from './drop-area.ts';
import { useDigestFrame } from './editor-context.ts';
import { usePictures } from './pictures.ts';

/** Lets pictures be dropped beside the texts of an element; gives each that was kept, as Markdown (EDIT-13). */
export function usePictureDrop(onPicture: (markdown: string) => void): DropArea {
  const { readOnly } = useDigestFrame();
  const pictures = usePictures();
  const keep = async (dropped: readonly File[]) => {
    for (const picture of dropped) {
      const address = await pictures.keep(picture);
      if (address !== null) onPicture(pictureMarkdown(pictures.nameOf(picture), address));
    }
  };
  return useDropArea(
    (dragged) => !readOnly && dragsPictures(dragged),
    (dropped) => void keep(picturesDropped(dropped)),
  );
}

import { type FileChild, Paragraph } from 'docx';
import type { ShareWritten } from '../../../../contract/index.ts';
import { withoutControls } from '../../../text/index.ts';
import { libraryImage } from '../images.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { docxImage, writeDocx } from './docx-file.ts';
import { DocxWriter } from './docx-writer.ts';
import { headingStyle } from './styles.ts';

/** One digest, or a bulletin, as a document of Word. */
export async function writeDocxSheet(sheet: Sheet, out: string, libraryFolder: string): Promise<ShareWritten> {
  const { id, title, byline, markdown, language, changedAt } = sheet;
  const warnings: string[] = [];
  const writer = new DocxWriter({
    image: (address) => {
      const image = libraryImage(libraryFolder, address, warnings, language);
      return image === null ? null : docxImage(image, 'A4');
    },
    digestLink: () => null,
  });
  const children: FileChild[] = [
    new Paragraph({ style: headingStyle(1), text: withoutControls(title) }),
    ...byline.map((line) => new Paragraph({ style: 'Byline', text: withoutControls(line) })),
    ...writer.write(markdown, 2),
  ];
  const document = { holds: id, title, authors: [], language, pageSize: 'A4' as const, changedAt };
  const written = await writeDocx(out, { ...document, children, writer });
  return { files: [written.out], bytes: written.bytes, warnings };
}

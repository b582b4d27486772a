import { readFileSync } from 'node:fs';
import type { ChatApp, ChatText, ClipboardPair } from '../../contract/index.ts';
import { libraryImage, sheetMarkup } from '../books/index.ts';
import { chatBlocks } from './chat/chat-writer.ts';
import { flavours } from './chat/flavours.ts';
import { inMessages } from './chat/messages.ts';
import type { SharedItem } from './item.ts';
import { sharingWording } from './wording.ts';

/** The item as messages for a chat program (SHARE-3 to SHARE-5). */
export function chatText(item: SharedItem, app: ChatApp, limit?: number): ChatText {
  const flavour = flavours[app];
  const head = [flavour.heading(flavour.escape(item.title), 1), ...item.byline.map(flavour.escape)];
  const blocks = [
    { text: head.join('\n'), isCode: false, isHeading: true },
    ...chatBlocks(item.markdown, flavour, sharingWording[item.language]),
  ];
  return { messages: inMessages(blocks, flavour, limit) };
}

/** The item for the clipboard: markup for mail and documents, text for everything else (SHARE-6). */
export function clipboardPair(item: SharedItem, libraryFolder: string): ClipboardPair {
  const text = chatText(item, 'wechat', Number.MAX_SAFE_INTEGER).messages.join('\n\n');
  const image = (address: string) => {
    const found = libraryImage(libraryFolder, address, [], item.language);
    return found === null ? null : `data:image/${found.type};base64,${readFileSync(found.file).toString('base64')}`;
  };
  return { html: `<div lang="${item.language}">${sheetMarkup(item, image)}</div>`, text };
}

import type { ImageType } from '../../../../contract/index.ts';

/** Width and height of a picture in pixels, from its header; null where that cannot be read. */
export function imageSize(bytes: Buffer, type: ImageType): { width: number; height: number } | null {
  switch (type) {
    case 'png':
      // PNG, 11.2.2: the header chunk comes first.
      return bytes.length < 24 ? null : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    case 'gif':
      return bytes.length < 10 ? null : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
    case 'jpeg':
      return jpegSize(bytes);
    case 'webp':
      return null;
  }
}

/** JPEG (ITU T.81, B.2.2): the frame's header, behind segments that each say how long they are. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

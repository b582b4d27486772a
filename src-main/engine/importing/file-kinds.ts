import type { MessageKind } from '../../contract/index.ts';

const EXTENSIONS: readonly (readonly [MessageKind, RegExp])[] = [
  ['image', /\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|svg|avif)$/i],
  ['video', /\.(?:mp4|mov|webm|mkv|avi|m4v|3gp)$/i],
  ['voice', /\.(?:ogg|opus|m4a|aac|amr|mp3|wav|flac)$/i],
];

/** What kind of message a file makes, by its media type where it is known, else by its name. */
export function kindOfFile(name: string, mime?: string): MessageKind {
  const [family] = mime?.split('/') ?? [];
  if (family === 'image' || family === 'video') {
    return family;
  }
  return family === 'audio' ? 'voice' : (EXTENSIONS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'file');
}

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { QunshuError } from '../../contract/index.ts';

/** Bytes as the index stores them where they are read whole. */
export function packed(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes);
}

/** @throws {QunshuError} `library-damaged` for anything but what `packed` made. */
export function unpacked(bytes: Uint8Array): Buffer {
  try {
    return inflateRawSync(bytes);
  } catch (error) {
    throw new QunshuError('library-damaged', { file: 'index.sqlite', reason: (error as Error).message });
  }
}

import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '../../../src-main/engine/search/packed.ts';

describe('what the index packs', () => {
  it('comes out as it went in, and anything else is a damaged library', () => {
    const bytes = Buffer.from('量化等级 q4_k_m '.repeat(20));
    expect(unpacked(packed(bytes)).equals(bytes)).toBe(true);
    expect(packed(bytes).length).toBeLessThan(bytes.length / 4);
    expect(() => unpacked(bytes)).toThrow(expect.objectContaining({ code: 'library-damaged' }));
  });
});

import { describe, expect, it } from 'vitest';
import { AskedBack } from '../../../src-main/engine/threads/roles/asked-back.ts';

describe('ROLE-3 who asked back and was told', () => {
  it('is who asked before the asker spoke, in this conversation', () => {
    const askedBack = new AskedBack();
    askedBack.start();
    askedBack.add(7);
    expect(askedBack.wasTold(7)).toBe(false);
    askedBack.tell();
    askedBack.add(8);
    expect([7, 8, 9].map((author) => askedBack.wasTold(author))).toEqual([true, false, false]);
    askedBack.start();
    askedBack.tell();
    expect([7, 8].map((author) => askedBack.wasTold(author))).toEqual([false, false]);
  });
});

import type { Digest, ShareSource } from '../../../src-main/contract/index.ts';
import { QunshuError } from '../../../src-main/contract/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { type SharingSources, sharedItem } from '../../../src-main/engine/sharing/index.ts';
import { fullDigests, fullMembers } from '../books/full-book.ts';
import { start } from '../digests/support.ts';

export function sources(digests: Digest[] = fullDigests, more: Partial<SharingSources> = {}): SharingSources {
  return {
    digestOf: (id) => {
      const found = digests.find((one) => one.id === id);
      if (found === undefined) {
        throw new QunshuError('not-found', { what: 'digest', id });
      }
      return found;
    },
    members: fullMembers,
    templates: [standardTemplate],
    chats: [],
    community: '拾光学习社',
    timezone: 'Asia/Shanghai',
    language: 'zh-Hans',
    now: start,
    ...more,
  };
}

export function item(source: ShareSource | string, more: Partial<SharingSources> = {}, digests?: Digest[]) {
  const given: ShareSource = typeof source === 'string' ? { kind: 'digest', id: source } : source;
  return sharedItem(given, sources(digests, more));
}

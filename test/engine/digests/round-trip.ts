import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../../../src-main/contract/index.ts';
import { Credits, exportDigests, importDigestFiles } from '../../../src-main/engine/digests/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { filesIn, member, memberNamed, nameOf, type openDigests, read, temporaryFolder } from './support.ts';

type Opened = ReturnType<typeof openDigests>;

/** Imports one file that holds the text. */
export async function importText(opened: Opened, text: string | Buffer, name = '笔记.md') {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  const { digests, newId } = opened;
  return importDigestFiles([path], {
    digests,
    newId,
    templates: [standardTemplate],
    memberNamed,
    keepPicture: () => null,
    saved: () => undefined,
  });
}

/** The Markdown file of a digest, with everybody named. */
export async function exported(digest: Digest, named = nameOf): Promise<string> {
  const members = [...digest.content.askers, ...digest.content.answers.flatMap(({ contributors }) => contributors)];
  const credits = new Credits({
    members: members.map((id) => member(id, named(id))),
    policy: 'as-chosen',
    language: 'zh-Hans',
  });
  const folder = join(temporaryFolder(), 'out');
  await exportDigests([digest], folder, {
    format: 'markdown',
    language: 'zh-Hans',
    credits,
    templates: [standardTemplate],
    libraryFolder: folder,
  });
  const [file = ''] = filesIn(folder);
  return read(folder, file);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book, Digest } from '../../../src-main/contract/index.ts';
import { answer, content, member, passage, temporaryFolder } from '../digests/support.ts';
import { anki, book, chapter, digest, people } from './support.ts';

/** The smallest real picture: one black pixel (PNG). */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

/** A library's folder with a real picture, one that is none, and files that must never leave it. */
export function pictureLibrary(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'pixel.png'), onePixel);
  writeFileSync(join(folder, 'assets', 'fake.png'), 'no picture');
  writeFileSync(join(folder, 'members.json'), 'secret');
  return folder;
}

export const fullMembers = [
  ...people.map((one) => (one.id === 'm-zhou' ? { ...one, bio: '写代码，也**养猫**。' } : one)),
  member('m-hidden', '林不具名', { credit: 'anonymous', aliases: ['Hidden Lin'] }),
];

/** Everything Markdown can hold, links to digests and footnotes included. */
export const everyMark = `# 大标题

一段文字，有 **重点**、*斜体*、~~旧话~~ 和 \`code <b>\`。
第二行 <https://example.org/a?b=1&c=[x]|y> 与 [链接](https://例え.jp/路径 "题")。

- 一
  - 二

    段落
- [x] 做完

3. 三
4. 四

> 引用
>
> - 其中的列表

| 左 | 中 | 右 |
|:--|:-:|--:|
| 1 | \`a|b\` | $x_1$ |

\`\`\`ts
const a = "<b>" && 1;
\`\`\`

![图](assets/pixel.png) ![假图](assets/fake.png) ![没有](assets/gone.png) ![远](https://example.org/x.png)

见 [另一篇](digest:d-anki) 和 [不在书里的](digest:d-none)。"引号"里的English和中文。

脚注[^1]和脚注[^b]，再来一次[^1]。

[^1]: 第一条，有 **重点**。
[^b]: 第二条 <script>alert(1)</script>

---

###### 六级标题`;

export const fullDigests: Digest[] = [
  anki,
  digest(
    'd-full',
    content('什么都有的一篇: <b> & "引号" 😀', {
      tags: ['Markdown', 'Anki'],
      askers: ['m-hidden'],
      sections: { ask: [passage(everyMark)], conclusion: [passage('@林不具名 说得对，Hidden Lin 也同意。')] },
      answers: [answer(['m-zhou', 'm-hidden'], everyMark, { accepted: true })],
    }),
  ),
  digest('d-open', content('没人回答的问题？', { tags: ['Anki'], askers: ['m-he'] })),
];

/** A book with every feature. */
export const fullBook: Book = book({
  title: '拾光集：一年的问答 & 回答',
  subtitle: '2026',
  authors: ['苏念', 'Ada "A" Smith'],
  editors: ['阿哲'],
  isbn: '978-7-0000-0000-2',
  copyright: '© 2026 拾光学习社。\n\n按 [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/) 发布。',
  origins: '从一个群里的三千个问题开始[^1]。\n\n[^1]: 到今天为止。',
  preface: '## 写在前面\n\n谢谢林不具名。',
  cover: 'assets/pixel.png',
  glossary: [
    { term: 'Anki', meaning: '一种**卡片**软件。' },
    { term: '间隔重复', meaning: '隔一段时间再看一次。' },
  ],
  appendices: ['subjects', 'open-questions'],
  profiles: true,
  spacing: true,
  quotes: true,
  pageSize: 'A5',
  parts: [
    {
      id: 'p-1',
      title: '学习 / 方法',
      chapters: [chapter('c-1', '记忆', ['d-anki', 'd-full']), chapter('c-2', '', [], [everyMark])],
    },
    { id: 'p-2', title: '😀', chapters: [chapter('c-3', '再来一次', ['d-anki', 'd-open', 'd-gone'])] },
  ],
});

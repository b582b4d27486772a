import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookFormats, chatApps } from '../../../src-main/contract/index.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import { chatText } from '../../../src-main/engine/sharing/index.ts';
import { everythingIn } from '../../support/artefact.ts';
import { content, passage, temporaryFolder } from '../digests/support.ts';
import { item } from '../sharing/support.ts';
import { bookOf, compile, digest } from './support.ts';

const inLine = ['$a*b*c$', String.raw`\(d*e*f_1_\)`, '$$g*h*i$$'];
const onLines = ['$$', 'j*k*l &amp; m', String.raw`\text{若n则"o"} \frac{p}{q}`, '$$'];
const subject = digest(
  'd-1',
  content('算 $p*q*r$', {
    sections: { ask: [passage(`公式${inLine.join('和')}，**重**\n\n${onLines.join('\n')}`)] },
  }),
);
const unescaped = (markup: string) => markup.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('BOOK-36 formulas are left as they are', () => {
  it.each(bookFormats.filter((format) => format !== 'pdf'))('in %s', async (format) => {
    const manuscript = compile(bookOf([subject], { spacing: true, quotes: true }), [subject]);
    const { out } = await buildBook(manuscript, format, join(temporaryFolder(), 'book'), {
      libraryFolder: temporaryFolder(),
    });
    const made = await everythingIn(out);
    const shown = /markdown|vitepress|obsidian/.test(format) ? made : unescaped(made);
    for (const formula of [...inLine, '$p*q*r$', ...onLines]) {
      expect(shown).toContain(formula);
    }
  });

  it('with a template in them, they begin none', async () => {
    const wild = digest('d-1', content('题', { sections: { ask: [passage('$\\frac{{a*b*c}}{%d%}$')] } }));
    const { out } = await buildBook(compile(bookOf([wild]), [wild]), 'markdown', join(temporaryFolder(), 'book'), {
      libraryFolder: temporaryFolder(),
    });
    expect(await everythingIn(out)).toContain('$\\frac{ {a*b*c}}{ %d%}$');
  });
});

it.each(chatApps)('SHARE-13 formulas are left as they are for %s', (app) => {
  const message = chatText(item('d-1', {}, [subject]), app, 100_000).messages.join('');
  for (const formula of inLine) {
    expect(message).toContain(/wechat|qq|line/.test(app) ? formula : `\`${formula}\``);
  }
});

import { foldText, plainText } from '../../text/index.ts';
import type { SitePage } from './site-pages.ts';

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** What the site's search runs on (SHARE-12): the words of every digest, folded, and how to fold a query. */
export function searchIndex(pages: readonly SitePage[]): string {
  const documents = pages.map(({ address, item }) => {
    const plain = plainText(item.markdown);
    const tags = item.digest?.content.tags ?? [];
    const title = foldText([item.title, ...tags].join(' '));
    return { address, shown: item.title, title, text: foldText([...item.byline, plain].join(' ')), plain };
  });
  // A script may hold any text: what JSON allows within a string and JavaScript once did not is escaped.
  const json = JSON.stringify({ folding: foldedCharacters(), documents }).replace(/[\u2028\u2029<]/g, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `window.qunshuSearch = ${json};\n`;
}

/** Characters that mean the same as others, each followed by the one that stands for both. */
function foldedCharacters(): string {
  let pairs = '';
  for (let point = FIRST_HAN; point <= LAST_HAN; point++) {
    const character = String.fromCharCode(point);
    const folded = foldText(character);
    if (folded !== character && folded.length === 1) {
      pairs += character + folded;
    }
  }
  return pairs;
}

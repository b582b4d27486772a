import type { Locale } from '../../../contract/index.ts';
import { decodeReferences, escapeHtml, renderMarkdown } from '../../text/index.ts';

/** Paper, ink and cinnabar; type for Chinese and Latin; light and dark; nothing from elsewhere. */
const STYLE = `
:root { color-scheme: light dark; --paper: #faf7f0; --ink: #2b2723; --soft: #6f675d; --line: #e2dacb; --seal: #b3322a; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1917; --ink: #e6dfd3; --soft: #a1978a; --line: #3a352f; --seal: #e0685e; } }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.75;
  font-family: system-ui, "PingFang SC", "PingFang TC", "Microsoft YaHei", "Microsoft JhengHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; margin: 2em 0 .6em; }
h1 { font-size: 1.7rem; margin-top: 0; } h2 { font-size: 1.25rem; } h3, h4, h5, h6 { font-size: 1.05rem; }
a { color: var(--seal); } blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--soft); }
pre, code { font-family: ui-monospace, Consolas, monospace; font-size: .92em; }
pre { overflow-x: auto; padding: .8em 1em; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .3em .7em; }
hr { border: 0; border-top: 1px solid var(--line); } img { max-width: 100%; }
`;

/**
 * A page that needs nothing beside itself and runs nothing.
 *
 * @param image gives the picture of the library behind an address as a `data:` address; null for what stays away
 */
export function htmlPage(
  title: string,
  markdown: string,
  language: Locale,
  image: (address: string) => string | null,
): string {
  // The renderer writes no other element like this: tags in texts are escaped.
  const body = renderMarkdown(markdown).replace(/<img src="([^"]*)"/g, (element, address: string) => {
    const data = image(decodeReferences(address));
    return data === null ? element : `<img src="${data}"`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

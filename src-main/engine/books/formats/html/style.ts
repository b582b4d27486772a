/** Paper, ink and cinnabar; type for Chinese and Latin; light and dark; nothing from elsewhere. */
export const readingStyle = `
:root { color-scheme: light dark; --paper: #faf7f0; --ink: #2b2723; --soft: #6f675d; --line: #e2dacb; --seal: #b3322a; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1917; --ink: #e6dfd3; --soft: #a1978a; --line: #3a352f; --seal: #e0685e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.75; overflow-wrap: anywhere;
  font-family: system-ui, "PingFang SC", "PingFang TC", "Microsoft YaHei", "Microsoft JhengHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; margin: 1.8em 0 .6em; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.8rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
p { margin: .7em 0; orphans: 2; widows: 2; } img { max-width: 100%; height: auto; }
a { color: var(--seal); } .heading { font-weight: 700; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--soft); }
pre, code { font-family: ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .92em; }
pre { overflow-x: auto; padding: .8em 1em; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .3em .7em; vertical-align: top; min-width: 3em; }
hr { border: 0; border-top: 1px solid var(--line); }
.align-left { text-align: left; } .align-center { text-align: center; } .align-right { text-align: right; }
.page { border-top: 1px solid var(--line); margin-top: 4rem; padding-top: 1rem; }
.page-title { border: 0; text-align: center; padding: 15vh 0; margin: 0; }
.book-title { font-size: 2.4rem; } .subtitle { font-size: 1.2rem; color: var(--soft); }
.cover { display: block; width: 100%; max-width: 24rem; margin: 0 auto; }
.chapter-number { color: var(--seal); margin: 2em 0 0; } .chapter-title { margin-top: .2em; }
.entry + .own-words { margin-top: 2.5em; padding-top: .6em; border-top: 1px solid var(--line); }
.credits { margin-top: 2.5em; padding-top: 1em; border-top: 1px solid var(--line); color: var(--soft); font-size: .92em; }
.notes { font-size: .9em; } .note { display: grid; grid-template-columns: 2.5em 1fr; } .note p { margin: .3em 0; } .note-back { text-decoration: none; }
.contents ol { list-style: none; padding-left: 1.4em; } .contents > ol { padding-left: 0; }
.contents a { text-decoration: none; color: inherit; } .contents .chapter { font-weight: 600; }
.contributor h2 { margin-bottom: .2em; font-size: 1.15rem; } .contribution { margin: .4em 0 .2em; font-size: .95em; }
.titles { margin: .2em 0 .8em; padding-left: 1.4em; font-size: .95em; line-height: 1.55; } .titles li { margin: .15em 0; break-inside: avoid; }
.titles li::marker { color: var(--soft); } .titles.many { columns: 17rem; column-gap: 2.2em; } .titles .place { color: var(--soft); white-space: nowrap; }
.contribution:has(+ .titles, + .contribution) { break-after: avoid; } .index dt { font-weight: 700; } .index dd { margin-left: 0; }
`;

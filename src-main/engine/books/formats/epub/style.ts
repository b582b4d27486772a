/** The style of an e-book: the reader's own fonts, sizes and colours stay in charge. */
export const epubStyle = `body { line-height: 1.7; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; margin: 1.6em 0 0.6em; break-after: avoid; page-break-after: avoid; }
h1 { font-size: 1.6em; } h2 { font-size: 1.3em; } h3 { font-size: 1.1em; } h4, h5, h6 { font-size: 1em; }
p { margin: 0.6em 0; orphans: 2; widows: 2; }
img { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.6em; border: 1px solid #bbb; font-size: 0.85em; }
code { font-family: monospace; }
blockquote { margin: 0.8em 0; padding-left: 0.9em; border-left: 3px solid #bbb; }
table { border-collapse: collapse; } th, td { border: 1px solid #bbb; padding: 0.25em 0.5em; }
.align-left { text-align: left; } .align-center { text-align: center; } .align-right { text-align: right; }
.title-page, .cover { text-align: center; }
.book-title { margin-top: 25%; font-size: 2em; }
.subtitle { font-size: 1.2em; } .title-line { margin: 1em 0; }
.cover img { max-height: 100%; }
.chapter-number { margin: 2em 0 0; color: #b3322a; }
.chapter-title { margin-top: 0.2em; }
.heading { font-weight: bold; }
.entry + .own-words { margin-top: 2em; padding-top: 0.6em; border-top: 1px solid #bbb; }
.credits { margin-top: 2em; padding-top: 0.8em; border-top: 1px solid #bbb; font-size: 0.9em; }
.notes { font-size: 0.85em; } .note-number { margin-bottom: 0; }
.contributor h2 { margin-bottom: 0.2em; } .contribution { margin: 0.4em 0 0.2em; page-break-after: avoid; break-after: avoid; }
.titles { margin: 0.2em 0 0.8em; padding-left: 1.4em; font-size: 0.95em; } .titles li { margin: 0.15em 0; page-break-inside: avoid; break-inside: avoid; }
.many { columns: 17em; column-gap: 2em; } .index dt { font-weight: bold; } .index dd { margin-left: 0; }
`;

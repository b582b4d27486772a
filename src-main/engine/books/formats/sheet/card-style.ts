/** Width of a picture in CSS pixels: a phone's, so that type has the size of the chat around it. */
export const CARD_WIDTH = 420;
/** Pixels of a picture to one of CSS. */
export const PICTURE_SCALE = 2;
/** WeChat makes pictures longer than about 8,000 pixels small and blurred: half of that in CSS pixels. */
export const SLICE_HEIGHT = 4000;

/** A sheet as a picture: narrow, with a seal; the theme says paper or ink. */
export const cardStyle = `
html { background: #faf7f0; } html:has(.ink) { background: #1b1917; }
body { --paper: #faf7f0; --ink: #2b2723; --soft: #6f675d; --line: #e2dacb; --seal: #b3322a; font-size: 16px; color: var(--ink); background: var(--paper); }
body.ink { --paper: #1b1917; --ink: #e6dfd3; --soft: #a1978a; --line: #3a352f; --seal: #e0685e; }
main { max-width: none; padding: 28px 24px 36px; border-top: 6px solid var(--seal); }
h1 { font-size: 1.45rem; margin-top: .3em; } h2 { font-size: 1.1rem; color: var(--seal); margin: 1.4em 0 .4em; }
h3 { font-size: 1rem; } pre { white-space: pre-wrap; overflow: visible; } table { display: table; }
`;

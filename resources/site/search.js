/* Search of a site of digests: works from a folder as well as from a server, and in Chinese. */
(() => {
  const { folding, documents } = window.qunshuSearch;
  const box = document.querySelector('#search');
  const results = document.querySelector('#results');
  const list = document.querySelector('#list');
  const MOST = 50;

  const simplified = new Map();
  for (let index = 0; index < folding.length; index += 2) {
    simplified.set(folding[index], folding[index + 1]);
  }
  const fold = (text) =>
    Array.from(text.normalize('NFKC').toLowerCase(), (character) => simplified.get(character) ?? character).join('');

  const pairs = (word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
  const isChinese = (word) => /^\p{Script=Han}{3,}$/u.test(word);

  /* How well a document answers a word: 0 is not at all. Long Chinese words need not stand together. */
  const weight = (text, word) => {
    if (text.includes(word)) {
      return 1;
    }
    if (!isChinese(word)) {
      return 0;
    }
    const all = pairs(word);
    const share = all.filter((pair) => text.includes(pair)).length / all.length;
    return share >= 0.5 ? share / 2 : 0;
  };

  const scored = (words) =>
    documents
      .map((found) => {
        let score = 0;
        for (const word of words) {
          const inTitle = weight(found.title, word);
          const inText = weight(found.text, word);
          if (inTitle === 0 && inText === 0) {
            return { found, score: 0 };
          }
          score += 8 * inTitle + inText;
        }
        return { found, score };
      })
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, MOST);

  const snippet = (text, word) => {
    const at = Math.max(0, text.indexOf(word));
    return text.slice(Math.max(0, at - 30), at + 90);
  };

  const show = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    list.hidden = words.length > 0;
    for (const { found } of words.length > 0 ? scored(words) : []) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = found.address;
      link.textContent = found.shown;
      const words0 = document.createElement('p');
      words0.textContent = snippet(found.plain, box.value.trim());
      item.append(link, words0);
      results.append(item);
    }
    results.dataset.count = String(results.children.length);
  };
  box.addEventListener('input', show);
  show();
})();

import { describe, expect, it } from 'vitest';
import { Database } from '../../../../src-main/engine/library/index.ts';
import { stem } from '../../../../src-main/engine/search/tokens/stem.ts';

/** Words and what Porter's paper and program make of them. */
const EXAMPLES: readonly [word: string, stem: string][] = [
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['caress', 'caress'],
  ['cats', 'cat'],
  ['feed', 'feed'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['bled', 'bled'],
  ['motoring', 'motor'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['troubled', 'troubl'],
  ['sized', 'size'],
  ['hopping', 'hop'],
  ['tanned', 'tan'],
  ['falling', 'fall'],
  ['hissing', 'hiss'],
  ['fizzed', 'fizz'],
  ['failing', 'fail'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['sky', 'sky'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['rational', 'ration'],
  ['digitizer', 'digit'],
  ['vietnamization', 'vietnam'],
  ['operator', 'oper'],
  ['feudalism', 'feudal'],
  ['decisiveness', 'decis'],
  ['hopefulness', 'hope'],
  ['callousness', 'callous'],
  ['formaliti', 'formal'],
  ['sensibiliti', 'sensibl'],
  ['triplicate', 'triplic'],
  ['formative', 'form'],
  ['electrical', 'electr'],
  ['goodness', 'good'],
  ['revival', 'reviv'],
  ['allowance', 'allow'],
  ['inference', 'infer'],
  ['airliner', 'airlin'],
  ['adjustable', 'adjust'],
  ['replacement', 'replac'],
  ['adoption', 'adopt'],
  ['communism', 'commun'],
  ['bowdlerize', 'bowdler'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['cease', 'ceas'],
  ['controlling', 'control'],
  ['roll', 'roll'],
  ['quantization', 'quantiz'],
  ['archaeology', 'archaeolog'],
  ['possibly', 'possibl'],
  ['is', 'is'],
  ['a', 'a'],
];

describe('SEARCH-3 stems', () => {
  it.each(EXAMPLES)('%s: %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('is what SQLite’s Porter stemmer makes of the same words', () => {
    const database = new Database(':memory:');
    database.exec(`CREATE VIRTUAL TABLE stems USING fts5(word, tokenize = 'porter ascii');
      CREATE VIRTUAL TABLE terms USING fts5vocab(stems, instance)`);
    for (const [place, [word]] of EXAMPLES.entries()) {
      database.run('INSERT INTO stems (rowid, word) VALUES (?, ?)', place, word);
    }
    const rows = database.all<{ doc: number; term: string }>('SELECT doc, term FROM terms ORDER BY doc');
    expect(rows.map(({ term }) => term)).toEqual(EXAMPLES.map(([word]) => stem(word)));
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src-main/engine/text/index.ts';
import { Form } from '../../../src-main/engine/threads/reading/forms.ts';
import { answeringIn, askingIn, Leanings } from '../../../src-main/engine/threads/reading/leanings.ts';
import { loadWeights } from '../../../src-main/engine/threads/weights.ts';
import type { MedicalDialogue } from '../../quality/corpora/medqa.ts';
import { scoresOf, trainLeanings } from '../../quality/train/leanings.ts';
import { savedWeights } from '../../quality/train/weight-files.ts';
import { resources } from './support.ts';

const MESSAGES = new URL('../../fixtures/dialogue-messages.json', import.meta.url);
/** Eighths of log odds that are kept. */
const MOST = 31;
const BASE = [-10, 20] as const;
const PIECES = { 吗: [50, -25], '吗\n': [100, 0], '\n好': [-30, 60], 好的了: [400, 7] } as const;

describe('ROLE-7 what the wording leans to', () => {
  const leanings = new Leanings({ base: BASE, pieces: PIECES });
  const both = (text: string): [number, number] => [
    askingIn(leanings.bitsIn(text)),
    answeringIn(leanings.bitsIn(text)),
  ];

  it('is the sum of its pieces, in eighths of log odds', () => {
    expect(both('去吗')).toEqual([11, 0]);
    expect(both('好吗,去')).toEqual([1, 4]);
  });

  it('counts a piece as often as it stands there, and reads beginnings and ends of lines', () => {
    expect(both('去吗吗')[0]).toBe(15);
    expect(both('去吗\n走')).toEqual(both('去吗'));
  });

  it('stays within what six bits hold', () => {
    expect(both('好的了好的了好的了')[0]).toBe(31);
  });

  it.each(['', 'does it work?', '走'])('is nothing where no piece is known: %j', (text) => {
    expect(leanings.bitsIn(text)).toBe(0);
  });

  it('reads both ends of a long text', () => {
    expect(both(`好${'走'.repeat(9000)}吗`)).toEqual(both('好走吗'));
  });

  it('leaves the bits of forms alone', () => {
    const trained = loadWeights(resources).leanings;
    const all = Object.values(Form).reduce((sum, bit) => sum | bit, 0);
    for (const text of ['请问这个多少钱一斤呢?', '一天三次,一次两片', '没有', 'how many?']) {
      expect(trained.bitsIn(text) & all).toBe(0);
    }
  });

  it('leans as training scores messages of people', () => {
    const trained = loadWeights(resources).leanings;
    const { texts } = JSON.parse(readFileSync(MESSAGES, 'utf8')) as { readonly texts: readonly string[] };
    expect(texts.length).toBeGreaterThan(10);
    for (const text of [...texts, texts.join('')]) {
      const bits = trained.bitsIn(foldText(text));
      const found = [askingIn(bits), answeringIn(bits)];
      const eighths = scoresOf(text, savedWeights('leanings')).map((score) => Math.round(score * 8));
      expect(found).toEqual(eighths.map((score) => Math.max(-MOST, Math.min(MOST, score))));
    }
  });

  it('as trained, tells asking from telling', () => {
    const trained = loadWeights(resources).leanings;
    const lean = (text: string): number => askingIn(trained.bitsIn(text));
    expect(lean('这样还能上班嘛')).toBeGreaterThan(lean('这样还能上班'));
    expect(lean('多大了')).toBeGreaterThan(lean('很大了'));
  });
});

describe('what is trained', () => {
  const say = (text: string, asks: number, answers: number): MedicalDialogue['utterances'][number] => ({
    text,
    byDoctor: answers > 0,
    asks,
    answers,
  });
  const dialogues = Array.from({ length: 25 }, (_, number) => ({
    utterances: [say('有事吗', 1, 0), say('没有', 0, 1), say(number % 2 === 0 ? '好的' : '谢谢', 0, 0)],
  }));

  it('leans as the dialogues do, and comes out the same again', () => {
    const data = trainLeanings(dialogues);
    const leanings = new Leanings(data);
    expect(askingIn(leanings.bitsIn('有事吗'))).toBeGreaterThan(8);
    expect(askingIn(leanings.bitsIn('没有'))).toBeLessThan(-8);
    expect(answeringIn(leanings.bitsIn('没有'))).toBeGreaterThan(0);
    expect(trainLeanings(dialogues)).toEqual(data);
  });
});

import { wordsOf } from '../../../src-main/engine/text/index.ts';
import type { TrainingChats } from '../corpora/mixture.ts';

/** Messages that must hold a word for it to be common, as a share. */
const LEAST_SHARE = 0.003;

/** Common in these corpora because of what they are about, not in general. */
const SUBJECTS = new Set(
  `ubuntu linux windows sudo install installed installing kernel package packages apt-get apt debian gnome kde boot grub
  firefox 医生 医院 治疗 检查 症状 怀孕 宝宝 吃药 药物 手术`.split(/\s+/),
);

/** Share of messages that hold each common word: English ones of the English corpus, Chinese ones of the Chinese. */
export function commonWords({ irc, dialogues }: TrainingChats): Record<string, number> {
  const english = irc.flatMap(({ messages }) =>
    messages.filter(({ senderId }) => senderId !== null).map(({ text }) => text),
  );
  const chinese = dialogues.flatMap(({ utterances }) => utterances.map(({ text }) => text));
  const shares = new Map(sharesOf(english));
  for (const [word, share] of sharesOf(chinese)) {
    shares.set(word, Math.max(share, shares.get(word) ?? 0));
  }
  return Object.fromEntries([...shares].sort(([one, most], [other, more]) => more - most || (one < other ? -1 : 1)));
}

function sharesOf(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([word, count]): [string, number] => [word, Math.round((count / texts.length) * 1e4) / 1e4])
    .filter(([word, share]) => share > LEAST_SHARE && !SUBJECTS.has(word));
}

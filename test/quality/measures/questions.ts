import { ChatWalk } from '../../../src-main/engine/threads/chat-walk.ts';
import { Role, RoleJudge } from '../../../src-main/engine/threads/roles/role-judge.ts';
import type { Weights } from '../../../src-main/engine/threads/weights.ts';
import type { MedicalDialogue } from '../corpora/medqa.ts';
import { singleDialogue } from '../corpora/mixture.ts';
import { type Share, Tally } from '../metrics/agreement.ts';

export interface QuestionScores {
  /** Messages that ask. */
  readonly questions: Share;
  /** Pairs of an answer and the question it answers. */
  readonly pairs: Share;
}

/** Questions and answers found in dialogues, each judged as one conversation, against the annotation. */
export function questionScores(dialogues: readonly MedicalDialogue[], weights: Weights): QuestionScores {
  const questions = new Tally();
  const pairs = new Tally();
  dialogues.forEach((dialogue, number) => {
    const judge = judgeDialogue(dialogue, 7 + number, weights);
    dialogue.utterances.forEach(({ asks, answers }, place) => {
      questions.add(judge.roles[place] === Role.question, asks > 0);
      const question = answers === 0 ? -1 : dialogue.utterances.findIndex((other) => other.asks === answers);
      const found = judge.roles[place] === Role.answer ? (judge.answers[place] ?? -1) : -1;
      pairs.add(found >= 0, question >= 0, found >= 0 && found === question);
    });
  });
  return { questions: questions.share, pairs: pairs.share };
}

function judgeDialogue(dialogue: MedicalDialogue, seed: number, weights: Weights): RoleJudge {
  const walk = new ChatWalk(weights);
  for (const message of singleDialogue(dialogue, seed).messages) {
    walk.add(message);
  }
  const judge = new RoleJudge(walk.columns, weights);
  judge.judge(Int32Array.from({ length: walk.columns.count }, (_, position) => position));
  return judge;
}

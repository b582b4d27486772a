import { Random } from '../train/random.ts';
import type { AnnotatedChat } from './corpus.ts';
import { readIrcCorpus } from './irc.ts';
import { groupOf, type MedicalDialogue, readMedicalDialogues } from './medqa.ts';
import { slowChannel } from './slow-channel.ts';

/** What is trained on: a fast channel as it was, the same talk slowed down, Chinese dialogues as groups. */
export interface TrainingChats {
  readonly irc: readonly AnnotatedChat[];
  readonly slow: readonly AnnotatedChat[];
  readonly groups: readonly AnnotatedChat[];
  readonly dialogues: readonly MedicalDialogue[];
}

/** What is measured on; none of it is trained on. */
export interface DevelopmentChats {
  readonly irc: readonly AnnotatedChat[];
  /** Three paces of the same talk. */
  readonly slow: readonly { readonly name: string; readonly chats: readonly AnnotatedChat[] }[];
  /** Four dialogues at a time, everybody in one of them only. */
  readonly strangers: readonly AnnotatedChat[];
  /** Four dialogues at a time among sixty people who ask and answer here and there. */
  readonly members: readonly AnnotatedChat[];
  /** Each dialogue by itself. */
  readonly single: readonly AnnotatedChat[];
  readonly dialogues: readonly MedicalDialogue[];
}

/** Mean number of messages of a conversation: in IRC, in the medical dialogues. */
const IRC_LENGTH = 10;
const DIALOGUE_LENGTH = 35;

export function trainingChats(folder: string): TrainingChats {
  const random = new Random(5);
  const between = (low: number, high: number): number => low * Math.exp(random.next() * Math.log(high / low));
  const irc = readIrcCorpus(folder, 'train');
  const slow = irc.map((chat, place) => {
    const pause = between(10, 600);
    return slowChannel(chat, {
      pause,
      between: (pause * IRC_LENGTH) / between(0.02, 2),
      naming: random.pick([0, 0.1, 0.3, 1]),
      seed: place,
    });
  });
  const dialogues = readMedicalDialogues(folder, 'train-700');
  const groups: AnnotatedChat[] = [];
  for (const _pass of ['as they come', 'in other company']) {
    for (let first = 0; first < dialogues.length; ) {
      const count = random.pick([1, 8, 14, 24]);
      const pause = between(10, 400);
      const isDense = random.next() < 0.6;
      groups.push(
        groupOf(`group ${groups.length}`, dialogues.slice(first, first + count), {
          ...(isDense ? { atOnce: random.pick([2, 3, 4, 5]) } : {}),
          pause,
          between: (pause * DIALOGUE_LENGTH) / between(0.1, 4),
          members: count === 1 ? 0 : random.pick([0, 0, 30, 60, 100]),
          answerers: count === 1 ? 1 : random.pick([1, 1, 1, 2, 4]),
          naming: random.pick([0, 0, 0.15, 0.4]),
          seed: groups.length,
        }),
      );
      first += count;
    }
  }
  return { irc, slow, groups, dialogues };
}

export function developmentChats(folder: string): DevelopmentChats {
  const irc = readIrcCorpus(folder, 'dev');
  const dialogues = readMedicalDialogues(folder, 'dev-100');
  const paces = [
    { name: 'brisk', pause: 40, between: 600 },
    { name: 'slow', pause: 90, between: 1800 },
    { name: 'sleepy', pause: 300, between: 5400 },
  ];
  const group = (members: number, naming: number): AnnotatedChat[] =>
    Array.from({ length: 5 }, (_, part) =>
      groupOf(`dialogues ${part}`, dialogues.slice(part * 20, part * 20 + 20), {
        atOnce: 4,
        members,
        answerers: 1,
        pause: 40,
        between: 600,
        naming,
        seed: 77 + part,
      }),
    );
  return {
    irc,
    slow: paces.map(({ name, pause, between }) => ({
      name,
      chats: irc.map((chat, place) => slowChannel(chat, { pause, between, naming: 0.2, seed: 100 + place })),
    })),
    strangers: group(0, 0),
    members: group(60, 0.3),
    single: dialogues.map((dialogue, place) => singleDialogue(dialogue, 7 + place)),
    dialogues,
  };
}

/** One dialogue as a chat of two. */
export function singleDialogue(dialogue: MedicalDialogue, seed: number): AnnotatedChat {
  return groupOf(`dialogue ${seed}`, [dialogue], {
    members: 0,
    answerers: 1,
    pause: 5 * 2 ** (((seed * 7) % 10) / 1.6),
    between: 600,
    naming: 0,
    seed,
  });
}

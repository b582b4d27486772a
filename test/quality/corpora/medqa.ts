import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../train/random.ts';
import { type AnnotatedChat, archived } from './corpus.ts';
import { GroupClock, type GroupClockOptions } from './group-clock.ts';

/** A dialogue of two: who says what, and which question each utterance asks or answers. */
export interface MedicalDialogue {
  readonly utterances: readonly {
    readonly text: string;
    readonly byDoctor: boolean;
    /** Number of the question it asks, else 0. */
    readonly asks: number;
    /** Number of the question it answers, else 0. */
    readonly answers: number;
  }[];
}

/** Dialogues of the DialogQAE corpus (Jia et al., 2020). @param file `train-700` or `dev-100` */
export function readMedicalDialogues(folder: string, file: string): MedicalDialogue[] {
  const { data } = JSON.parse(readFileSync(join(folder, 'medqa-zh', `${file}.json`), 'utf8')) as {
    data: { sent: string[]; role: string[]; label: string[] }[];
  };
  return data.map(({ sent, role, label }) => ({
    utterances: sent.map((words, place) => ({
      text: joinWords(words),
      byDoctor: role[place] === 'D',
      asks: numberOf('Q', label[place]),
      answers: numberOf('A', label[place]),
    })),
  }));
}

function numberOf(kind: string, label = ''): number {
  return label.startsWith(kind) ? Number(label.slice(1)) : 0;
}

/** The corpus puts blanks between words; Chinese is written without. */
function joinWords(words: string): string {
  return words.replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '').replace(/ (?=[,.?!;:)])/g, '');
}

const FAMILY_NAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN_NAMES = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国文辉力健永林志彬雪婷宇浩然子涵'];

export interface GroupOptions extends GroupClockOptions {
  /** People the askers and answerers are drawn from; 0: everybody speaks in one dialogue only. */
  readonly members: number;
  /** The doctor's turns are shared out among up to so many people. */
  readonly answerers: number;
  /** Share of the answers that name the asker. */
  readonly naming: number;
  /** When given, so many dialogues go on at any time instead of starting by the clock. */
  readonly atOnce?: number;
  readonly seed: number;
}

interface Line {
  readonly time: number;
  readonly sender: string;
  readonly text: string;
  readonly key: string;
  readonly targets: readonly string[];
}

/**
 * Makes one group chat of dialogues, under a synthetic clock and with made-up people. An utterance
 * that answers a question must be linked to it; any other is right when linked to one of the few
 * before it in its dialogue.
 */
export function groupOf(name: string, dialogues: readonly MedicalDialogue[], options: GroupOptions): AnnotatedChat {
  const random = new Random(options.seed);
  const clock = new GroupClock(options, random);
  const person = (): string => random.pick(FAMILY_NAMES) + random.pick(GIVEN_NAMES) + random.pick(GIVEN_NAMES);
  const members = Array.from({ length: options.members }, person);
  const free = Array.from({ length: options.atOnce ?? 0 }, () => random.exponential(options.pause));
  const lines: Line[] = [];
  dialogues.forEach((dialogue, number) => {
    const lane = free.indexOf(Math.min(...free));
    const start = lane >= 0 ? (free[lane] ?? 0) : clock.nextStart();
    const people = Array.from({ length: options.answerers + 1 }, () =>
      members.length > 0 ? random.pick(members) : person(),
    );
    const end = addDialogue(lines, {
      dialogue,
      number,
      start,
      people,
      pause: clock.pauses(),
      naming: options.naming,
      random,
    });
    if (lane >= 0) {
      free[lane] = end + random.exponential(options.pause * 2);
    }
  });
  lines.sort((one, other) => one.time - other.time);
  const placeOf = new Map(lines.map((line, place) => [line.key, place]));
  return {
    name,
    messages: lines.map((line, place) => archived(name, place, line.sender, Math.round(line.time) * 1000, line.text)),
    links: new Map(
      lines.map((line, place) => [place, line.targets.map((target) => placeOf.get(target) ?? place)] as const),
    ),
    scoredFrom: 0,
  };
}

interface Staging {
  readonly dialogue: MedicalDialogue;
  readonly number: number;
  readonly start: number;
  /** The asker, then the answerers. */
  readonly people: readonly string[];
  readonly pause: (isSameSpeaker: boolean) => number;
  readonly naming: number;
  readonly random: Random;
}

/** Adds the lines of one dialogue and gives the time it ends. */
function addDialogue(lines: Line[], staging: Staging): number {
  const { dialogue, number, people, random } = staging;
  const asker = people[0] ?? '';
  let time = staging.start;
  let speaker = '';
  let wasDoctor = false;
  dialogue.utterances.forEach((utterance, place) => {
    const goesOn = place > 0 && utterance.byDoctor === wasDoctor;
    const sender = !utterance.byDoctor ? asker : goesOn ? speaker : (people[1 + random.below(people.length - 1)] ?? '');
    time += place === 0 ? 0 : staging.pause(goesOn);
    const isNaming = utterance.byDoctor && !goesOn && random.next() < staging.naming;
    lines.push({
      time,
      sender,
      text: (isNaming ? `@${asker} ` : '') + utterance.text,
      key: `${number}/${place}`,
      targets: targetsIn(dialogue, place).map((target) => `${number}/${target}`),
    });
    speaker = sender;
    wasDoctor = utterance.byDoctor;
  });
  return time;
}

const NEAR = 4;

/** Utterances that count as rightly linked to: the question answered, else any of the last few. */
function targetsIn(dialogue: MedicalDialogue, place: number): number[] {
  const { answers } = dialogue.utterances[place] ?? { answers: 0 };
  const asked = dialogue.utterances.findIndex((other) => answers > 0 && other.asks === answers);
  if (asked >= 0 && asked < place) {
    return [asked];
  }
  return place === 0 ? [0] : Array.from({ length: Math.min(place, NEAR) }, (_, back) => place - 1 - back);
}

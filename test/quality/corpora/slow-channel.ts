import { Random } from '../train/random.ts';
import { type AnnotatedChat, archived } from './corpus.ts';
import { GroupClock, type GroupClockOptions } from './group-clock.ts';

export interface SlowChannelOptions extends GroupClockOptions {
  /** Share of conversations in which people call each other by name, as they did in the log. */
  readonly naming: number;
  readonly seed: number;
}

interface Conversation {
  readonly lines: { readonly sender: string; readonly text: string; readonly targets: readonly number[] }[];
}

/**
 * A slow channel made of real conversations: those annotated in an IRC log, in their order, under
 * a clock of its own. Words and links are people's, the times are synthetic.
 */
export function slowChannel(chat: AnnotatedChat, options: SlowChannelOptions): AnnotatedChat {
  const random = new Random(options.seed);
  const clock = new GroupClock(options, random);
  const lines: { time: number; sender: string; text: string; key: string; targets: string[] }[] = [];
  conversationsOf(chat).forEach((conversation, number) => {
    let time = clock.nextStart();
    const pause = clock.pauses();
    const isNaming = random.next() < options.naming;
    conversation.lines.forEach((line, place) => {
      time += place === 0 ? 0 : pause(conversation.lines[place - 1]?.sender === line.sender);
      lines.push({
        time: Math.round(time) * 1000,
        sender: line.sender,
        text: isNaming ? line.text : withoutName(line.text, conversation),
        key: `${number}/${place}`,
        targets: line.targets.map((target) => `${number}/${target}`),
      });
    });
  });
  lines.sort((one, other) => one.time - other.time);
  const placeOf = new Map(lines.map((line, place) => [line.key, place]));
  return {
    name: `${chat.name} slow`,
    messages: lines.map((line, place) => archived(`${chat.name} slow`, place, line.sender, line.time, line.text)),
    links: new Map(
      lines.map((line, place) => [place, line.targets.map((target) => placeOf.get(target) ?? place)] as const),
    ),
    scoredFrom: 0,
  };
}

/** The annotated conversations of a log, by their first message. */
function conversationsOf(chat: AnnotatedChat): Conversation[] {
  const numberOf = new Map<number, { conversation: Conversation; place: number }>();
  const found: Conversation[] = [];
  for (const [place, targets] of [...chat.links].sort(([one], [other]) => one - other)) {
    const message = chat.messages[place];
    if (message?.sender == null) {
      continue;
    }
    const known = targets.flatMap((target) => numberOf.get(target) ?? []);
    const conversation = known[0]?.conversation ?? { lines: [] };
    if (known.length === 0) {
      found.push(conversation);
    }
    const own = conversation.lines.length;
    const inside = known.filter((target) => target.conversation === conversation).map((target) => target.place);
    conversation.lines.push({
      sender: message.sender,
      text: message.text,
      targets: inside.length > 0 ? inside : [own],
    });
    numberOf.set(place, { conversation, place: own });
  }
  return found;
}

function withoutName(text: string, conversation: Conversation): string {
  const first = /^(\S+?)[:,] +(?=\S)/.exec(text);
  const isName = conversation.lines.some((line) => line.sender.toLowerCase() === first?.[1]?.toLowerCase());
  return isName ? text.slice(first?.[0].length ?? 0) : text;
}

import type { ArchivedMessage } from '../../contract/index.ts';
import type { ChatColumns } from './chat-columns.ts';
import type { ChatWalk } from './chat-walk.ts';
import type { ThreadMessageChange, ThreadMessageRow, ThreadRow } from './found-thread.ts';
import { type Judged, JudgedColumns } from './judged-columns.ts';
import type { Novelty } from './novelty.ts';
import { Role, RoleJudge } from './roles/role-judge.ts';
import { oneLine, titleOf } from './title.ts';
import type { Weights } from './weights.ts';
import { coveredOrNot, worthOf } from './worth.ts';

/** Columns of the line that tells in a list what was asked. */
const ASK_WIDTH = 240;
/** Content (see `ChatColumns.content`) beyond which a longer question is no better a title. */
const ENOUGH_CONTENT = 90;
const THREAD_PREFIX = 't';

/** Gives id and text of a message by its position. */
export type TextOf = (position: number) => Pick<ArchivedMessage, 'id' | 'text'>;

/** What the index holds already: so many messages of the chat and how they hung together. */
export interface Before {
  readonly count: number;
  /** As they were corrected then; null where no correction changed since. */
  readonly corrected: { readonly parents: Int32Array; readonly roots: Int32Array } | null;
}

const NOTHING_BEFORE: Before = { count: 0, corrected: null };

/**
 * What was found in a chat: judges its conversations one by one and makes the rows of the index. Of a
 * chat that is in the index already only what new messages or corrections touch is judged and written.
 */
export class Findings {
  /** Number of conversations. */
  readonly count: number;
  readonly #columns: ChatColumns;
  readonly #participants: readonly string[];
  readonly #judge: RoleJudge;
  /** Positions of the messages, conversation after conversation, and where each conversation begins. */
  readonly #order: Int32Array;
  readonly #starts: Int32Array;
  readonly #roles: Uint8Array;
  readonly #judged: JudgedColumns;
  readonly #before: Before;
  /** 1 for conversations that are not in the index as they are now. */
  readonly #isTouched: Uint8Array;
  /** Positions of the first messages of conversations that the index holds otherwise, or that are no more. */
  readonly #outdated = new Set<number>();

  constructor(walk: ChatWalk, weights: Weights, before: Before = NOTHING_BEFORE) {
    this.#before = before;
    this.#columns = walk.columns;
    this.#participants = walk.participants;
    this.count = walk.conversationCount;
    this.#judge = new RoleJudge(walk.columns, weights);
    this.#starts = new Int32Array(this.count + 1);
    this.#order = orderByConversation(walk.columns, this.#starts);
    this.#roles = new Uint8Array(walk.columns.count);
    this.#judged = new JudgedColumns(this.count);
    this.#isTouched = new Uint8Array(this.count);
    this.#findTouched();
  }

  /** Messages of the chat, notices included. */
  get messageCount(): number {
    return this.#columns.count;
  }

  /** Judges one conversation: roles, worth, what it is about. Call for each. @returns whether there was anything to do. */
  judge(conversation: number): boolean {
    if (this.#isTouched[conversation] !== 1) {
      return false;
    }
    const positions = this.#order.subarray(this.#starts[conversation], this.#starts[conversation + 1]);
    const judge = this.#judge;
    judge.judge(positions);
    for (let place = 0; place < positions.length; place++) {
      this.#roles[positions[place] ?? 0] = judge.roles[place] ?? 0;
    }
    const title = titlePlaces(judge);
    const people = peopleOf(judge);
    const at = (place: number): number => (place < 0 ? -1 : (positions[place] ?? -1));
    this.#judged.set(conversation, {
      worth: worthOf(judge),
      ask: at(title.ask),
      beforeAsk: at(title.before),
      questions: countRole(judge, Role.question),
      answers: countRole(judge, Role.answer),
      ...people,
    });
    return true;
  }

  /** Numbers of the threads in the index that are to be dropped: gone, or written anew. */
  outdated(): number[] {
    return Array.from(this.#outdated, (position) => this.#columns.seq[position] ?? 0);
  }

  /** What changed of messages that are in the index. */
  *changedMessages(): IterableIterator<ThreadMessageChange> {
    for (let at = 0; at < this.#order.length; at++) {
      const position = this.#order[at] as number;
      const conversation = this.#columns.conversation[position] as number;
      if (position < this.#before.count && this.#isTouched[conversation] === 1) {
        yield this.#placed(position, conversation);
      }
    }
  }

  /** Positions of the messages whose ids or texts `threads` needs, each once, in chat order. */
  wanted(): Set<number> {
    const wanted: number[] = [];
    for (let conversation = 0; conversation < this.count; conversation++) {
      const judged = this.#judged.get(conversation);
      if (judged !== undefined) {
        wanted.push(this.#rootOf(conversation), judged.ask, judged.beforeAsk);
      }
    }
    return new Set(wanted.filter((position) => position >= 0).sort((one, other) => one - other));
  }

  #placed(position: number, conversation: number): ThreadMessageChange {
    const columns = this.#columns;
    const seq = columns.seq[position] ?? 0;
    const parent = columns.parent[position] ?? -1;
    return {
      seq,
      thread: columns.seq[this.#rootOf(conversation)] ?? seq,
      parent: parent < 0 ? null : (columns.seq[parent] ?? null),
      role: this.#roles[position] ?? Role.other,
    };
  }

  #findTouched(): void {
    const { count, corrected } = this.#before;
    const { conversation, parent } = this.#columns;
    for (let position = count; position < this.#columns.count; position++) {
      this.#touch(conversation[position] as number);
    }
    for (let position = 0; corrected !== null && position < count; position++) {
      const root = corrected.roots[position] as number;
      const found = conversation[position] as number;
      if (found >= 0 && (this.#rootOf(found) !== root || parent[position] !== corrected.parents[position])) {
        this.#touch(found);
        this.#touch(conversation[root] as number);
        this.#outdated.add(root);
      }
    }
    for (let touched = 0; touched < this.count; touched++) {
      if (this.#isTouched[touched] === 1 && this.#rootOf(touched) < count) {
        this.#outdated.add(this.#rootOf(touched));
      }
    }
  }

  #touch(conversation: number): void {
    if (conversation >= 0) {
      this.#isTouched[conversation] = 1;
    }
  }

  #rootOf(conversation: number): number {
    return this.#order[this.#starts[conversation] as number] as number;
  }

  /** Whether the message is the one that stood at this position before. */
  isAt(position: number, message: ArchivedMessage): boolean {
    return position < this.#columns.count && this.#columns.seq[position] === message.seq;
  }

  /** Row of a message; null for messages outside all conversations. */
  messageRow(position: number, id: string): ThreadMessageRow | null {
    const conversation = this.#columns.conversation[position] ?? -1;
    if (conversation < 0) {
      return null;
    }
    const { seq, thread, parent, role } = this.#placed(position, conversation);
    return [seq, id, thread, position, parent, role];
  }

  /** Rows of the threads. */
  *threads(novelty: Novelty, textOf: TextOf): IterableIterator<ThreadRow> {
    for (let conversation = 0; conversation < this.count; conversation++) {
      const judged = this.#judged.get(conversation);
      if (judged !== undefined) {
        yield this.#threadRow(conversation, judged, novelty, textOf);
      }
    }
  }

  #threadRow(conversation: number, judged: Judged, novelty: Novelty, textOf: TextOf): ThreadRow {
    const { seq, time } = this.#columns;
    const start = this.#starts[conversation] as number;
    const end = this.#starts[conversation + 1] as number;
    const first = this.#order[start] as number;
    const last = this.#order[end - 1] as number;
    const opening = textOf(first);
    const ask = judged.ask === first ? opening.text : textOf(judged.ask).text;
    const before = judged.beforeAsk < 0 ? '' : textOf(judged.beforeAsk).text;
    const ids = (authors: readonly number[]): string[] => authors.map((author) => this.#participants[author] ?? '');
    const shown = {
      id: THREAD_PREFIX + opening.id.slice(1),
      title: titleOf(ask, before),
      ask: oneLine(ask, ASK_WIDTH),
    };
    const isCovered = judged.questions > 0 && novelty.isCovered(shown);
    const { score, reasons } = isCovered ? coveredOrNot(judged.worth.reasons, true) : judged.worth;
    return {
      ...shown,
      number: seq[first] ?? 0,
      score,
      reasons,
      participants: ids(judged.people),
      askers: ids(judged.askers),
      answerers: ids(judged.answerers),
      from: time[first] ?? 0,
      to: time[last] ?? 0,
      messageCount: end - start,
      questionCount: judged.questions,
      answerCount: judged.answers,
    };
  }
}

/** Position of the first message of the conversation that each message is in; -1 for none. */
export function rootsOf({ count, conversation }: ChatColumns): Int32Array {
  const firsts: number[] = [];
  return Int32Array.from({ length: count }, (_, position) => {
    const found = conversation[position] as number;
    if (found < 0) {
      return -1;
    }
    firsts[found] ??= position;
    return firsts[found];
  });
}

/** Counting sort: positions of each conversation in chat order. */
function orderByConversation(columns: ChatColumns, starts: Int32Array): Int32Array {
  let total = 0;
  for (let position = 0; position < columns.count; position++) {
    const conversation = columns.conversation[position] ?? -1;
    if (conversation >= 0) {
      starts[conversation + 1] = (starts[conversation + 1] ?? 0) + 1;
      total++;
    }
  }
  for (let conversation = 1; conversation < starts.length; conversation++) {
    starts[conversation] = (starts[conversation] ?? 0) + (starts[conversation - 1] ?? 0);
  }
  const next = starts.slice();
  const order = new Int32Array(total);
  for (let position = 0; position < columns.count; position++) {
    const conversation = columns.conversation[position] ?? -1;
    if (conversation >= 0) {
      const at = next[conversation] ?? 0;
      order[at] = position;
      next[conversation] = at + 1;
    }
  }
  return order;
}

function countRole(judge: RoleJudge, role: number): number {
  let count = 0;
  for (let place = 0; place < judge.view.count; place++) {
    count += judge.roles[place] === role ? 1 : 0;
  }
  return count;
}

/**
 * The message whose words make the title: of the questions the asker put before anybody answered,
 * the one that says most; without a question the first message that says something.
 */
function titlePlaces(judge: RoleJudge): { ask: number; before: number } {
  const { view, roles, ask } = judge;
  if (ask < 0) {
    let first = 0;
    while (first < view.count - 1 && view.content(first) < 8) {
      first++;
    }
    return { ask: first, before: -1 };
  }
  const asker = view.author(ask);
  let best = ask;
  for (let place = ask; place < view.count && view.author(place) === asker; place++) {
    if (roles[place] === Role.question && tellingness(judge, place) > tellingness(judge, best)) {
      best = place;
    }
  }
  const before = best - 1;
  return { ask: best, before: before >= 0 && view.author(before) === asker ? before : -1 };
}

function tellingness(judge: RoleJudge, place: number): number {
  return (judge.chances[place] ?? 0) + Math.min(judge.view.content(place), ENOUGH_CONTENT) / ENOUGH_CONTENT;
}

/** Those who answered whom the conversation is about. */
function helpersIn({ view, roles, answers, ask }: RoleJudge): ReadonlySet<number> {
  const asker = ask < 0 ? -1 : view.author(ask);
  const helpers = new Set<number>();
  for (let place = ask + 1; place < view.count; place++) {
    if (roles[place] === Role.answer && view.author(answers[place] ?? -1) === asker && view.author(place) !== asker) {
      helpers.add(view.author(place));
    }
  }
  return helpers;
}

/** Who took part: askers are those whose questions others answered (or who asked first), answerers those who answered them. */
function peopleOf(judge: RoleJudge): Pick<Judged, 'people' | 'askers' | 'answerers'> {
  const { view, roles, answers, ask } = judge;
  if (view.peopleCount === 1) {
    const people = [view.author(0)];
    return { people, askers: ask < 0 ? [] : people, answerers: [] };
  }
  const askers = new Set<number>(ask < 0 ? [] : [view.author(ask)]);
  const helpers = helpersIn(judge);
  const answerers = new Map<number, number>();
  const counts = new Map<number, number>();
  for (let place = 0; place < view.count; place++) {
    const author = view.author(place);
    counts.set(author, (counts.get(author) ?? 0) + 1);
    if (roles[place] !== Role.answer) {
      continue;
    }
    const asked = view.author(answers[place] ?? -1);
    // Whoever answers the asker may ask back; that does not make him an asker.
    if (!helpers.has(asked)) {
      askers.add(asked);
    }
    if (!askers.has(author)) {
      answerers.set(author, (answerers.get(author) ?? 0) + view.content(place));
    }
  }
  const byMessages = [...counts].sort(([, one], [, other]) => other - one).map(([author]) => author);
  return {
    people: [...askers, ...byMessages.filter((author) => !askers.has(author))],
    askers: [...askers],
    answerers: [...answerers].sort(([, one], [, other]) => other - one).map(([author]) => author),
  };
}

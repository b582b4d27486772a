import type { Reaction } from '../../../../contract/index.ts';
import type { JsonSurvey } from '../../json-records.ts';
import { type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { editedText, relationOf } from './relations.ts';

/** More of anything than a room has; beyond that (a damaged file) it is no longer remembered. */
const REMEMBERED = 500_000;

/** The last edit of a message. */
export interface MatrixEdit {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What later events of a room say about earlier ones, and what names the room. */
export class MatrixSurvey implements JsonSurvey {
  room: string | undefined;
  roomId: string | undefined;
  /** Display names by Matrix id, the first that is told of each. */
  readonly names = new Map<string, string>();
  readonly edits = new Map<string, MatrixEdit>();
  /** First messages of threads. */
  readonly threads = new Set<string>();
  readonly #reactions = new Map<string, Map<string, number>>();
  readonly #people = new Set<string>();

  value(name: string, value: unknown): void {
    if (name === 'room') {
      this.room = textOf(value);
    } else if (name === 'event') {
      const event = objectOf(value);
      if (event !== null) {
        this.#learn(event);
      }
    }
  }

  /** Whether the room is a talk of two. */
  get isPrivate(): boolean {
    const { room } = this;
    return this.#people.size === 2 && room !== undefined && [...this.#people].some((id) => this.names.get(id) === room);
  }

  reactionsTo(id: string): readonly Reaction[] {
    return Array.from(this.#reactions.get(id) ?? [], ([key, count]) => ({ key, count }));
  }

  #learn(event: JsonObject): void {
    this.roomId ??= textOf(event.room_id);
    const sender = textOf(event.sender);
    if (sender !== undefined && this.#people.size < REMEMBERED) {
      this.#people.add(sender);
    }
    if (event.type === 'm.room.member') {
      this.#learnMember(event);
    }
    const relation = relationOf(event);
    if (relation?.kind === 'edit') {
      this.#learnEdit(event, relation.target);
    } else if (relation?.kind === 'reaction') {
      this.#learnReaction(relation.target, relation.key);
    } else if (relation?.kind === 'thread' && this.threads.size < REMEMBERED) {
      this.threads.add(relation.target);
    }
  }

  #learnMember(event: JsonObject): void {
    const id = textOf(event.state_key);
    const name = textOf(objectOf(event.content)?.displayname);
    if (id === undefined || this.#people.size >= REMEMBERED) {
      return;
    }
    this.#people.add(id);
    if (name !== undefined && !this.names.has(id)) {
      this.names.set(id, name);
    }
  }

  #learnEdit(event: JsonObject, target: string): void {
    const text = editedText(event);
    const at = numberOf(event.origin_server_ts) ?? 0;
    if (text !== undefined && at >= (this.edits.get(target)?.at ?? 0) && this.edits.size < REMEMBERED) {
      this.edits.set(target, { text, at });
    }
  }

  #learnReaction(target: string, key: string): void {
    let counts = this.#reactions.get(target);
    if (counts === undefined) {
      counts = new Map();
      if (this.#reactions.size < REMEMBERED) {
        this.#reactions.set(target, counts);
      }
    }
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

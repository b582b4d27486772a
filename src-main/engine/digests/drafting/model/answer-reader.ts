import type { Answer, DigestContent, DigestTemplate, Passage, ThreadMessage } from '../../../../contract/index.ts';
import { escapeMarkdown, plainText } from '../../../text/index.ts';
import { readAnswerHeading, SectionHeadings } from '../../markdown/headings.ts';
import { citedSentences } from './citations.ts';

/** What an answer is read with. */
export interface AnswerContext {
  /** The messages that were sent; number 1 first. */
  readonly messages: readonly ThreadMessage[];
  /** What the draft is without the model: its title, tags and askers stay where the model has none. */
  readonly base: DigestContent;
  readonly templates: readonly DigestTemplate[];
  /** Pseudonyms back into names. */
  restore(text: string, write: (name: string) => string): string;
  memberOf(participantId: string): string;
  /** Participants whose answers were accepted. */
  readonly accepted: ReadonlySet<string>;
  newId(): string;
}

/** A piece of the answer that is or is not cited as a whole. */
interface Piece {
  readonly kind: 'words' | 'item' | 'code';
  readonly text: string;
  /** The line of the answer it stands in. */
  readonly line: number;
  readonly cites: number[];
}

interface Part {
  readonly key: string;
  readonly pieces: Piece[];
}

const MAXIMUM_TITLE = 500;
const FENCE = /^\s*(```+|~~~+)/;
const HEADING = /^\s*(#{1,6})\s+(.*?)\s*#*\s*$/;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,2}[.)、])\s+/;
const WEB_ADDRESS = /https?:\/\/[^\s<>"[\]()，。；：！？、「」『』（）【】《》“”‘’`]+/g;
/** Models that think aloud do so before they answer. */
const THOUGHTS = /^\s*<think>[\s\S]*?(?:<\/think>|$)/;

/** The part of an unfinished answer that can be read already: up to the last citation or line end. */
export function settledPart(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf(']'), text.lastIndexOf('】')) + 1);
}

/** The answer of a model as a digest, each passage with the messages it cites (MODEL-DRAFT-5 to MODEL-DRAFT-9). */
export function readAnswer(text: string, context: AnswerContext): DigestContent {
  return new AnswerReader(context).read(text.replace(THOUGHTS, ''));
}

/** Passages that rest on nothing the model was sent. */
export function uncitedPassages(content: DigestContent): Passage[] {
  const answers = content.answers.flatMap(({ approach, method, body }) => [...approach, ...method, ...body]);
  return [...Object.values(content.sections).flat(), ...answers].filter(
    ({ origin, sources }) => origin === 'model' && sources.length === 0,
  );
}

class AnswerReader {
  readonly #context: AnswerContext;
  readonly #headings: SectionHeadings;
  readonly #parts: Part[] = [];
  #title = '';
  #inside: Part | null = null;

  constructor(context: AnswerContext) {
    this.#context = context;
    this.#headings = new SectionHeadings(context.templates);
  }

  read(text: string): DigestContent {
    const lines = text.replaceAll('\r\n', '\n').split('\n');
    for (let place = 0; place < lines.length; place++) {
      const line = lines[place] ?? '';
      const fence = FENCE.exec(line)?.[1];
      if (fence !== undefined) {
        const end = lines.findIndex((other, at) => at > place && other.trim() === fence);
        const last = end === -1 ? lines.length : end;
        this.#addCode(lines.slice(place + 1, last), line.trim(), fence, place);
        place = last;
      } else if (line.trim() !== '') {
        this.#addLine(line, place);
      }
    }
    return this.#content();
  }

  #addLine(line: string, place: number): void {
    const [, marks = '', heading] = HEADING.exec(line) ?? [];
    if (heading === undefined) {
      this.#addWords(line, place);
    } else if (marks === '#' && this.#title === '' && this.#parts.length === 0) {
      this.#readTitle(heading);
    } else if (!this.#openPart(heading)) {
      this.#addWords(heading, place);
    }
  }

  /** A title for which no message is named is refused: the asker's words stay. */
  #readTitle(heading: string): void {
    const sentences = citedSentences(heading);
    const isCited = sentences.some(({ cites }) => this.#sourcesOf(cites).length > 0);
    const title = sentences.map(({ text }) => text).join('');
    if (isCited) {
      this.#title = this.#context.restore(plainText(title), (name) => name).trim();
    }
  }

  #openPart(heading: string): boolean {
    const words = citedSentences(heading)
      .map(({ text }) => text)
      .join('');
    const key = readAnswerHeading(words) === null ? this.#headings.keyOf(words) : 'answers';
    if (key === null) {
      return false;
    }
    // The parts of an answer are no sections: what stands below them belongs to the answer.
    if (key !== 'approach' && key !== 'method') {
      this.#inside = { key, pieces: [] };
      this.#parts.push(this.#inside);
    }
    return true;
  }

  #part(): Part {
    if (this.#inside === null) {
      this.#inside = { key: 'discussion', pieces: [] };
      this.#parts.push(this.#inside);
    }
    return this.#inside;
  }

  #addWords(line: string, place: number): void {
    const { pieces } = this.#part();
    const marker = LIST_ITEM.exec(line)?.[0] ?? '';
    const kind = marker === '' ? 'words' : 'item';
    for (const [index, { text, cites }] of citedSentences(line.slice(marker.length)).entries()) {
      const before = pieces.at(-1);
      if (/[\p{L}\p{N}]/u.test(text)) {
        pieces.push({ kind, text: (index === 0 ? marker : '') + text, line: place, cites: [...cites] });
      } else {
        // Citations in a line of their own belong to what stands above.
        before?.cites.push(...cites);
      }
    }
  }

  /** Code that members wrote is cited by being the same; a model need not number it. */
  #addCode(lines: readonly string[], opening: string, fence: string, place: number): void {
    const code = lines.filter((line) => line.trim() !== '').map((line) => line.trim());
    if (code.length === 0) {
      return;
    }
    const cites = this.#context.messages.flatMap(({ text }, index) => {
      const said = new Set(text.split('\n').map((line) => line.trim()));
      return code.every((line) => said.has(line) || (line.length > 3 && text.includes(line))) ? [index + 1] : [];
    });
    const text = [opening, ...lines, fence].join('\n');
    this.#part().pieces.push({ kind: 'code', text, line: place, cites: cites.slice(0, 1) });
  }

  #content(): DigestContent {
    const { base } = this.#context;
    const sections: Record<string, Passage[]> = {};
    const answers: Answer[] = [];
    for (const { key, pieces } of this.#parts) {
      const passages = this.#passages(pieces);
      if (passages.length === 0) {
        continue;
      }
      if (key === 'answers') {
        answers.push(this.#answer(passages));
      } else {
        sections[key] = [...(sections[key] ?? []), ...passages];
      }
    }
    return { ...base, title: (this.#title || base.title).slice(0, MAXIMUM_TITLE), sections, answers };
  }

  /** Those who wrote the messages an answer cites are credited for it, never whom the model names. */
  #answer(body: Passage[]): Answer {
    const cited = new Set(body.flatMap(({ sources }) => sources));
    const { base, accepted, memberOf } = this.#context;
    const messages = this.#context.messages.filter(({ id }) => cited.has(id));
    const answerers = messages.filter(
      ({ senderId, role }) => senderId !== null && role !== 'question' && !base.askers.includes(memberOf(senderId)),
    );
    const ids = answerers.flatMap(({ senderId }) => senderId ?? []);
    return {
      id: this.#context.newId(),
      contributors: [...new Set(ids.map((id) => memberOf(id)))],
      approach: [],
      method: [],
      body,
      accepted: ids.some((id) => accepted.has(id)),
    };
  }

  /** Neighbours of one line, or of one list, are one passage as long as each of them is cited. */
  #passages(pieces: readonly Piece[]): Passage[] {
    const passages: Passage[] = [];
    let last: Piece | null = null;
    for (const piece of pieces) {
      const sources = this.#sources(piece);
      const before = passages.at(-1);
      const text = this.#write(piece);
      const isNeighbour =
        last !== null && (last.line === piece.line || (last.kind === 'item' && piece.kind === 'item'));
      if (before !== undefined && last !== null && isNeighbour && before.sources.length > 0 && sources.length > 0) {
        before.text += (last.line === piece.line ? '' : '\n') + text;
        before.sources = [...new Set([...before.sources, ...sources])];
      } else {
        passages.push({ id: this.#context.newId(), text: text.trimStart(), sources, origin: 'model' });
      }
      last = piece;
    }
    return passages;
  }

  #write({ kind, text }: Piece): string {
    if (kind === 'code') {
      return this.#context.restore(text, (name) => name);
    }
    // A picture would be somebody's address; what it shows cannot come from a chat.
    return this.#context.restore(text.replaceAll('![', '['), escapeMarkdown).trimEnd();
  }

  #sources({ text, cites, kind }: Piece): string[] {
    const isInvented = kind !== 'code' && (text.match(WEB_ADDRESS) ?? []).some((address) => !this.#isSaid(address));
    return isInvented ? [] : this.#sourcesOf(cites);
  }

  #isSaid(address: string): boolean {
    const bare = address.replace(/[.,;:!?'*_~`]+$/, '');
    return this.#context.messages.some(({ text }) => text.includes(bare));
  }

  /** Numbers that were not sent are no citations. */
  #sourcesOf(cites: readonly number[]): string[] {
    return [...new Set(cites.flatMap((number) => this.#context.messages[number - 1]?.id ?? []))];
  }
}

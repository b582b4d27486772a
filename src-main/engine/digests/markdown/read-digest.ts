import { basename, extname } from 'node:path';
import { type DigestStatus, type DigestTemplate, digestStatuses } from '../../../contract/index.ts';
import { escapeMarkdown, type MarkdownBlock, markdownBlocks, plainText } from '../../text/index.ts';
import { isUntitled } from '../wording.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import { readAnswerHeading, readCreditLine, SectionHeadings } from './headings.ts';

export interface ReadAnswer {
  /** Names as they are written. */
  contributors: string[];
  accepted: boolean;
  approach: string;
  method: string;
  body: string;
}

/** A digest as it stands in a file, with names instead of ids. Times are epoch milliseconds. */
export interface ReadDigest {
  readonly externalId: string | null;
  readonly title: string;
  readonly status: DigestStatus | null;
  readonly templateId: string | null;
  readonly tags: readonly string[];
  /** Names; null when the file does not say. */
  readonly askers: readonly string[] | null;
  /** Markdown by section key. */
  readonly sections: Readonly<Record<string, string>>;
  readonly answers: readonly ReadAnswer[];
  readonly discussedFrom: number | null;
  readonly discussedTo: number | null;
  readonly createdAt: number | null;
  readonly publishedAt: number | null;
}

/** Reads a Markdown file as a digest: our own exports, and anybody's notes (DIGEST-15 to DIGEST-18). */
export function readDigestMarkdown(text: string, fileName: string, templates: readonly DigestTemplate[]): ReadDigest {
  const { values, body } = splitFrontMatter(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const { contributors, ...known } = readKnown(values);
  const read = readDigestBody(body, known.title, templates);
  const title = known.title ?? read.title ?? basename(fileName, extname(fileName));
  const [only, ...others] = read.answers;
  // Notes have no headings that name the contributors; their front matter may.
  if (only !== undefined && others.length === 0 && only.contributors.length === 0) {
    only.contributors = contributors;
  }
  return {
    ...known,
    title,
    askers: known.askers ?? read.askers,
    sections: read.sections,
    answers: read.answers,
  };
}

function readKnown(values: FrontMatter) {
  const text = (...keys: string[]) => keys.map((key) => values.get(key)).find((value) => typeof value === 'string');
  const list = (...keys: string[]) => keys.map((key) => values.get(key)).find((value) => value !== undefined);
  const names = (value: string | readonly string[]) => (typeof value === 'string' ? value.split(/[、,，]/) : value);
  const trimmed = (found: readonly string[]) => found.map((one) => one.trim()).filter((one) => one !== '');
  const time = (...keys: string[]) => {
    const instant = Date.parse(text(...keys) ?? '');
    return Number.isNaN(instant) ? null : instant;
  };
  const askers = list('askers', 'asker');
  const status = text('status');
  return {
    externalId: text('id') || null,
    title: text('title') ?? null,
    status: digestStatuses.find((known) => known === status) ?? null,
    templateId: text('template') || null,
    tags: trimmed(names(list('tags', 'tag', 'keywords') ?? [])).map((tag) => tag.replace(/^#+/, '')),
    askers: askers === undefined ? null : trimmed(names(askers)),
    contributors: trimmed(names(list('contributors', 'authors', 'author') ?? [])),
    discussedFrom: time('discussedFrom'),
    discussedTo: time('discussedTo'),
    createdAt: time('createdAt', 'created', 'date'),
    publishedAt: time('publishedAt', 'published'),
  };
}

interface ReadBody {
  /** From the first heading of level 1; null without one, or when it is the title already known. */
  readonly title: string | null;
  readonly askers: string[] | null;
  readonly sections: Record<string, string>;
  readonly answers: ReadAnswer[];
}

/** Takes the text below the front matter apart, without losing a word of it. */
export function readDigestBody(
  markdown: string,
  knownTitle: string | null,
  templates: readonly DigestTemplate[],
): ReadBody {
  const headings = new SectionHeadings(templates);
  const blocks = markdownBlocks(markdown).filter(({ raw }, index) => index > 0 || raw.trim() !== '');
  const title = takeTitle(blocks, knownTitle, headings);
  const askers = takeCredits(blocks);
  const depth = Math.min(...blocks.map(({ heading }) => heading?.depth ?? Number.POSITIVE_INFINITY));
  const reading = new BodyReading(headings, depth);
  for (const block of blocks) {
    reading.take(block);
  }
  return { title, askers, ...reading.finish() };
}

/** Removes the heading that is the title from the blocks. */
function takeTitle(blocks: MarkdownBlock[], knownTitle: string | null, headings: SectionHeadings): string | null {
  const index = blocks.findIndex(({ heading }) => heading !== null);
  const heading = blocks[index]?.heading ?? null;
  if (heading === null || heading.depth !== 1) {
    return null;
  }
  const title = plainText(heading.text);
  const isTitle =
    knownTitle === null
      ? headings.keyOf(heading.text) === null
      : title === plainText(escapeMarkdown(knownTitle)) || (knownTitle === '' && isUntitled(title));
  if (isTitle) {
    blocks.splice(index, 1);
  }
  return isTitle ? title : null;
}

/** Removes the line that says who asked and answered, where it opens the text. */
function takeCredits(blocks: MarkdownBlock[]): string[] | null {
  const index = blocks.findIndex(({ raw }) => raw.trim() !== '');
  const line = /^> ?(.*)$/.exec(blocks[index]?.raw.trim() ?? '')?.[1];
  const credits = line === undefined ? null : readCreditLine(line);
  if (credits === null) {
    return null;
  }
  blocks.splice(index, 1);
  return credits.askers;
}

type AnswerPart = 'body' | 'approach' | 'method';

/** Walks the blocks and puts each where the headings above it say. */
class BodyReading {
  readonly #headings: SectionHeadings;
  /** Level of the headings that open sections. */
  readonly #depth: number;
  readonly #texts = new Map<string, string[]>();
  readonly #answers: (Omit<ReadAnswer, AnswerPart> & Record<AnswerPart, string[]>)[] = [];
  /** Null before the first section's heading. */
  #section: string | null = null;
  #part: AnswerPart = 'body';

  constructor(headings: SectionHeadings, depth: number) {
    this.#headings = headings;
    this.#depth = depth;
  }

  take({ raw, heading }: MarkdownBlock): void {
    if (heading === null || !this.#opens(heading)) {
      this.#textHere().push(raw);
    }
  }

  finish(): { sections: Record<string, string>; answers: ReadAnswer[] } {
    const sections: Record<string, string> = {};
    for (const [key, texts] of this.#texts) {
      const text = tidy(texts);
      if (text !== '') {
        sections[key] = text;
      }
    }
    const answers = this.#answers.map((answer) => ({
      ...answer,
      body: tidy(answer.body),
      approach: tidy(answer.approach),
      method: tidy(answer.method),
    }));
    return this.#placeOpening(
      sections,
      answers.filter(
        ({ contributors, ...parts }) => contributors.length > 0 || parts.body + parts.approach + parts.method !== '',
      ),
    );
  }

  /** DIGEST-17: where the text before the first section belongs. */
  #placeOpening(sections: Record<string, string>, answers: ReadAnswer[]) {
    const { [OPENING]: opening = '', ...others } = sections;
    if (opening === '') {
      return { sections: others, answers };
    }
    if (others.ask === undefined && answers.length === 0) {
      return { sections: others, answers: [{ ...newAnswer(), body: opening, approach: '', method: '' }] };
    }
    const key = others.ask === undefined ? 'ask' : 'background';
    const text = [opening, others[key] ?? ''].join('\n\n').trim();
    return { sections: { ...others, [key]: text }, answers };
  }

  /** Whether the heading opens a section, an answer or a part of one; it is then no text. */
  #opens({ depth, text }: { depth: number; text: string }): boolean {
    const key = this.#headings.keyOf(text);
    const isPart = key === 'approach' || key === 'method';
    if (depth === this.#depth && key !== null) {
      this.#section = isPart ? 'answers' : key;
      this.#part = isPart ? key : 'body';
      return true;
    }
    if (this.#section !== 'answers') {
      return false;
    }
    const answer = depth === this.#depth + 1 ? readAnswerHeading(text) : null;
    if (answer !== null) {
      this.#answers.push({ ...newAnswer(), contributors: answer.names, accepted: answer.accepted });
      this.#part = 'body';
      return true;
    }
    if (isPart && (depth === this.#depth + 1 || depth === this.#depth + 2)) {
      this.#part = key;
      return true;
    }
    return false;
  }

  #textHere(): string[] {
    if (this.#section === 'answers') {
      const last = this.#answers.at(-1) ?? newAnswer();
      if (this.#answers.length === 0) {
        this.#answers.push(last);
      }
      return last[this.#part];
    }
    const key = this.#section ?? OPENING;
    const texts = this.#texts.get(key) ?? [];
    this.#texts.set(key, texts);
    return texts;
  }
}

/** Stands for the section of the text before all sections; no template may use this key. */
const OPENING = '';

function newAnswer() {
  return {
    contributors: [] as string[],
    accepted: false,
    body: [] as string[],
    approach: [] as string[],
    method: [] as string[],
  };
}

/** The text of blocks, with line breaks as they are written at home: without blanks before them. */
function tidy(raws: readonly string[]): string {
  return raws
    .map((raw) => raw.replace(/^(?:[ \t]*\n)+|\s+$/g, '').replace(/ {2,}\n/g, '\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

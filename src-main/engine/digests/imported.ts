import type { Answer, Digest, DigestContent, Passage } from '../../contract/index.ts';
import { writeMarkdown } from '../text/index.ts';
import { isSameContent } from './content.ts';
import type { Digests } from './digests.ts';
import type { ReadAnswer, ReadDigest } from './markdown/read-digest.ts';
import { isUnnamed } from './wording.ts';

export interface DigestImportOptions {
  readonly newId: () => string;
  /** Template of digests that name none, or one the library has not. */
  readonly templateId: (wanted: string | null) => string;
  /** The member with a name; a name nobody has stays as it is, so that no credit is lost. */
  readonly memberNamed: (name: string) => string | null;
}

/**
 * Takes read digests into the library. One that was taken in before, or came from here, is brought
 * up to date and keeps everything the file does not tell: provenance, status, contributors who are
 * not named in it (DIGEST-20).
 */
export class DigestImport {
  readonly #digests: Digests;
  readonly #options: DigestImportOptions;
  readonly #idByExternalId = new Map<string, string>();
  readonly #idsByTitle = new Map<string, string[]>();
  /** New digests that are not written yet. */
  #pending = new Map<string, Digest>();

  constructor(digests: Digests, options: DigestImportOptions) {
    this.#digests = digests;
    this.#options = options;
    for (const { id, externalId, title } of digests.summaries()) {
      this.#remember(id, externalId ?? null, title);
    }
  }

  /** @returns the digest as it is now, new, changed or as it was. */
  async take(read: ReadDigest): Promise<Digest> {
    const known = this.#find(read);
    if (known !== null) {
      if (this.#pending.has(known.id)) {
        await this.flush();
      }
      const content = merged(known.content, this.#contentOf(read), read);
      return this.#digests.save({ id: known.id, expectedVersion: known.version, content, note: IMPORT_NOTE });
    }
    const digest = this.#digests.prepare(this.#contentOf(read), {
      ...(read.externalId !== null && { externalId: read.externalId }),
      ...(read.status !== null && { status: read.status }),
      ...(read.createdAt !== null && { createdAt: read.createdAt }),
      publishedAt: read.publishedAt,
      discussedFrom: read.discussedFrom,
      discussedTo: read.discussedTo ?? read.discussedFrom,
    });
    this.#pending.set(digest.id, digest);
    this.#remember(digest.id, read.externalId, digest.content.title);
    return digest;
  }

  /** Whether so many wait that they should be written. */
  get full(): boolean {
    return this.#pending.size >= BATCH;
  }

  /** Writes the new digests taken in since the last time. */
  async flush(): Promise<void> {
    const pending = [...this.#pending.values()];
    await this.#digests.addAll(pending);
    this.#pending = new Map();
  }

  #find(read: ReadDigest): Digest | null {
    if (read.externalId !== null) {
      const id = this.#idByExternalId.get(read.externalId);
      return id === undefined ? null : this.#get(id);
    }
    // Without an id, only the very same digest is known again.
    const content = this.#contentOf(read);
    for (const id of this.#idsByTitle.get(content.title) ?? []) {
      const digest = this.#get(id);
      if (isSameContent(merged(digest.content, content, read), digest.content)) {
        return digest;
      }
    }
    return null;
  }

  #get(id: string): Digest {
    return this.#pending.get(id) ?? this.#digests.get(id);
  }

  #remember(id: string, externalId: string | null, title: string): void {
    this.#idByExternalId.set(id, id);
    if (externalId !== null) {
      this.#idByExternalId.set(externalId, id);
    }
    const sameTitle = this.#idsByTitle.get(title);
    if (sameTitle === undefined) {
      this.#idsByTitle.set(title, [id]);
    } else {
      sameTitle.push(id);
    }
  }

  #contentOf(read: ReadDigest): DigestContent {
    const sections = Object.entries(read.sections).map(([key, text]) => [key, this.#passages(text)] as const);
    return {
      title: read.title.slice(0, 500).toWellFormed(),
      templateId: this.#options.templateId(read.templateId),
      sections: Object.fromEntries(sections),
      answers: read.answers.map((answer) => this.#answerOf(answer)),
      tags: Array.from(new Set(read.tags.map((tag) => tag.slice(0, 100).toWellFormed()))).filter((tag) => tag !== ''),
      askers: this.#members(read.askers ?? []),
    };
  }

  #answerOf(answer: ReadAnswer): Answer {
    return {
      id: this.#options.newId(),
      contributors: this.#members(answer.contributors),
      approach: this.#passages(answer.approach),
      method: this.#passages(answer.method),
      body: this.#passages(answer.body),
      accepted: answer.accepted,
    };
  }

  #passages(text: string): Passage[] {
    return text === '' ? [] : [{ id: this.#options.newId(), text, sources: [], origin: 'moderator' }];
  }

  #members(names: readonly string[]): string[] {
    const named = names.filter((name) => !isUnnamed(name));
    return Array.from(new Set(named.map((name) => this.#options.memberNamed(name) ?? name)));
  }
}

const IMPORT_NOTE = 'import';
/** New digests written together: enough to keep the disk busy, few enough to lose little. */
const BATCH = 512;

/** The known content with what the file says otherwise; passages whose words are the same stay. */
function merged(known: DigestContent, found: DigestContent, read: ReadDigest): DigestContent {
  const keys = new Set([...Object.keys(known.sections), ...Object.keys(found.sections)]);
  const sections: Record<string, Passage[]> = {};
  for (const key of keys) {
    const passages = keepSame(known.sections[key], found.sections[key]);
    if (passages !== undefined) {
      sections[key] = passages;
    }
  }
  return {
    ...known,
    title: found.title,
    tags: found.tags,
    askers: read.askers === null || found.askers.length === 0 ? known.askers : found.askers,
    sections,
    answers: found.answers.map((answer, index) => mergedAnswer(known.answers[index], answer)),
  };
}

function mergedAnswer(known: Answer | undefined, found: Answer): Answer {
  if (known === undefined) {
    return found;
  }
  return {
    id: known.id,
    contributors: found.contributors.length === 0 ? known.contributors : found.contributors,
    approach: keepSame(known.approach, found.approach) ?? [],
    method: keepSame(known.method, found.method) ?? [],
    body: keepSame(known.body, found.body) ?? [],
    accepted: found.accepted,
  };
}

function keepSame(known: Passage[] | undefined, found: Passage[] | undefined): Passage[] | undefined {
  return wordsOf(known) === wordsOf(found) ? known : found;
}

/** The passages as they would be written, whatever their headings' level was in the file. */
function wordsOf(passages: readonly Passage[] | undefined): string {
  const texts = (passages ?? []).map(({ text }) => text);
  return writeMarkdown(texts, { highestHeading: 6 });
}

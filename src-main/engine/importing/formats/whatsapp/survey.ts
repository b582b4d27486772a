import { DateOrderEvidence } from '../../date-order.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportSource } from '../../format.ts';
import { surveyLines } from '../../lines.ts';
import { Authors, authorEnd, cleanName } from './authors.ts';
import { createdGroup } from './chat-name.ts';
import { type HeaderShape, readHeader } from './header.ts';

/** So much of a file shows how it is written; only an open question about its dates makes us read on. */
const SURVEY_BYTES = 4 << 20;
const MARK = 0x200e;

/** What must be known about a file before its first message can be read. */
export interface Survey {
  readonly dates: DateOrderEvidence;
  readonly authors: Authors;
  /** Heads of these shapes begin messages; others stand inside of messages. */
  readonly shapes: ReadonlySet<HeaderShape>;
  /** Group named in the notice that it was created. */
  readonly createdGroup: string | null;
  /** On iOS, who the notices are signed by: the name of the group. */
  readonly noticeSender: string | null;
}

export async function surveyExport(source: ExportSource): Promise<Survey> {
  const census = new Census();
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    const brief = source.bytesRead() > SURVEY_BYTES;
    if (brief && census.dates.settled) {
      break;
    }
    for (const line of lines) {
      census.add(line, brief);
    }
  }
  return census.result();
}

class Census {
  readonly dates = new DateOrderEvidence();
  readonly #authors = new Authors();
  readonly #shapes = new Map<HeaderShape, number>();
  #createdGroup: string | null = null;
  #noticeSender: string | null = null;

  /** @param brief only the date is still of interest. */
  add(line: string, brief: boolean): void {
    const header = readHeader(line);
    if (header === null) {
      return;
    }
    this.dates.add(header);
    if (brief) {
      return;
    }
    this.#shapes.set(header.shape, (this.#shapes.get(header.shape) ?? 0) + 1);
    const end = authorEnd(line, header.end);
    if (end === -1) {
      this.#createdGroup ??= createdGroup(line.slice(header.end));
      return;
    }
    const candidate = cleanName(line.slice(header.end, end));
    const body = line.slice(end + 1).trimStart();
    if (header.shape === 'bracket' && body.charCodeAt(0) === MARK) {
      this.#createdGroup ??= createdGroup(body);
      this.#noticeSender ??= isFirstNotice(body) ? candidate : null;
      // Counted all the same: who only sends pictures is a sender too.
    }
    this.#authors.count(candidate);
  }

  result(): Survey {
    const strong = (['bracket', 'dash'] as const).filter((shape) => this.#shapes.has(shape));
    const shapes = strong.length > 0 ? strong : this.#shapes.has('colon') ? (['colon'] as const) : (['bare'] as const);
    return {
      dates: this.dates,
      authors: this.#authors,
      shapes: new Set<HeaderShape>(shapes),
      createdGroup: this.#createdGroup,
      noticeSender: this.#noticeSender,
    };
  }
}

/** The notice about encryption that every chat begins with. */
function isFirstNotice(body: string): boolean {
  return /end-to-end|Ende-zu-Ende|extremo a extremo|ponta a ponta|bout en bout|端到端|端對端|エンドツーエンド/i.test(
    body,
  );
}

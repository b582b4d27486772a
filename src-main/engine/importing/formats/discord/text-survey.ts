import { DateOrderEvidence } from '../../date-order.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportSource } from '../../format.ts';
import { surveyLines } from '../../lines.ts';
import type { WrittenHeading } from './file-name.ts';
import { readAccount, readTextHeader } from './text-header.ts';
import { isRule } from './text-parser.ts';

/** More different names than any chat has. */
const REMEMBERED = 200_000;
/** Lines among which the heading stands. */
const HEADING_LINES = 50;

/** What a text export tells only as a whole. */
export interface TextSurvey {
  /** Null for a file without a heading. */
  readonly heading: WrittenHeading | null;
  readonly dates: DateOrderEvidence;
  /** Whether a blank line stands before messages, as the exporter writes them; other programs leave it out. */
  readonly blanksBefore: boolean;
  /** Whether somebody of this name writes. */
  isKnown(name: string): boolean;
}

/** Looks through a text export for its heading, the order of its dates and who writes. */
export async function surveyText(source: ExportSource): Promise<TextSurvey> {
  const dates = new DateOrderEvidence();
  const names = new Set<string>();
  const heading: { server?: string; channel?: string } = {};
  let first = 0;
  let hasHeading = false;
  let heads = 0;
  let headsAfterBlank = 0;
  let afterBlank = false;
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const [index, line] of lines.entries()) {
      if (first + index < HEADING_LINES) {
        hasHeading ||= first + index === 0 && isRule(line);
        learnHeading(heading, line, hasHeading && heads === 0);
      }
      const header = readTextHeader(line);
      if (header !== null) {
        heads++;
        headsAfterBlank += afterBlank ? 1 : 0;
        if (header.date !== null) {
          dates.add(header.date);
        }
        if (names.size < REMEMBERED) {
          names.add(readAccount(header.name).name);
        }
      }
      afterBlank = line.trim() === '';
    }
    first += lines.length;
  }
  const isKnown = (name: string) => names.has(name);
  return { heading: hasHeading ? heading : null, dates, blanksBefore: headsAfterBlank > 0, isKnown };
}

function learnHeading(heading: { server?: string; channel?: string }, line: string, isWithin: boolean): void {
  const [, key, value] = isWithin ? (/^(Guild|Channel): (.+)$/.exec(line) ?? []) : [];
  if (value !== undefined) {
    heading[key === 'Guild' ? 'server' : 'channel'] ??= value.trim();
  }
}

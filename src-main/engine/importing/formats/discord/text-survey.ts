import { DateOrderEvidence } from '../../date-order.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportSource } from '../../format.ts';
import { surveyLines } from '../../lines.ts';
import { readAccount, readTextHeader } from './text-header.ts';

/** More different names than any chat has. */
const REMEMBERED = 200_000;

/** What a text export tells only as a whole. */
export interface TextSurvey {
  readonly dates: DateOrderEvidence;
  /** Whether a blank line stands before messages, as the exporter writes them; other programs leave it out. */
  readonly blanksBefore: boolean;
  /** Whether somebody of this name writes. */
  isKnown(name: string): boolean;
}

/** Looks through a text export for the order of its dates and who writes. */
export async function surveyText(source: ExportSource): Promise<TextSurvey> {
  const dates = new DateOrderEvidence();
  const names = new Set<string>();
  let headsAfterBlank = 0;
  let afterBlank = false;
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const line of lines) {
      const header = readTextHeader(line);
      if (header !== null) {
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
  }
  const isKnown = (name: string) => names.has(name);
  return { dates, blanksBefore: headsAfterBlank > 0, isKnown };
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, type MadeFormat, madeFormats, writeExport } from './exports.ts';
import { measureInProcess, table } from './measure.ts';

/** How fast one format is read, nothing kept. */
export interface ParseFigures {
  readonly format: string;
  readonly messages: number;
  readonly skipped: number;
  readonly processorMilliseconds: number;
  readonly peakMegabytes: number;
}

/** Reads a made-up export of every format, one after the other, each in a process of its own. */
export async function measureParsing(
  folder: string,
  messages: number,
  formats: readonly MadeFormat[] = madeFormats,
): Promise<readonly ParseFigures[]> {
  const figures: ParseFigures[] = [];
  for (const format of formats) {
    const file = join(folder, fileNameOf(format));
    await writeExport(format, file, { messages, seed: 1 });
    figures.push(await measureInProcess<ParseFigures>(join(import.meta.dirname, 'parse-run.ts'), file));
    rmSync(file);
  }
  return figures;
}

/** A row for each format, in messages a second of processor time. */
export function tableOfParsing(figures: readonly ParseFigures[]): string {
  return table([
    ['format', 'messages', 'skipped', 'processor s', 'messages/s', 'peak MB'],
    ...figures.map(({ format, messages, skipped, processorMilliseconds, peakMegabytes }) => [
      format,
      String(messages),
      String(skipped),
      (processorMilliseconds / 1000).toFixed(2),
      (messages / (processorMilliseconds / 1000)).toFixed(0),
      peakMegabytes.toFixed(0),
    ]),
  ]);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivedMessage } from '../../../src-main/contract/index.ts';
import { type AnnotatedChat, archived } from './corpus.ts';

const HALF_DAY = 12 * 60;
const FIRST_SCORED_LINE = 1000;

/**
 * The Ubuntu IRC corpus (Kummerfeld et al., ACL 2019): `NAME.ascii.txt` a log, one message a line
 * from 0, `NAME.annotation.txt` lines `A B -`, the later of the two answers the earlier.
 * @param part `train` or `dev`
 */
export function readIrcCorpus(folder: string, part: string): AnnotatedChat[] {
  const directory = join(folder, 'irc-disentanglement', part);
  return readdirSync(directory)
    .filter((file) => file.endsWith('.ascii.txt'))
    .sort()
    .map((file) => {
      const name = file.replace('.ascii.txt', '');
      return {
        name,
        messages: readLog(name, readFileSync(join(directory, file), 'utf8')),
        links: readAnnotation(readFileSync(join(directory, `${name}.annotation.txt`), 'utf8')),
        scoredFrom: FIRST_SCORED_LINE,
      };
    });
}

/** Lines become messages one to one; a notice takes the time of the line before it. */
function readLog(name: string, log: string): ArchivedMessage[] {
  const lines = log.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  let minutes = Number.NaN;
  return lines.map((line, place) => {
    const clock = /^\[(\d\d):(\d\d)\] /.exec(line);
    if (clock !== null) {
      minutes = afterwards(minutes, Number(clock[1]) * 60 + Number(clock[2]));
    }
    const time = (Number.isNaN(minutes) ? 0 : minutes) * 60_000;
    const said = /^\[\d\d:\d\d\] <([^>]*)> ?(.*)$/.exec(line);
    if (said !== null) {
      return archived(name, place, said[1] ?? '', time, said[2] ?? '');
    }
    const done = /^\[\d\d:\d\d\] {1,2}\* (\S+) ?(.*)$/.exec(line);
    return done !== null
      ? archived(name, place, done[1] ?? '', time, done[2] ?? '')
      : archived(name, place, null, time, line);
  });
}

/** Some logs have a clock of twelve hours: a clock that falls back goes on by half days until it does not. */
function afterwards(before: number, shown: number): number {
  if (Number.isNaN(before)) {
    return shown;
  }
  let minutes = shown;
  while (minutes < before - 60) {
    minutes += HALF_DAY;
  }
  return Math.max(minutes, before);
}

function readAnnotation(text: string): Map<number, number[]> {
  const links = new Map<number, number[]>();
  for (const line of text.split('\n')) {
    const [first, second] = line.split(' ').map(Number);
    if (first === undefined || second === undefined || Number.isNaN(second)) {
      continue;
    }
    const later = Math.max(first, second);
    const targets = links.get(later) ?? [];
    targets.push(Math.min(first, second));
    links.set(later, targets);
  }
  return links;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportReport, ImportsDone, Job, ParsedRecord } from '../../src-main/contract/index.ts';
import { importOptionsSchema, locales, QunshuError, toErrorData } from '../../src-main/contract/index.ts';
import { threadReasons } from '../../src-main/engine/threads/index.ts';
import { engineSentences, recogniseSentence, sayEngineSentence } from '../../src-renderer/app/i18n/engine-words.ts';
import { createTranslator } from '../../src-renderer/app/i18n/i18n.ts';
import {
  addFiles,
  changeFile,
  cleanOptions,
  emptyBatch,
  endJob,
  fileName,
  groupByOptions,
  isSure,
  removeFile,
  startFiles,
} from '../../src-renderer/features/imports/batch.ts';

const report = { importId: 'i1', chat: 'C', file: 'a.txt' } as unknown as ImportReport;

function job(state: Job['state'], change: Partial<Job> = {}): Job {
  return {
    id: 'job-1',
    kind: 'import',
    subject: '',
    state,
    progress: null,
    result: null,
    error: null,
    startedAt: 0,
    endedAt: null,
    ...change,
  };
}

describe('picking files', () => {
  test('each once, in order', () => {
    const batch = addFiles(addFiles(emptyBatch, ['/a', '/b', '/a']), ['/b', '/c']);
    expect(batch.files.map(({ path }) => path)).toEqual(['/a', '/b', '/c']);
    expect(removeFile(batch, '/b').files.map(({ path }) => path)).toEqual(['/a', '/c']);
  });

  test('names of files of any system', () => {
    expect(fileName('/home/me/WhatsApp 聊天.txt')).toBe('WhatsApp 聊天.txt');
    expect(fileName('C:\\Users\\me\\qq.txt')).toBe('qq.txt');
    expect(fileName('/folder/')).toBe('folder');
  });

  test('a detection is sure from a half up', () => {
    expect(isSure({ format: 'irc', confidence: 0.5, candidates: [] })).toBe(true);
    expect(isSure({ format: 'irc', confidence: 0.4, candidates: [] })).toBe(false);
    expect(isSure({ format: null, confidence: 0.9, candidates: [] })).toBe(false);
  });
});

describe('starting', () => {
  test('files of the same options go together, empty options are left out', () => {
    let batch = addFiles(emptyBatch, ['/a', '/b', '/c', '/d']);
    batch = changeFile(batch, '/b', { options: { format: 'irc', chat: '' } });
    batch = changeFile(batch, '/c', { options: { chat: undefined, format: 'irc' } });
    batch = changeFile(batch, '/d', { options: { timezone: 'Asia/Taipei' } });
    const groups = groupByOptions(batch.files);
    expect(groups).toEqual([
      { paths: ['/a'], options: {} },
      { paths: ['/b', '/c'], options: { format: 'irc' } },
      { paths: ['/d'], options: { timezone: 'Asia/Taipei' } },
    ]);
    for (const group of groups) expect(importOptionsSchema.safeParse(group.options).success).toBe(true);
    expect(cleanOptions({ date: undefined, chat: '' })).toEqual({});
  });

  test('files under way are not started again', () => {
    const batch = startFiles(addFiles(emptyBatch, ['/a', '/b']), ['/a'], 'job-1');
    expect(groupByOptions(batch.files).map(({ paths }) => paths)).toEqual([['/b']]);
  });
});

describe('when the job ends', () => {
  const started = startFiles(
    addFiles(emptyBatch, ['/x/a.txt', '/x/b.pdf', '/x/c.txt']),
    ['/x/a.txt', '/x/b.pdf'],
    'job-1',
  );

  test('files that were read leave with their report, refused ones stay with the reason', () => {
    const error = toErrorData(new QunshuError('format-unknown', { file: 'b.pdf' }));
    const result: ImportsDone = { reports: [report], failed: [{ file: 'b.pdf', error }] };
    const batch = endJob(started, job('done', { result }));
    expect(batch.reports).toEqual([report]);
    expect(batch.files).toEqual([
      { path: '/x/b.pdf', options: {}, jobId: null, error, open: true },
      { path: '/x/c.txt', options: {}, jobId: null, error: null, open: false },
    ]);
  });

  test('options are opened only where they can help', () => {
    const error = toErrorData(new QunshuError('disk-full', { path: '/' }));
    const batch = endJob(started, job('failed', { error }));
    expect(batch.files.map(({ error: reason, open }) => [reason?.code ?? null, open])).toEqual([
      ['disk-full', false],
      ['disk-full', false],
      [null, false],
    ]);
  });

  test('a cancelled one puts its files back', () => {
    const batch = endJob(started, job('cancelled'));
    expect(batch.files.every(({ jobId, error }) => jobId === null && error === null)).toBe(true);
  });

  test('running jobs and those of others change nothing', () => {
    expect(endJob(started, job('running'))).toBe(started);
    expect(endJob(started, job('done', { id: 'other' }))).toBe(started);
  });
});

describe('what the importers say', () => {
  const engine = join(import.meta.dirname, '../../src-main/engine');
  const source = ['importing', 'archive']
    .flatMap((room) =>
      readdirSync(join(engine, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(engine, file), 'utf8').replaceAll('\\uFFFD', '\uFFFD'))
    .join('\n');

  test.each(Object.entries(engineSentences))('%s is said by an importer', (_key, sentence) => {
    for (const part of sentence.split(/\{\w+\}/)) expect(source).toContain(part);
  });

  test('what an importer says is known', () => {
    const said = [
      ...source.matchAll(/because(?:: | = )(['`])(.+?)\1/g),
      ...source.matchAll(/\.(?:warn|skip)\(\s*(?:[^'`\n]*[,?] )?(['`])([^'`]* .+?)\1/g),
      ...source.matchAll(/return (['`])((?:the|it|there|a) .+?)\1/g),
    ].map((match) => (match[2] ?? '').replaceAll(/\$\{.+?\}(?=[ .:”,]|$)/g, 'first'));
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((sentence) => recogniseSentence(sentence) === null)).toEqual([]);
  });

  test('what the importers said of the fixtures is known', () => {
    const fixtures = join(import.meta.dirname, '../fixtures/importing');
    const records = readdirSync(fixtures)
      .filter((name) => name.endsWith('.expected.json'))
      .flatMap((name) => JSON.parse(readFileSync(join(fixtures, name), 'utf8')) as ParsedRecord[]);
    const said = records.flatMap((record) =>
      record.type === 'skip' ? record.reason : record.type === 'guess' ? record.because : [],
    );
    expect(said.filter((sentence) => recogniseSentence(sentence) === null)).toEqual([]);
  });

  test('a sentence is recognised with what stands in its gaps', () => {
    expect(recogniseSentence('the second number of the dates goes above 12')).toEqual({
      key: 'above12',
      details: { place: 'second' },
    });
    expect(recogniseSentence('the line is too long: its last 17 bytes were left out')?.details).toEqual({
      bytes: '17',
    });
    expect(recogniseSentence('is 1/2/2026 day 1 of month 2 (dmy), or day 2 of month 1 (mdy)?')).toEqual({
      key: 'whichDateOrder',
      details: { written: '1/2/2026', a: '1', b: '2' },
    });
    expect(recogniseSentence('something else')).toBeNull();
  });

  test.each(locales)('in %s', async (locale) => {
    const { t } = await createTranslator(locale);
    const said = sayEngineSentence('the first number of the dates goes above 12', t);
    expect(said).not.toMatch(/[{}]/);
    expect(said === 'the first number of the dates goes above 12').toBe(locale === 'en');
    expect(sayEngineSentence('something else', t)).toBe('something else');
    for (const [key, sentence] of Object.entries(engineSentences)) {
      if (locale === 'en') expect(t(`engine.said.${key}` as 'engine.said.noSuchDate')).toBe(sentence);
    }
  });

  test.each(locales)('every reason of a thread’s score has words in %s', async (locale) => {
    const { t } = await createTranslator(locale);
    for (const reason of threadReasons)
      expect(t(`threads.reason.${reason}`, { defaultValue: '' }), reason).not.toBe('');
  });
});

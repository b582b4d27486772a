import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Documents, and questions of which it is known which documents answer them. */
export interface Collection {
  readonly name: string;
  readonly documents: readonly { readonly id: string; readonly title?: string; readonly body: string }[];
  readonly questions: readonly { readonly text: string; readonly gains: ReadonlyMap<string, number> }[];
}

interface SquadFile {
  data: {
    title?: string;
    paragraphs: { id: string; context: string; qas: { question: string; answers: { answer_start: number }[] }[] }[];
  }[];
}

/** Reading comprehension turned round: the paragraph is to be found by its questions. */
export function squadParagraphs(name: string, path: string): Collection {
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as SquadFile;
  const paragraphs = data.flatMap((article) => article.paragraphs);
  return {
    name,
    documents: paragraphs.map(({ id, context }) => ({ id, body: context })),
    questions: paragraphs.flatMap(({ id, qas }) =>
      qas.map(({ question }) => ({ text: question, gains: new Map([[id, 1]]) })),
    ),
  };
}

/** The same with every sentence a document, so that the rest of the paragraph does not help. Made by us: synthetic. */
export function squadSentences(name: string, path: string): Collection {
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as SquadFile;
  const documents: { id: string; body: string }[] = [];
  const questions: { text: string; gains: Map<string, number> }[] = [];
  for (const { id, context, qas } of data.flatMap((article) => article.paragraphs)) {
    let start = 0;
    const ends: number[] = [];
    for (const match of context.matchAll(/[。！？!?]+[」』”"]?|$/gu)) {
      const end = match.index + match[0].length;
      if (end - start > 5 || end === context.length) {
        documents.push({ id: `${id}/${ends.length}`, body: context.slice(start, end) });
        ends.push(end);
        start = end;
      }
    }
    for (const { question, answers } of qas) {
      const sentence = ends.findIndex((end) => (answers[0]?.answer_start ?? 0) < end);
      questions.push({ text: question, gains: new Map([[`${id}/${sentence}`, 1]]) });
    }
  }
  return { name, documents, questions };
}

/** Answers of doctors, to be found by what the patients asked. */
export function doctorsAnswers(name: string, path: string): Collection {
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as { data: { sent: string[]; label: string[] }[] };
  const documents: { id: string; body: string }[] = [];
  const questions: { text: string; gains: Map<string, number> }[] = [];
  for (const [number, { sent, label }] of data.entries()) {
    const said = sent.map((text) => text.replaceAll(' ', ''));
    for (const [place, mark] of label.entries()) {
      if (mark.startsWith('A')) {
        documents.push({ id: `${number}/${place}`, body: said[place] ?? '' });
      }
    }
    for (const [place, mark] of label.entries()) {
      const answers = [...label.keys()].filter((other) => label[other] === `A${mark.slice(1)}`);
      if (mark.startsWith('Q') && answers.length > 0) {
        questions.push({ text: said[place] ?? '', gains: new Map(answers.map((other) => [`${number}/${other}`, 1])) });
      }
    }
  }
  return { name, documents, questions };
}

/**
 * Conversations of Ubuntu IRC, to be found by their first message, which is taken out: English as it
 * is typed. People's annotation says which messages belong together. Or by their longest message,
 * likewise taken out: somebody remembers what was said in the middle.
 */
export function conversations(name: string, folder: string, known: 'first' | 'longest' = 'first'): Collection {
  const documents: { id: string; body: string }[] = [];
  const questions: { text: string; gains: Map<string, number> }[] = [];
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.annotation.txt'))) {
    const lines = readFileSync(join(folder, file.replace('.annotation', '.ascii')), 'utf8').split('\n');
    const parent = new Map<number, number>();
    const rootOf = (line: number): number => {
      const next = parent.get(line) ?? line;
      return next === line ? line : rootOf(next);
    };
    for (const link of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const [one = Number.NaN, other = Number.NaN] = link.split(' ').slice(0, 2).map(Number);
      if (!Number.isNaN(one) && !Number.isNaN(other)) {
        const [earlier, later] = [rootOf(Math.min(one, other)), rootOf(Math.max(one, other))];
        parent.set(Math.max(earlier, later), Math.min(earlier, later));
        parent.set(Math.min(earlier, later), Math.min(earlier, later));
      }
    }
    const groups = Map.groupBy(parent.keys(), rootOf);
    for (const [root, members] of groups) {
      const words = (line: number) => /^\[\d\d:\d\d\] <[^>]+> (.*)$/.exec(lines[line] ?? '')?.[1] ?? '';
      const inOrder = members.sort((one, other) => one - other);
      const first =
        known === 'first'
          ? (inOrder[0] ?? root)
          : inOrder.reduce((longest, line) => (words(line).length > words(longest).length ? line : longest));
      const rest = inOrder.filter((line) => line !== first);
      const body = rest.map(words).join('\n').trim();
      if (rest.length >= 3 && words(first).split(' ').length >= 4 && body !== '') {
        documents.push({ id: `${file}/${root}`, body });
        questions.push({ text: words(first), gains: new Map([[`${file}/${root}`, 1]]) });
      }
    }
  }
  return { name, documents, questions };
}

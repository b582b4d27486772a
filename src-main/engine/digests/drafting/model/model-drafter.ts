import type { DigestContent, DigestTemplate, Member, ModelFile } from '../../../../contract/index.ts';
import { QunshuError } from '../../../../contract/index.ts';
import { acceptedAnswerers } from '../acceptance.ts';
import { sortConversation } from '../conversation.ts';
import { createExtractiveDrafter, type Drafter, type DraftInput } from '../drafter.ts';
import { type AnswerContext, readAnswer, settledPart } from './answer-reader.ts';
import { promptWording } from './prompt-wording.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { type Selection, selectMessages } from './selection.ts';

export interface ModelDraftOptions {
  readonly settings: Pick<ModelFile, 'model' | 'namesSent' | 'longest'>;
  /** Everybody the library knows: their names stay here. */
  readonly members: readonly Member[];
  /** The library's templates; the first gives the sections. */
  readonly templates: readonly DigestTemplate[];
}

/** A request that asks a model for a draft, and what it takes to understand the answer. */
export interface DraftRequest {
  /** The body of the request, character by character. */
  readonly body: string;
  readonly selection: Selection;
  readonly pseudonyms: Pseudonyms;
}

/** How a model is asked: the body of a request to the words of the answer, and all its words so far meanwhile. */
export type Ask = (body: string, onWords: (text: string) => void) => Promise<string>;

/** What would be sent to have a conversation drafted. The same conversation and settings give the same request. */
export function draftRequest(input: DraftInput, { settings, members, templates }: ModelDraftOptions): DraftRequest {
  const wording = promptWording[input.language];
  const selection = selectMessages(input.messages, settings.longest);
  const [asker] = sortConversation(input.messages).askers;
  const pseudonyms = new Pseudonyms({
    messages: input.messages,
    members,
    memberOf: input.memberOf,
    asker: asker === undefined ? undefined : input.memberOf(asker),
    namesSent: settings.namesSent,
    wording,
  });
  const lines = selection.chosen.map(({ message, text }, place) => {
    const words = pseudonyms.hide(text).replaceAll('\r\n', '\n').replaceAll('\n', '\n  ');
    return `[${place + 1}] ${pseudonyms.senderOf(message)}: ${words}`;
  });
  const note = selection.leftOut > 0 ? [wording.leftOut(selection.leftOut)] : [];
  const sections = templates.find(({ id }) => id === input.templateId)?.sections ?? templates[0]?.sections ?? [];
  const headings = sections.map((section) => section.headings[input.language]);
  const answers = sections.find(({ key }) => key === 'answers')?.headings[input.language] ?? '';
  const body = {
    model: settings.model,
    stream: true,
    messages: [
      { role: 'system', content: wording.task(headings, answers) },
      { role: 'user', content: [wording.conversation, ...lines, ...note].join('\n') },
    ],
  };
  return { body: JSON.stringify(body, null, 2), selection, pseudonyms };
}

/**
 * A drafter that has a language model write, and believes nothing of it that names no message. Behaviour: SPEC.md.
 *
 * @param onGrowth is given the draft as far as it is written, again and again
 */
export function createModelDrafter(
  options: ModelDraftOptions,
  ask: Ask,
  onGrowth: (content: DigestContent) => void,
): Drafter<Promise<DigestContent>> {
  return {
    async draft(input) {
      const { body, selection, pseudonyms } = draftRequest(input, options);
      const messages = selection.chosen.map(({ message }) => message);
      const context: AnswerContext = {
        messages,
        base: createExtractiveDrafter().draft(input),
        templates: options.templates,
        restore: (text, write) => pseudonyms.restore(text, write),
        memberOf: input.memberOf,
        accepted: acceptedAnswerers(input.messages, sortConversation(input.messages)),
        newId: input.newId,
      };
      const text = await ask(body, (words) => onGrowth(readAnswer(settledPart(words), growing(context))));
      const content = readAnswer(text, context);
      if (content.answers.length === 0 && Object.keys(content.sections).length === 0) {
        throw new QunshuError('model-garbled', { reason: 'the answer holds no words' });
      }
      return content;
    },
  };
}

/** The passages of an unfinished draft are numbered, so that they stay the same while it grows. */
function growing(context: AnswerContext): AnswerContext {
  let count = 0;
  return { ...context, newId: () => `growing-${++count}` };
}

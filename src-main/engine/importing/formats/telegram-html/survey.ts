import type { ParsedChat } from '../../../../contract/index.ts';
import type { ExportSource } from '../../format.ts';
import { surveyHtml } from '../../html-events.ts';
import { nameIn } from './messages.ts';
import { type PageReader, type ShownMessage, TelegramPage } from './page.ts';

/** More messages than a page holds. */
const ENOUGH = 1000;

/** What the first page of a chat tells about it. */
export interface ChatSurvey {
  readonly name: string | null;
  readonly kind: ParsedChat['kind'];
}

/** Looks through the first page of a chat for its name and who writes. */
export async function surveyChat(page: ExportSource): Promise<ChatSurvey> {
  const survey = new Survey();
  await surveyHtml(page, new TelegramPage(survey), () => survey.count >= ENOUGH);
  return { name: survey.name, kind: survey.kind() };
}

class Survey implements PageReader {
  name: string | null = null;
  count = 0;
  readonly #senders = new Set<string>();

  heading(name: string): void {
    this.name ??= name || null;
  }

  message({ sender }: ShownMessage): void {
    this.count++;
    if (sender !== '') {
      this.#senders.add(nameIn(sender));
    }
  }

  kind(): ParsedChat['kind'] {
    const isNamedSoBySomebody = this.name !== null && this.#senders.has(this.name);
    if (!isNamedSoBySomebody || this.#senders.size > 2) {
      return 'group';
    }
    return this.#senders.size === 1 ? 'channel' : 'private';
  }
}

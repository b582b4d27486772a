import type { ChatKind, DateOrder } from '../../../../contract/index.ts';
import { DateOrderEvidence, decideDateOrder } from '../../date-order.ts';
import { nameInNotice } from './bodies.ts';
import { orderIn, readHeading } from './heading.ts';
import { NameStatistics } from './names.ts';
import { readTime } from './time.ts';
import { savedOrder, titleIn } from './title.ts';

const TAB = 9;
/** Enough names to know that it is a group. */
const MOST_SENDERS = 3;

/** How a file is to be read. */
export interface LineReading {
  readonly title: string | null;
  readonly kind: ChatKind;
  readonly isDesktop: boolean;
  /** Names of the desktop layout; empty in the other. */
  readonly names: ReadonlySet<string>;
  /** Of headings that their weekday leaves open. */
  readonly order: 'dmy' | 'mdy';
  /** Why that order, where it was decided without being told. */
  readonly because: string | null;
}

/** What one look at a file tells about how to read it. */
export class LineSurvey {
  readonly #evidence = new DateOrderEvidence();
  readonly #statistics = new NameStatistics();
  readonly #senders = new Set<string>();
  readonly #votes = { dmy: 0, mdy: 0 };
  #isOpen = false;
  #title: string | null = null;
  #withTab = 0;
  #withBlank = 0;

  add(line: string): void {
    const time = readTime(line);
    if (time !== null) {
      this.#addMessage(line, time.end);
      return;
    }
    this.#title ??= titleIn(line);
    const order = orderIn(line) ?? savedOrder(line);
    if (order !== null) {
      this.#votes[order]++;
      return;
    }
    const heading = readHeading(line);
    if (heading?.kind === 'either') {
      this.#isOpen = true;
      const [first, second, year] = heading.parts;
      this.#evidence.add({ parts: [first, second, year], digits: [1, 1, 4] });
    }
  }

  #addMessage(line: string, end: number): void {
    const rest = line.slice(end + 1);
    if (line.charCodeAt(end) === TAB) {
      this.#withTab++;
      const tab = rest.indexOf('\t');
      if (tab > 0 && this.#senders.size < MOST_SENDERS) {
        this.#senders.add(rest.slice(0, tab));
      }
      return;
    }
    this.#withBlank++;
    const name = nameInNotice(rest);
    if (name === null) {
      this.#statistics.add(rest);
    } else if (!name.includes(' ')) {
      this.#statistics.know(name);
    }
  }

  /** @throws {QunshuError} `format-option-missing` when its dates can be read in two ways. */
  decide(chosen: DateOrder | undefined, file: string): LineReading {
    const isDesktop = this.#withTab < this.#withBlank;
    if (isDesktop && this.#title !== null) {
      for (const name of this.#title.split(/[,、，]\s?/)) {
        this.#statistics.know(name);
      }
    }
    const names: ReadonlySet<string> = isDesktop ? this.#statistics.names() : new Set();
    return { title: this.#title, kind: this.#kind(isDesktop), isDesktop, names, ...this.#order(chosen, file) };
  }

  #kind(isDesktop: boolean): ChatKind {
    const bearsName = this.#title !== null && this.#senders.has(this.#title);
    return !isDesktop && this.#senders.size > 0 && this.#senders.size <= 2 && bearsName ? 'private' : 'group';
  }

  #order(chosen: DateOrder | undefined, file: string): Pick<LineReading, 'order' | 'because'> {
    const { dmy, mdy } = this.#votes;
    if (!this.#isOpen || dmy !== mdy) {
      return { order: dmy >= mdy ? 'dmy' : 'mdy', because: null };
    }
    const { day, because } = decideDateOrder(this.#evidence, chosen, file);
    return { order: day === 0 ? 'dmy' : 'mdy', because };
  }
}

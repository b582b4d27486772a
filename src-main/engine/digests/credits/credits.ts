import type { CreditChoice, CreditPolicy, Locale, Member } from '../../../contract/index.ts';
import { digestWording } from '../wording.ts';
import { NameReplacer } from './name-replacer.ts';

/** How one member appears in what leaves the library. */
export interface MemberCredit {
  readonly memberId: string;
  /** The name to be credited under; null: as one of many, without a name. */
  readonly shown: string | null;
  /** Every other name of a member who does not want to appear under it. */
  readonly hidden: readonly string[];
}

/** What a member consented to, lowered by the policy, never raised (CREDIT-1). */
export function creditOf(member: Member, policy: CreditPolicy): MemberCredit {
  const names = [member.name, ...member.aliases, ...(member.alias === null ? [] : [member.alias])];
  const choice = lesser(member.credit, policy === 'as-chosen' ? 'name' : policy);
  if (choice === 'name') {
    return { memberId: member.id, shown: member.name, hidden: [] };
  }
  const shown = choice === 'alias' ? member.alias : null;
  return { memberId: member.id, shown, hidden: Array.from(new Set(names)).filter((name) => name !== shown) };
}

function lesser(one: CreditChoice, other: CreditChoice): CreditChoice {
  const order: readonly CreditChoice[] = ['anonymous', 'alias', 'name'];
  return order[Math.min(order.indexOf(one), order.indexOf(other))] ?? 'anonymous';
}

/**
 * The one gate through which names leave the library: in credits, in titles and in the words of
 * the passages (CREDIT-1 to CREDIT-6).
 */
export class Credits {
  readonly #byId: ReadonlyMap<string, MemberCredit>;
  readonly #strangersNamed: boolean;
  readonly #someone: string;
  readonly #names: NameReplacer;

  /**
   * @param members everybody the library knows
   * @param strangers ids of contributors who are no members: names typed by hand or out of imported
   *   files, which stand for themselves
   */
  constructor(options: {
    readonly members: readonly Member[];
    readonly strangers?: readonly string[];
    readonly policy: CreditPolicy;
    readonly language: Locale;
  }) {
    const { members, policy, language } = options;
    this.#strangersNamed = policy === 'as-chosen' || policy === 'name';
    this.#someone = digestWording[language].someone;
    const credits = members.map((member) => creditOf(member, policy));
    const known = new Set(members.map(({ id }) => id));
    for (const name of options.strangers ?? []) {
      if (!known.has(name)) {
        credits.push({
          memberId: name,
          shown: this.#strangersNamed ? name : null,
          hidden: this.#strangersNamed ? [] : [name],
        });
      }
    }
    this.#byId = new Map(credits.map((credit) => [credit.memberId, credit]));
    this.#names = new NameReplacer({
      replaced: credits.flatMap(({ shown, hidden }) => hidden.map((name) => [name, shown ?? this.#someone] as const)),
      kept: credits.flatMap(({ shown }) => (shown === null ? [] : [shown])),
    });
  }

  /** Whether the member is named, under whichever name. */
  isNamed(memberId: string): boolean {
    return this.#shown(memberId) !== null;
  }

  /** The name a member is credited under. */
  readonly nameOf = (memberId: string): string => this.#shown(memberId) ?? this.#someone;

  /** Markdown without the names that must not appear. */
  readonly hideInMarkdown = (markdown: string): string => this.#names.inMarkdown(markdown);

  /** Plain words without the names that must not appear. */
  readonly hideInText = (text: string): string => this.#names.inText(text);

  #shown(memberId: string): string | null {
    const credit = this.#byId.get(memberId);
    return credit === undefined ? (this.#strangersNamed ? memberId : null) : credit.shown;
  }
}

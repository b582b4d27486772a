/** WhatsApp lets a group's name be 100 characters long, and iOS puts it where the sender stands. */
const LONGEST_AUTHOR = 120;
/** A name that wrote this often is a person, whatever it looks like. */
const CERTAIN_COUNT = 3;
const QUOTATION_MARK = /["“”«»„「『]/;
/**
 * What members do in notices, in languages WhatsApp writes them in: the words after the name, with something
 * after them. In lower case, so that “Juan Added” and “Left Shark” stay people.
 */
const NOTICE_VERB = new RegExp(
  ` (?:${[
    'changed|added|removed|left|joined|created|pinned|unpinned|turned|updated|deleted|blocked|unblocked|reset|started|ended|made|set|enabled|disabled|allowed|restricted|requested|invited|approved|renamed|is now|was|were',
    'cambió|añadió|eliminó|salió|creó|activó|desactivó|fijó|actualizó|cambiaste|añadiste|eliminaste|creaste',
    'mudou|alterou|adicionou|removeu|saiu|criou|ativou|desativou|fixou|atualizou',
    'hat|hast|änderte|heeft|hebt|a (?:changé|modifié|ajouté|supprimé|créé)|ha (?:cambiato|modificato|aggiunto|rimosso|creato)',
    'mengubah|menambahkan|mengeluarkan|membuat',
    'изменил|изменила|добавил|добавила|удалил|удалила|создал|создала',
  ].join('|')}) \\S| ?(?:更改|变更|變更|添加|新增|移除|移出|退出|离开|離開|加入|创建|建立|將|将|修改|设置|設定)`,
  'u',
);

/**
 * Tells senders from notices that happen to hold a colon: `Bob changed the subject to "a: b"`. Fed with
 * the candidates of a look ahead first, because a name that writes often is a person.
 */
export class Authors {
  readonly #counts = new Map<string, number>();
  readonly #verdicts = new Map<string, boolean>();

  /** Counts a candidate of the look ahead. */
  count(candidate: string): void {
    this.#counts.set(candidate, (this.#counts.get(candidate) ?? 0) + 1);
  }

  /** How often a candidate stood in the look ahead. */
  countOf(candidate: string): number {
    return this.#counts.get(candidate) ?? 0;
  }

  /** The candidates of the look ahead that are senders, most frequent first. */
  senders(): readonly string[] {
    return [...this.#counts.keys()]
      .filter((candidate) => this.isAuthor(candidate))
      .sort((a, b) => this.countOf(b) - this.countOf(a));
  }

  isAuthor(candidate: string): boolean {
    let verdict = this.#verdicts.get(candidate);
    if (verdict === undefined) {
      verdict = this.countOf(candidate) >= CERTAIN_COUNT || !this.#isNotice(candidate);
      // A bound, because a damaged file can hold any number of candidates.
      if (this.#verdicts.size < 100_000) {
        this.#verdicts.set(candidate, verdict);
      }
    }
    return verdict;
  }

  #isNotice(candidate: string): boolean {
    if (QUOTATION_MARK.test(candidate)) {
      return true;
    }
    const verb = NOTICE_VERB.exec(candidate);
    return verb !== null && this.#isSomebody(candidate.slice(0, verb.index));
  }

  /** A notice begins with the name of somebody who also writes, or with “You”. */
  #isSomebody(name: string): boolean {
    return this.#counts.has(name) || /^(?:you|du|tú|você|hai|vous|你|您|あなた)$/i.test(name);
  }
}

/**
 * Where the sender of a message ends: the index of the first colon at or after `start`, or -1 when what stands
 * before it cannot be a name (nothing, an address `https://…`, a time `19:00`, more than a line).
 */
export function authorEnd(line: string, start: number): number {
  const colon = line.indexOf(':', start);
  if (colon <= start || colon - start > LONGEST_AUTHOR) {
    return -1;
  }
  const name = line.slice(start, colon);
  const isAddress = line.startsWith('//', colon + 1);
  const isTime = name.length <= 2 && /^\d+$/.test(name) && /^\d/.test(line.slice(colon + 1, colon + 2));
  return isAddress || isTime || name.includes('\n') ? -1 : colon;
}

/** A name without invisible marks, its blanks in ASCII: two spellings of one name are one person. */
export function cleanName(name: string): string {
  return name
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
}
